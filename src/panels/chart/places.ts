/** Where the steps of a line stand along the axis. */
import { stepAt } from '../../run/race'

export interface Places {
  /** How far one step goes along the axis. */
  readonly unit: number
  /** The places of the steps, where they go differently far. */
  readonly after?: Float64Array | undefined
}

export function lineOf(unit: number, after: Float64Array | undefined): Places {
  return { unit, after }
}

/** The place of a step, or of a fraction between two. */
export function placeAt({ unit, after }: Places, step: number): number {
  if (!after) return step * unit
  const before = Math.floor(step)
  const from = after[before] ?? after.at(-1) ?? 0
  return from + (step - before) * ((after[before + 1] ?? from) - from)
}

/** The step at a place, or a fraction between two. */
export function stepOf({ unit, after }: Places, place: number): number {
  if (!after) return place / unit
  return stepAt({ steps: after.length - 1, turnsPerStep: unit, turnsAfter: after }, place)
}
