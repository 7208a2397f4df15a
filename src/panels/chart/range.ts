/** The range of the chart's upright axis: wide enough for what the runs do, and no wider because one of them blows up. */
import type { ChartContent, ChartLine } from './content'
import { lowestOf, withBands } from './bands'

export interface Upright {
  readonly log: boolean
  /** What is taken off every value so that its logarithm exists; 0 when nothing is. */
  readonly lowest: number
  readonly range: readonly [low: number, high: number]
}

/** A log axis shows this many decades below its top, at the most: what is lower is rounding. */
const maxDecades = 16
/** Values that grow past what is usual by this factor leave the chart at its top, so that the others can be read. */
const growth = { linear: 1.25, log: 30 }

/**
 * Where losses are negative a log axis shows the distance to the lowest that is known: the declared minimum or what a
 * run or a band has reached.
 */
export function uprightOf({ measure, scale, lines, bands }: ChartContent): Upright {
  const log = scale === 'log'
  const extents = lines.map(({ values }) => extentOf(values, 0))
  const lowest = Math.min(measure.floor ?? Infinity, lowestOf(bands), ...extents.map(({ low }) => low))
  const highest = Math.max(...extents.map(({ high }) => high))
  const offset = log && measure.isShifted && Number.isFinite(lowest) && lowest < 0 ? lowest : 0
  const tops = lines.map((line, index) => usualTop(line, extents[index]?.high ?? 0, measure.top))
  const top = Math.max(...tops)
  const base = log ? offset : Math.min(lowest, top)
  const high = top > base ? Math.min(highest, base + (top - base) * growth[scale]) : highest
  // A linear axis stays as it is: where the bands begin would press the lines flat.
  if (!log) return { log, lowest: offset, range: linearRange(lowest, high) }
  const above = offset === 0 ? extents : lines.map(({ values }) => extentOf(values, offset))
  const range = logRange(Math.min(...above.map(({ positive }) => positive)), high - offset)
  return { log, lowest: offset, range: withBands(range, bands, offset) }
}

interface Extent {
  readonly low: number
  readonly high: number
  /** The lowest that is above 0 once the offset is taken off. */
  readonly positive: number
}

/** Of the finite values. */
function extentOf(values: Float64Array, offset: number): Extent {
  let low = Infinity
  let high = -Infinity
  let positive = Infinity
  // Of millions of values: an iterator would cost more than all the rest.
  for (let step = 0; step < values.length; step++) {
    const value = values[step] as number
    if (value < low) low = value
    if (value > high && value < Infinity) high = value
    const above = value - offset
    if (above > 0 && above < positive) positive = above
  }
  return { low, high, positive }
}

/** How high a line goes in a run that gets somewhere. Gradients and distances may grow on the way. */
function usualTop({ run, values }: ChartLine, high: number, top: ChartContent['measure']['top']): number {
  const climbs = run.divergedAt !== undefined || (run.points.at(-1) ?? 0) > (run.points[2] ?? 0)
  const isAtStart = top === 'start' || (top === 'unlessItClimbs' && climbs)
  return isAtStart ? (values[0] ?? -Infinity) : high
}

function logRange(least: number, high: number): [number, number] {
  if (!(high > 0) || !Number.isFinite(least)) return [0.1, 1]
  const low = Math.max(least, high * 10 ** -maxDecades)
  const room = Math.max((high / low) ** 0.05, 1.3)
  return [low / room, high * room]
}

function linearRange(low: number, high: number): [number, number] {
  if (!Number.isFinite(low) || !Number.isFinite(high)) return [0, 1]
  const room = (high - low) * 0.05 || Math.abs(high) * 0.05 || 1
  return [low - room, high + room]
}
