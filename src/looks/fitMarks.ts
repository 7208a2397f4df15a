/** What the plot of a fit shows at a position of the playhead: every runner's curve, and the rows of the next step. */
import type { Experiment } from '../experiment/experiment'
import { curveAt, rowsSeenBy } from '../run/fit'
import { type Race, stepAt } from '../run/race'
import type { FitCurve } from './drawFit'
import { lookOf } from './palette'

/** `turns`: where the playhead is. What is not visible has no curve, but for the selected runner. */
export function fitCurves(
  race: Race,
  runners: Experiment['runners'],
  selected: number,
  turns: number,
): FitCurve[] {
  return race.runs.flatMap((_, index): FitCurve[] => {
    const runner = runners[index]
    if (!runner?.visible && index !== selected) return []
    const curve = curveAt(race, placeAt(race, index, turns))
    return curve && runner ? [{ curve, colour: lookOf(runner).colour, isChosen: index === selected }] : []
  })
}

/** The rows that the next step of a runner sees; undefined if all, or if there is none. `seenAt`: of `rowsSeenBy`. */
export function rowsSeenNext(
  { runs }: Race,
  index: number,
  turns: number,
  seenAt: ReturnType<typeof rowsSeenBy>,
): Int32Array | undefined {
  const run = runs[index]
  const step = run ? Math.floor(stepAt(run, turns)) : Infinity
  return run && step < run.steps ? seenAt?.(step + 1) : undefined
}

/** Where a run is after so many turns. */
function placeAt({ runs }: Race, index: number, turns: number): readonly number[] {
  const run = runs[index]
  if (!run) return []
  const step = Math.floor(stepAt(run, turns))
  return [...run.points.subarray(3 * step, 3 * step + 2)]
}
