/** The bands of the ensembles: quantiles at some places, fitted to the chart's axes. */
import type { ChartBand } from './content'

type Losses = Pick<ChartBand, 'places' | 'low' | 'median' | 'high'>

/** One quantile at every place of the chart, undefined where there is no sample. */
export type BandColumn = (number | undefined)[]

/** A line that leaves the chart ends this many heights past it: uPlot takes no infinite number. */
const beyond = 4

/** For each band the 90 %, the median and the 10 % at the places of `grid`. `lowest` is subtracted from every loss. */
export function bandColumns(
  bands: readonly Losses[],
  grid: Float64Array,
  lowest: number,
  [bottom, top]: readonly [low: number, high: number],
  log: boolean,
): BandColumn[] {
  const below = log ? Math.max(bottom * (bottom / top) ** beyond, smallest) : bottom - beyond * (top - bottom)
  const above = log ? Math.min(top * (top / bottom) ** beyond, largest) : top + beyond * (top - bottom)
  // A value off the axis goes past the nearer end. Diverged runs have an infinite loss.
  const shown = (loss: number): number | undefined =>
    Number.isNaN(loss) ? undefined : Math.min(Math.max(loss - lowest, below), above)
  const rows = new Map(Array.from(grid, (place, row) => [place, row]))
  return bands.flatMap(({ places, low, median, high }) =>
    [high, median, low].map((losses) => {
      const column: BandColumn = Array.from({ length: grid.length })
      for (const [index, place] of places.entries()) {
        const row = rows.get(place)
        if (row !== undefined) column[row] = shown(losses[index] ?? NaN)
      }
      return column
    }),
  )
}

/** The lowest loss of any band; Infinity without one. */
export function lowestOf(bands: readonly Pick<Losses, 'low'>[]): number {
  return Math.min(...bands.flatMap(({ low }) => finite(low)))
}

/**
 * The range of a log axis: that of the runners' lines, stretched to the medians and to the bands' beginnings, but only
 * so far that the lines keep half of the height.
 */
export function withBands(
  [bottom, top]: readonly [low: number, high: number],
  bands: readonly Pick<Losses, 'median' | 'high'>[],
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
