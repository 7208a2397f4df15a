/** Whether all runners share the start and the noise, and a button that makes it so. */
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
        <dd data-unfair={isShared ? undefined : ''}>
          {isShared ? 'the same for all' : 'different for each'}
        </dd>
      </dl>
      {!isFair && (
        <div className="actions">
          <button
            type="button"
            className="button button-plain"
            title="Give all runners the same start and noise"
            onClick={() => store.getState().edit(makeFair)}
          >
            Make it fair
          </button>
        </div>
      )}
    </>
  )
}

/** Names the runners with a separate start. */
export function startText(runners: readonly Runner[]): string {
  const own = runnerNames(runners).filter((_, index) => runners[index]?.start)
  if (own.length === 0) return 'the same for all'
  return own.length === 1 ? `${own[0]} has its own` : `${own.length} have their own`
}
