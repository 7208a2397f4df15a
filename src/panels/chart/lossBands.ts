/** The columns of the loss bands: quantiles of an ensemble at some of the steps, made fit for the chart's axis. */
import type { LossBand } from '../../ensemble/result'

/** Of one quantile, at every step of the chart; undefined where there is no sample. */
export type BandColumn = (number | undefined)[]

/** So many heights of the chart past its ends a line has left it; uPlot takes no infinite number. */
const beyond = 4

/** For each band its 90 %, its median and its 10 %. `lowest` is taken off every loss. */
export function bandColumns(
  bands: readonly LossBand[],
  steps: number,
  lowest: number,
  [bottom, top]: readonly [low: number, high: number],
  log: boolean,
): BandColumn[] {
  const below = log ? Math.max(bottom * (bottom / top) ** beyond, smallest) : bottom - beyond * (top - bottom)
  const above = log ? Math.min(top * (top / bottom) ** beyond, largest) : top + beyond * (top - bottom)
  // What the axis cannot show goes past the end that it lies beyond; runs that diverged have an infinite loss.
  const shown = (loss: number): number | undefined =>
    Number.isNaN(loss) ? undefined : Math.min(Math.max(loss - lowest, below), above)
  return bands.flatMap(({ steps: sampled, low, median, high }) =>
    [high, median, low].map((losses) => {
      const column: BandColumn = Array.from({ length: steps + 1 })
      for (const [index, step] of sampled.entries()) {
        if (step <= steps) column[step] = shown(losses[index] ?? NaN)
      }
      return column
    }),
  )
}

/** The lowest loss of any band; Infinity without one. */
export function lowestOf(bands: readonly LossBand[]): number {
  return Math.min(...bands.flatMap(({ low }) => finite(low)))
}

/**
 * The range of a log axis, given that of the runners' lines, stretched to where medians go and where the bands begin;
 * no further than leaves the lines half of the height.
 */
export function withBands(
  [bottom, top]: readonly [low: number, high: number],
  bands: readonly LossBand[],
  lowest: number,
): [low: number, high: number] {
  const medians = bands.flatMap(({ median }) => finite(median).map((loss) => loss - lowest))
  const starts = bands.flatMap(({ high }) => finite(high.subarray(0, 1)).map((loss) => loss - lowest))
  const room = Math.sqrt(top / bottom)
  return [
    Math.min(bottom, Math.max(bottom / room, Math.min(...medians.filter((loss) => loss > 0)))),
    Math.max(top, Math.min(top * room, Math.max(...starts))),
  ]
}

function finite(losses: Float64Array): number[] {
  return [...losses].filter(Number.isFinite)
}

const smallest = 1e-300
const largest = 1e300
