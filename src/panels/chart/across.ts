/** The chart's horizontal axis: steps, gradient evaluations, epochs or η, and the playhead's place along it. */
import { roundNumbers } from '../../looks/numbers'
import { onceFor } from '../../math/memo'
import { type Against, type AgainstRow, type Stepping, againsts } from '../../run/against'
import { stepAt } from '../../run/race'
import { turnsAt } from '../../run/turns'
import { lineOf, placeAt as placeOfStep, stepOf } from './places'
import { countTicks, logTicks } from './ticks'

export interface Across {
  readonly label: string
  /** Its end: that of the longest run. */
  readonly last: number
  /** How far along the axis a step of this run goes. */
  unit(run: Stepping): number
  /** The places of its steps, where they go differently far. On a log axis only those of the steps that are shown. */
  after(run: Stepping): Float64Array | undefined
  /** The playhead's place at a turn, and the turn at a place. */
  placeOf(turns: number): number
  turnsAt(place: number): number
  /** The places of round numbers, at most about `max`, and the number that stands at a place. */
  ticks(max: number): number[]
  numberAt(place: number): number
  /** The place of a number. */
  placeAt(number: number): number
  readonly isLog: boolean
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
  const row: AgainstRow = againsts[against]
  const { unit, after, isLog = false } = row
  const axis = isLog ? logAxis(row, shown) : undefined
  const afterOf = axis?.after ?? after
  const along = (run: Stepping) => lineOf(unit(run), afterOf(run))
  const isOwn = (run: Stepping) => {
    const places = after(run)
    return places ? run.turnsAfter?.at(-1) === places.at(-1) : run.turnsPerStep === unit(run)
  }
  const countsTurns = !axis && (!selected || shown.every(isOwn))
  const ends = shown.map((run) => placeOfStep(along(run), run.steps))
  const last = Math.max(1, ...ends, countsTurns ? turns : 0)
  const one = shown[0] ? (row.one?.(shown[0]) ?? 1) : 1
  const counted = (max: number) =>
    one === 1 ? countTicks(last, max) : roundNumbers(0, last / one, max).map((number) => number * one)
  const common = {
    label: row.words,
    last,
    unit,
    after: afterOf,
    ticks: (max: number) => axis?.ticks(last, max) ?? counted(max),
    numberAt: (place: number) => axis?.numberAt(place) ?? place / one,
    placeAt: (number: number) => axis?.placeAt(number) ?? number * one,
    isLog,
  }
  if (countsTurns) return { ...common, placeOf: (position) => position, turnsAt: (place) => place }
  return {
    ...common,
    placeOf: (position) => (selected ? placeOfStep(along(selected), stepAt(selected, position)) : 0),
    turnsAt: (place) => {
      if (!selected || afterOf(selected)?.length === 0) return 0
      const step = stepOf(along(selected), place)
      return selected.turnsAfter ? turnsAt(selected, Math.floor(step)) : step * selected.turnsPerStep
    },
  }
}

/** Places are decades from the lowest number of all runs. */
function logAxis({ after }: AgainstRow, shown: readonly Stepping[]) {
  const logs = shown.map((run) => after(run)?.[0] ?? Infinity)
  const lowest = Math.min(...logs)
  const from = lowest < Infinity ? lowest : 0
  const numberAt = (place: number): number => Number((10 ** (from + place)).toPrecision(digits - 1))
  const placeAt = (number: number): number => Math.log10(number) - from
  return {
    // Runs with the same rate share its place.
    after: onceFor((run: Stepping) => after(run)?.map((log) => Number((log - from).toFixed(digits)))),
    numberAt,
    placeAt,
    ticks: (last: number, max: number) => logTicks(numberAt(0), numberAt(last), max).map(placeAt),
  }
}

/** Of a place behind its point. A number that comes back from its logarithm has one less. */
const digits = 12
