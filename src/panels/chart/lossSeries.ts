/** The numbers of the loss chart: one column a runner, made fit for a log axis where one was asked for. */
import type { LossBand } from '../../ensemble/result'
import { bandColumns, lowestOf, withBands, type BandColumn } from './lossBands'

export interface LossSeries {
  /**
   * Steps, then three columns a band, then one column of losses a runner; null where a log axis has no place for the
   * number.
   */
  readonly columns: [Float64Array, ...(BandColumn | (number | null)[])[]]
  readonly log: boolean
  /** What was taken off every loss so that its logarithm exists; 0 when nothing was. */
  readonly lowest: number
  /** The range of the loss axis. */
  readonly range: readonly [low: number, high: number]
  readonly label: string
}

/** A log axis shows this many decades below its top, at the most: what is lower is rounding. */
const mostDecades = 16
/** Losses that grow past the start by this factor leave the chart at its top, so that the others can be read. */
const growth = { linear: 1.25, log: 30 }

/**
 * Columns for runs of 3 (steps + 1) numbers x, y, loss. Where a loss is 0 or less a log axis shows the distance to
 * the lowest value that is known: `floor` (the declared minimum) or one that a run has reached.
 */
export function lossSeries(
  points: readonly Float64Array[],
  steps: number,
  scale: 'log' | 'linear',
  floor: number | undefined,
  bands: readonly LossBand[] = [],
): LossSeries {
  const log = scale === 'log'
  let lowest = Math.min(floor ?? Infinity, lowestOf(bands))
  let highest = -Infinity
  let top = -Infinity
  for (const run of points) {
    top = Math.max(top, run[2] ?? 0)
    for (let at = 2; at < run.length; at += 3) {
      const loss = run[at] ?? 0
      if (loss < lowest) lowest = loss
      if (loss > highest) highest = loss
    }
  }
  const offset = log && Number.isFinite(lowest) && lowest < 0 ? lowest : 0
  // Runs that climb take the axis along for a while only; a start at the very bottom leaves them free.
  const start = top - (log ? offset : Math.min(lowest, top))
  const limit = start > 0 ? (log ? offset : Math.min(lowest, top)) + start * growth[scale] : highest
  const high = Math.min(highest, limit)

  let least = Infinity
  const columns = points.map((run) => {
    const column: (number | null)[] = Array.from({ length: steps + 1 })
    for (let step = 0; step <= steps; step += 1) {
      const value = (run[3 * step + 2] ?? 0) - offset
      if (log && !(value > 0)) column[step] = null
      else {
        column[step] = value
        if (value < least) least = value
      }
    }
    return column
  })
  const x = Float64Array.from({ length: steps + 1 }, (_, step) => step)
  // A linear axis stays as it is: where the bands begin would press the lines flat.
  const range = log ? withBands(logRange(least, high - offset), bands, offset) : linearRange(lowest, high)
  return {
    columns: [x, ...bandColumns(bands, steps, offset, range, log), ...columns],
    log,
    lowest: offset,
    range,
    label: offset === 0 ? `loss${log ? ' (log)' : ''}` : 'loss − lowest (log)',
  }
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
