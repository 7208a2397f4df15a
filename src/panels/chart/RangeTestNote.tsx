/** What the range test of the selected runner suggests. A press takes the rate, and the schedule from before the test. */
import { endRangeTest, rateFor, scheduleBefore } from '../../experiment/edits/rangeTest'
import { useLab, useLabState } from '../../lab/lab'
import { shortNumber } from '../../math/numbers'
import type { Suggestions } from '../../run/rangeTest'

export function RangeTestNote({ decadeBelow, steepest }: Suggestions) {
  const { store } = useLab()
  const selected = useLabState((state) => state.selected)
  const runner = useLabState((state) => state.experiment.runners[state.selected])
  const take = (eta: number) => {
    const { past, edit } = store.getState()
    edit((now) => endRangeTest(now, selected, eta, scheduleBefore(past, selected)))
  }
  const below = { rate: decadeBelow, words: 'a decade below the lowest loss' }
  const fall = steepest && { rate: steepest.eta, words: 'the steepest fall' }
  // In the order of their lines in the chart.
  const rates = fall ? [below, fall].sort((one, other) => one.rate - other.rate) : [below]
  return (
    <p className="chart-suggestions" role="group" aria-label="Rates that the range test suggests">
      {rates.map(({ rate, words }) => {
        const eta = runner && rateFor(runner, rate)
        return eta === undefined ? null : (
          <button
            key={words}
            type="button"
            className="button button-plain"
            title="Take this rate, and the schedule from before the test"
            onClick={() => take(eta)}
          >
            η = {shortNumber(eta)}, {words}
          </button>
        )
      })}
    </p>
  )
}
