/** An ensemble without a GPU: the same runs in float64, one after another. */
import { checkRows } from './checkRows'
import { isLost } from '../run/ending'
import { type Ground, groundOf } from '../run/ground'
import type { RacePlan } from '../run/plan'
import { Stepper } from '../run/stepper'
import { type Judge, judgeOf } from '../run/verdict/judge'
import { markOf } from '../run/verdict/tail'
import { bandSteps, sampleCells } from './outcomes/band'
import type { Ends } from './outcomes/ends'
import { cellPlans } from './cell'
import { groundsOf } from './grounds'
import type { EnsemblePlan } from './plan'

export interface Computed {
  readonly ends: Ends
  /** For each of `steps`, the losses of the sampled cells, for `bandOf`. A diverged run has +∞. */
  readonly samples: Float32Array<ArrayBuffer>
  readonly steps: readonly number[]
}

/** Steps between two reports. */
const stepsBetweenReports = 200_000

/**
 * Yields the share that is done.
 * @throws EnsembleError if its surface has very many rows; FormulaError if a text of the plan does not compile
 */
export function* computeInFloat64(plan: EnsemblePlan): Generator<number, Computed> {
  const { columns, rows } = plan
  const planOf = cellPlans(plan)
  const own = groundOf(plan.race)
  checkRows(own)
  const grounds = groundsOf(plan, own)
  const hasMark = markOf(plan.race.steps) !== undefined
  const list = (): Float32Array<ArrayBuffer> => new Float32Array(4 * columns * rows)
  const ends: Ends = { last: list(), before: list(), mark: hasMark ? list() : undefined }
  const steps = bandSteps(plan.race.steps)
  const { cells } = sampleCells(columns, rows)
  const samples = new Float32Array(steps.length * cells.length)
  const losses = new Float32Array(steps.length)
  let [sampled, taken] = [0, 0]
  for (let cell = 0; cell < columns * rows; cell += 1) {
    const column = cell % columns
    const row = (cell - column) / columns
    const isSampled = cells[sampled] === cell
    const ground = grounds.at(grounds.of(column, row))
    const end: Ends = {
      last: ends.last.subarray(4 * cell),
      before: ends.before.subarray(4 * cell),
      mark: ends.mark?.subarray(4 * cell),
    }
    // All cells are measured by one slope of rest, as on the GPU.
    taken += finish(planOf(column, row), ground, judgeOf(own), end, isSampled ? steps : [], losses)
    if (isSampled) {
      for (let index = 0; index < steps.length; index += 1)
        samples[index * cells.length + sampled] = losses[index] as number
      sampled += 1
    }
    if (taken < stepsBetweenReports) continue
    taken = 0
    yield (cell + 1) / (columns * rows)
  }
  return { ends, samples, steps }
}

/** Runs one race to its end, writing its last places and the losses at some steps. Returns how many steps it took. */
function finish(
  plan: RacePlan,
  ground: Ground,
  judge: Judge,
  { last, before, mark }: Ends,
  recorded: readonly number[],
  losses: Float32Array,
): number {
  const stepper = new Stepper(plan, ground, 0)
  const { theta, gradient } = stepper
  const { loss, domain } = ground
  const { steps } = plan
  const marked = markOf(steps)
  losses.fill(Number.POSITIVE_INFINITY)
  let atRestSince = -1
  let [fromX, fromY, was] = [0, 0, 0]
  let next = 0
  for (let step = 0; ; step += 1) {
    const [x, y] = [theta[0] as number, theta[1] as number]
    const value = loss.gradient(x, y, gradient)
    const [gx, gy] = [gradient[0] as number, gradient[1] as number]
    const lost = isLost(domain, x, y, value + gx + gy)
    // A lost run keeps its last finite point. If the start itself is lost, it stays as it is.
    if (!lost || step === 0) {
      last[0] = x
      last[1] = y
      last[2] = value
    }
    if (lost) {
      last[3] = -(step + 1)
      return step
    }
    if (step === marked) mark?.set([x, y])
    if (step === Math.max(steps - 1, 0)) before.set([x, y])
    if (recorded[next] === step) {
      losses[next] = value
      next += 1
    }
    const [moveX, moveY] = step === 0 ? [0, 0] : [x - fromX, y - fromY]
    const now = judge.steepness(gx, gy)
    atRestSince = judge.restAfter(atRestSince, step, step === 0 ? now : was, now, moveX, moveY)
    was = now
    if (step === steps) {
      last[3] = atRestSince + 1
      return step
    }
    fromX = x
    fromY = y
    stepper.take(step + 1)
  }
}
