/** The batches of an ensemble's runs that are drawn on the CPU, after the rows of a data fit. */
import { type Memo, memo, onceFor } from '../../../math/memo'
import type { Rows } from '../../../math/rows'
import { batchesOf, rowsPerStep, stepsPerEpoch } from '../../../run/batches/batches'
import type { Batch } from '../../../run/plan'
import { axisValues } from '../../axes'
import { firstStream } from '../../cell'
import type { EnsemblePlan } from '../../plan'
import { axisOf } from './stepped'

/** So many rows of all and of the steps together have room: 64 MiB. */
const maxTexels = 4_194_304
/** So many rows of steps are drawn, and so many shuffled, where runs draw apart: a third of a second on the page. */
const [maxDrawn, maxShuffled] = [2e6, 1e6]

/** An order of so many rows has room beside a run, in the shader. */
export const maxOrder = 512

/** Whether the batches of the plan are drawn on the CPU. Otherwise each run draws its own, in the shader. */
export function isTabled(plan: EnsemblePlan, batch: Batch, rows: Rows): boolean {
  const { count: draws } = drawsOf(plan)
  const drawn = draws * rowsPerStep(batch, rows.count) * plan.race.steps
  if (batch.shuffle === 'never' || rows.count + drawn > maxTexels) return false
  if (draws === 1) return true
  const shuffled = draws * Math.ceil(plan.race.steps / stepsPerEpoch(batch, rows.count)) * rows.count
  return batch.shuffle === 'epoch' && rows.count > maxOrder && drawn <= maxDrawn && shuffled <= maxShuffled
}

/** How the runs of an ensemble draw their batches. */
interface Draws {
  /** How many of them draw apart. */
  readonly count: number
  /** Which of those a run is, in the shader. */
  readonly run: string
  /** The seed and the stream of each. */
  of(index: number): { readonly seed: number; readonly stream: number }
}

/** Alike, or each column or row by its seed, or each run by its stream, as `cellPlans` has them. */
export function drawsOf(plan: EnsemblePlan): Draws {
  const { columns, rows, race } = plan
  const along = { axisX: columns, axisY: rows }
  const axis = axisOf(plan, 'seed')
  const seeds = axis && axisValues(axis === 'axisX' ? plan.x : plan.y, along[axis], true)
  const seedAt = (column: number, row: number): number =>
    seeds?.[axis === 'axisX' ? column : row] ?? race.seed
  if (!race.noise.shared)
    return {
      count: columns * rows,
      run: 'cell.y * int(u_columns) + cell.x',
      of: (run) => ({ seed: seedAt(run % columns, Math.floor(run / columns)), stream: firstStream + run }),
    }
  return {
    count: axis ? along[axis] : 1,
    run: axis === 'axisX' ? 'cell.x' : axis ? 'cell.y' : '0',
    of: (line) => ({ seed: seedAt(line, line), stream: 0 }),
  }
}

/** The rows that a step shader reads. */
export interface StepRows extends Rows {
  /** How many of the runs draw apart. */
  readonly draws: number
}

/** All rows, and after them those that each step sees. */
export function rowsWithBatches(plan: EnsemblePlan, rows: Rows): StepRows {
  const batch = plan.race.runners[plan.runner]?.batch
  if (!batch) return { ...rows, draws: 1 }
  const { steps, seed, noise } = plan.race
  const axes = [plan.x, plan.y].map((axis) => (axis.of === 'seed' ? axis : undefined))
  const key = JSON.stringify([batch, steps, seed, noise.shared, axes, plan.columns, plan.rows])
  return drawnFrom(rows)(key, () => drawAll(plan, batch, rows))
}

/** While a setting is dragged, the same are drawn again: of a swarm, its coarse and its fine ones, and those of a map. */
const drawnFrom = onceFor<Rows, Memo<StepRows>>(() => memo(4))

function drawAll(plan: EnsemblePlan, batch: Batch, rows: Rows): StepRows {
  const { steps } = plan.race
  const { count: draws, of } = drawsOf(plan)
  const most = rowsPerStep(batch, rows.count)
  const count = rows.count + draws * most * steps
  const columns = rows.columns.map((column) => {
    const all = new Float64Array(count)
    all.set(column.subarray(0, rows.count))
    return all
  })
  for (let drawn = 0; drawn < draws; drawn += 1) {
    const batches = batchesOf(batch, rows, of(drawn))
    for (let t = 1; t <= steps; t += 1) {
      const seen = batches.rowsAt(t)
      const first = rows.count + ((t - 1) * draws + drawn) * most
      columns.forEach((column, at) => column.set(seen.columns[at]?.subarray(0, seen.count) ?? [], first))
    }
  }
  return { columns, count, draws }
}
