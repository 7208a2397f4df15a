/** What the chart is drawn against: steps or gradient evaluations, and where the playhead stands among them. */
import { type Against, type Stepping, againsts } from '../../run/against'
import { stepAt } from '../../run/race'

export interface Across {
  readonly label: string
  /** Where it ends: at the end of the longest run. */
  readonly last: number
  /** How far a step of this run goes. */
  unit(run: Stepping): number
  /** Where the playhead's line stands after so many turns, and the turns that lead to a place. */
  placeOf(turns: number): number
  turnsAt(place: number): number
}

/**
 * Where it counts the race's own turns the playhead has one place for all runs. Elsewhere it has one for each, and its
 * line stands at that of `selected`.
 */
export function acrossOf(
  against: Against,
  turns: number,
  shown: readonly Stepping[],
  selected: Stepping | undefined,
): Across {
  const { words: label, unit } = againsts[against]
  const ends = shown.map((run) => run.steps * unit(run))
  const common = {
    label,
    last: Math.max(1, ...ends),
    unit,
  }
  if (!selected || shown.every((run) => run.turnsPerStep === unit(run)))
    return {
      ...common,
      last: Math.max(common.last, turns),
      placeOf: (position) => position,
      turnsAt: (place) => place,
    }
  return {
    ...common,
    placeOf: (position) => stepAt(selected, position) * unit(selected),
    turnsAt: (place) => (place / unit(selected)) * selected.turnsPerStep,
  }
}
