/** The loss band: which runs and steps are sampled, and its quantiles. */
import { quantilesOf } from './quantiles'
import type { LossBand } from './result'

const maxSteps = 101
const maxAlongSide = 32

/** The steps of the band: at most 101, evenly spread, including the first and the last. */
export function bandSteps(steps: number): number[] {
  const count = Math.min(maxSteps, steps + 1)
  return Array.from({ length: count }, (_, index) => Math.round((index * steps) / Math.max(count - 1, 1)))
}

/** A rectangle of cells that represents all. */
export interface CellSample {
  readonly columns: number
  readonly rows: number
  /** Indices of the sampled cells in the ensemble, row after row. */
  readonly cells: Uint32Array
}

/**
 * At most 32 × 32 cells, evenly spread. Column i of the sample's c is column ⌊(2i + 1) C / 2c⌋ of the ensemble's C, and
 * rows work the same way. This only uses whole numbers, so that the GPU finds the same cells.
 */
export function sampleCells(columns: number, rows: number): CellSample {
  const [across, up] = [Math.min(columns, maxAlongSide), Math.min(rows, maxAlongSide)]
  const at = (index: number, count: number, all: number): number =>
    Math.floor(((2 * index + 1) * all) / (2 * count))
  const cells = Uint32Array.from(
    { length: across * up },
    (_, index) => at(Math.floor(index / across), up, rows) * columns + at(index % across, across, columns),
  )
  return { columns: across, rows: up, cells }
}

/**
 * Quantiles of the loss at each recorded step. `samples` has a row of `count` losses for each of `steps`. A loss that is
 * not finite, as in a diverged run, counts as +∞.
 */
export function bandOf(samples: Float32Array, steps: readonly number[], count: number): LossBand {
  const low = new Float64Array(steps.length)
  const median = new Float64Array(steps.length)
  const high = new Float64Array(steps.length)
  const row = new Float32Array(count)
  for (let index = 0; index < steps.length; index += 1) {
    for (let at = 0; at < count; at += 1) {
      const loss = samples[index * count + at] as number
      row[at] = Number.isFinite(loss) ? loss : Number.POSITIVE_INFINITY
    }
    const quantiles = quantilesOf(row.sort())
    low[index] = quantiles?.low ?? Number.NaN
    median[index] = quantiles?.median ?? Number.NaN
    high[index] = quantiles?.high ?? Number.NaN
  }
  return { steps: Float64Array.from(steps), low, median, high }
}
