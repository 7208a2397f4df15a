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
const mostDecades = 16
/** Values that grow past what is usual by this factor leave the chart at its top, so that the others can be read. */
const growth = { linear: 1.25, log: 30 }

/**
 * Where losses are negative a log axis shows the distance to the lowest that is known: the declared minimum or what a
 * run or a band has reached.
 */
export function uprightOf({ measure, scale, lines, bands }: ChartContent): Upright {
  const log = scale === 'log'
  let lowest = Math.min(measure.floor ?? Infinity, lowestOf(bands))
  let highest = -Infinity
  for (const { values } of lines) {
    for (const value of values) {
      if (value < lowest) lowest = value
      if (value > highest && value !== Infinity) highest = value
    }
  }
  const offset = log && measure.quantity === 'loss' && Number.isFinite(lowest) && lowest < 0 ? lowest : 0
  const top = Math.max(...lines.map((line) => usualTop(line, measure.quantity)))
  const base = log ? offset : Math.min(lowest, top)
  const high = top > base ? Math.min(highest, base + (top - base) * growth[scale]) : highest
  // A linear axis stays as it is: where the bands begin would press the lines flat.
  if (!log) return { log, lowest: offset, range: linearRange(lowest, high) }
  const range = logRange(leastPositive(lines, offset), high - offset)
  return { log, lowest: offset, range: withBands(range, bands, offset) }
}

/**
 * How high a line goes in a run that gets somewhere. Losses begin there. Gradients and distances may grow on the way;
 * of a run that ends above its start only the start counts. The rates of a schedule are all as they were set.
 */
function usualTop({ run, values }: ChartLine, quantity: ChartContent['measure']['quantity']): number {
  const first = values[0] ?? -Infinity
  if (quantity === 'loss' || quantity === 'gap') return first
  const climbs = run.divergedAt !== undefined || (run.points.at(-1) ?? 0) > (run.points[2] ?? 0)
  if (climbs && quantity !== 'eta') return first
  return values.reduce((most, value) => (value > most && value !== Infinity ? value : most), first)
}

function leastPositive(lines: readonly ChartLine[], offset: number): number {
  let least = Infinity
  for (const { values } of lines) {
    for (const value of values) {
      const above = value - offset
      if (above > 0 && above < least) least = above
    }
  }
  return least
}

function logRange(least: number, high: number): [number, number] {
  if (!(high > 0) || !Number.isFinite(least)) return [0.1, 1]
  const low = Math.max(least, high * 10 ** -mostDecades)
  const room = Math.max((high / low) ** 0.05, 1.3)
  return [low / room, high * room]
}

function linearRange(low: number, high: number): [number, number] {
  if (!Number.isFinite(low) || !Number.isFinite(high)) return [0, 1]
  const room = (high - low) * 0.05 || Math.abs(high) * 0.05 || 1
  return [low - room, high + room]
}
