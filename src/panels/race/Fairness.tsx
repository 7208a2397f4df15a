/** Whether all runners start at one place and meet one noise, and the one press that makes it so. */
import { makeFair } from '../../experiment/edits/raceEdits'
import type { Runner } from '../../experiment/experiment'
import { runnerNames } from '../../experiment/names/runnerNames'
import { useLab, useLabState } from '../../lab/lab'

export function Fairness() {
  const { store } = useLab()
  const runners = useLabState((state) => state.experiment.runners)
  const isShared = useLabState((state) => state.experiment.noise.shared)
  const hasOwn = runners.some(({ start }) => start)
  const isFair = !hasOwn && isShared
  return (
    <>
      <dl className="race-fairness">
        <dt>start</dt>
        <dd data-unfair={hasOwn ? '' : undefined}>{startText(runners)}</dd>
        <dt>noise</dt>
        <dd data-unfair={isShared ? undefined : ''}>{isShared ? 'the same for all' : 'each has its own'}</dd>
      </dl>
      {!isFair && (
        <div className="actions">
          <button
            type="button"
            className="button button-plain"
            title="One start and one noise for all runners"
            onClick={() => store.getState().edit(makeFair)}
          >
            Make it fair
          </button>
        </div>
      )}
    </>
  )
}

/** Who of them has a start of its own. */
export function startText(runners: readonly Runner[]): string {
  const own = runnerNames(runners).filter((_, index) => runners[index]?.start)
  if (own.length === 0) return 'the same for all'
  return own.length === 1 ? `${own[0]} has its own` : `${own.length} have their own`
}
