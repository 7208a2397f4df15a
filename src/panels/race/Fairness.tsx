/** Whether all runners start at one place and meet one noise, and the one press that makes it so. */
import { makeFair } from '../../experiment/edits/raceEdits'
import type { Runner } from '../../experiment/experiment'
import { useLab, useLabState } from '../../lab/lab'
import { optimizerOf } from '../../run/ground'

export function Fairness() {
  const { store } = useLab()
  const runners = useLabState((state) => state.experiment.runners)
  const isShared = useLabState((state) => state.experiment.noise.shared)
  const own = runners.filter(({ start }) => start)
  const isFair = own.length === 0 && isShared
  return (
    <>
      <dl className="race-fairness">
        <dt>start</dt>
        <dd data-unfair={own.length > 0 ? '' : undefined}>{startText(own)}</dd>
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

function startText(own: readonly Runner[]): string {
  const [first] = own
  if (!first) return 'the same for all'
  return own.length === 1 ? `${optimizerOf(first).name} has its own` : `${own.length} have their own`
}
