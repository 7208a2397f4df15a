/** The chart's horizontal axis: steps or gradient evaluations, and the playhead's place along it. */
import { type Against, type Stepping, againsts } from '../../run/against'
import { stepAt } from '../../run/race'
import { turnsAt } from '../../run/turns'
import { lineOf, placeAt, stepOf } from './places'

export interface Across {
  readonly label: string
  /** Its end: that of the longest run. */
  readonly last: number
  /** How far along the axis a step of this run goes. */
  unit(run: Stepping): number
  /** The places of its steps, where they go differently far. */
  after(run: Stepping): Float64Array | undefined
  /** The playhead's place at a turn, and the turn at a place. */
  placeOf(turns: number): number
  turnsAt(place: number): number
}

/**
 * If the axis counts the race's own turns, the playhead has one place for all runs. Else it has one for each, and its
 * line is at that of `selected`.
 */
export function acrossOf(
  against: Against,
  turns: number,
  shown: readonly Stepping[],
  selected: Stepping | undefined,
): Across {
  const { words: label, unit, after } = againsts[against]
  const along = (run: Stepping) => lineOf(unit(run), after(run))
  const ends = shown.map((run) => placeAt(along(run), run.steps))
  const common = {
    label,
    last: Math.max(1, ...ends),
    unit,
    after,
  }
  if (!selected || shown.every((run) => (after(run) ? run.turnsAfter : run.turnsPerStep === unit(run))))
    return {
      ...common,
      last: Math.max(common.last, turns),
      placeOf: (position) => position,
      turnsAt: (place) => place,
    }
  return {
    ...common,
    placeOf: (position) => placeAt(along(selected), stepAt(selected, position)),
    turnsAt: (place) => {
      const step = stepOf(along(selected), place)
      return selected.turnsAfter ? turnsAt(selected, Math.floor(step)) : step * selected.turnsPerStep
    },
  }
}
