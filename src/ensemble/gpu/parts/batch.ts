/** The rows of a data fit in a step shader, and those that a step sees. */
import { maxGpuColumns, rowsGlsl } from '../../../math/glslRows'
import { type Memo, memo, onceFor } from '../../../math/memo'
import { type Node, isNumber, reachable } from '../../../math/node'
import type { Rows } from '../../../math/rows'
import { batchesOf, rowsPerStep, stepsPerEpoch } from '../../../run/batches/batches'
import type { Batch } from '../../../run/plan'
import { lap } from '../../../run/verdict/thresholds'
import { axisValues } from '../../axes'
import { firstStream } from '../../cell'
import { checkRows } from '../../checkRows'
import type { EnsemblePlan } from '../../plan'
import { RoomError } from '../error'
import { type Stepped, axisOf } from './stepped'
import type { SurfacePart } from './surface'

export interface BatchPart {
  /** What the texts of means call. */
  readonly functions: string
  /** Statements before the noise, which take the gradient over the rows of the step, and after the rule. */
  readonly take: string
  readonly leave: string
  /** Whether a step need not look at all rows: few are in its batch, and the loss of a row is a number everywhere. */
  readonly isLazy: boolean
  /** How many times as long as on a formula a step takes. */
  readonly weight: number
}

/** So many rows of all and of the steps together have room: 64 MiB. */
const maxTexels = 4_194_304
/** So many rows of steps are drawn, and so many shuffled, where runs draw apart: a third of a second on the page. */
const [maxDrawn, maxShuffled] = [2e6, 1e6]
/** A mean over so many rows takes about as long as a formula. */
const rowsOfFormula = 4

/** @throws EnsembleError if there are very many rows; RoomError where they, or those of the batches, do not fit */
export function batchPart({ plan, ground, runner }: Stepped, surface: SurfacePart): BatchPart {
  const { rows } = ground
  if (!rows) return { functions: '', take: '', leave: '', isLazy: false, weight: 1 }
  checkRows(ground)
  if (rows.columns.length > maxGpuColumns) {
    throw new RoomError(`the data have more than ${maxGpuColumns} columns`)
  }
  const { batch } = runner
  const weightOf = (seen: number): number => Math.max(2, Math.ceil(seen / rowsOfFormula))
  if (!batch) return { functions: rowsGlsl, take: '', leave: '', isLazy: false, weight: weightOf(rows.count) }
  const most = rowsPerStep(batch, rows.count)
  const { run, count } = drawsOf(plan)
  const drawn = count * most * plan.race.steps
  const isLong =
    count > 1 && (drawn > maxDrawn || count * epochsIn(plan, batch, rows) * rows.count > maxShuffled)
  if (isLong || rows.count + drawn > maxTexels) {
    throw new RoomError(`its batches have ${drawn.toLocaleString('en-US')} rows`)
  }
  const isLazy = isTotal(ground)
  const isWhole = batch.shuffle === 'replace'
  const left = `u_rowCount - ((t - 1) % ((u_rowCount + ${most - 1}) / ${most})) * ${most}`
  return {
    functions: `uniform int u_draws;\n${rowsGlsl}`,
    take: [
      `batchFirst = u_rowCount + ((t - 1) * u_draws + ${run}) * ${most};`,
      `batchCount = ${isWhole ? `${most}` : `min(${most}, ${left})`};`,
      surface.slope('g', 'theta'),
    ].join('\n'),
    leave: 'batchFirst = 0;\nbatchCount = 0;',
    isLazy,
    // Then all rows are seen where a pass begins and where it ends, and where runs come to rest.
    weight: weightOf(most + (isLazy ? (2 * rows.count) / lap : rows.count)),
  }
}

/** Operations that give a number for all numbers, but for what is too large. */
const total = new Set(
  'constant input add sub mul neg abs sign choose lt le gt ge eq ne min max sin cos tanh exp sigmoid softplus atan floor ceil round'.split(
    ' ',
  ),
)

/** Whether the loss of a row is a number everywhere. */
function isTotal({ surface }: Stepped['ground']): boolean {
  const loss = surface.nodes.value.means?.roots[0]
  const isFine = ({ op, args: [, by] }: Node): boolean => {
    if (total.has(op)) return true
    if (!by || !isNumber(by)) return false
    return op === 'div' ? by.value !== 0 : op === 'pow' && Number.isInteger(by.value) && by.value >= 0
  }
  return loss !== undefined && reachable([loss]).every(isFine)
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
function drawsOf(plan: EnsemblePlan): Draws {
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

/** How many orders of all rows a run draws. */
function epochsIn({ race }: EnsemblePlan, batch: Batch, rows: Rows): number {
  return batch.shuffle === 'epoch' ? Math.ceil(race.steps / stepsPerEpoch(batch, rows.count)) : 0
}

/** The rows that a step shader reads. */
export interface StepRows extends Rows {
  /** How many of the runs draw apart. */
  readonly draws: number
}

/**
 * All rows, and after them those that each step sees, of one drawing after the other, as texels. Undefined where there are
 * none.
 */
export function rowsWithBatches(plan: EnsemblePlan, rows: Rows | undefined): StepRows | undefined {
  const batch = plan.race.runners[plan.runner]?.batch
  if (!rows || !batch) return rows && { ...rows, draws: 1 }
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
