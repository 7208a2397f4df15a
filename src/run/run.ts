/** One runner's run, recorded step by step, and how it ended. It is long because all share what was recorded. */
import type { FormulaError } from '../math/error'
import { norm } from '../math/norm'
import type { CompiledOptimizer } from '../optimizers/compile'
import { type Status, isLost, nearestMinimum } from './ending'
import type { Loss } from '../surfaces/compile'
import type { Ground } from './ground'
import type { RacePlan } from './plan'
import { Stepper } from './stepper'
import { type Stopped, type Watch, watchOf } from './stopping'
import { batchLosses } from './batches/batchLosses'
import type { Epochs } from './batches/epochs'
import { epochsOfRunner, turnsOf } from './turns'
import type { Update } from './update'
import { courseOf } from './verdict/course'
import { type Judge, judgeOf } from './verdict/judge'
import type { Landmark } from './verdict/landmarks'
import type { Verdict } from './verdict/tail'

export interface Run {
  readonly name: string
  /** The optimizer's id, or the name of a custom one. */
  readonly optimizer: string
  /** The rule, for its lines. */
  readonly rule: CompiledOptimizer
  /** Why the rule cannot run on this surface, positioned in the rule. Then the run diverges at its first step. */
  readonly problem: FormulaError | undefined
  /** The number of its steps. */
  readonly steps: number
  /** Every how many steps it looks at all rows of the data, and at its last: 1 but with very many of them. */
  readonly looks: number
  /** How many gradients one step evaluates, and how many turns of the race it costs: at least, if steps differ. */
  readonly evaluations: number
  readonly turnsPerStep: number
  /** Where steps differ, as loops make them do: the evaluations and the turns after each step, steps + 1 numbers. */
  readonly evaluationsAfter: Float64Array | undefined
  readonly turnsAfter: Float64Array | undefined
  /** How it goes through the rows of the data; undefined without data. */
  readonly epochs: Epochs | undefined
  /**
   * x, y, loss at every step: 3 (steps + 1) numbers. With one parameter y = 0. A diverged run repeats its last finite
   * point. Between two looks the loss is that of the look before.
   */
  readonly points: Float64Array
  /** ‖∇L‖ of the true gradient at every step, or at the look before: steps + 1 numbers. */
  readonly gradientNorm: Float64Array
  /** The loss of the rows that are set apart, at every step or at the look before: steps + 1 numbers. Undefined without such rows. */
  readonly validation: Float64Array | undefined
  /** The loss of the rows that the next step sees, at every step: steps + 1 numbers. */
  readonly batchLoss: Float64Array
  /** How steep it is there, in the surface's own units: below 1 a run is at rest. See `Judge.steepness`. */
  readonly steepness: Float64Array
  /** The step since which it is at rest, or −1, at every step. See `Judge.restAfter`. */
  readonly restSince: Int32Array
  /** The rate that each step used: steps + 1 numbers, the first that of step 1. */
  readonly eta: Float64Array
  /**
   * The first step whose point or loss was not finite or was far outside. A run that had come to rest before has
   * arrived, and stays: there, a rule may divide 0 by 0, and a formula may be ∞/∞ on a far flat end.
   */
  readonly divergedAt: number | undefined
  /** Why it ended before the race, if it did: then `steps` are those until there. */
  readonly stopped: Stopped | undefined
  /** The status of the run at a step. */
  status(step: number): Status
  /** The update that leads from `step` to `step + 1`, with all its numbers. */
  update(step: number): Update
}

/** Computes the run of the runner at `index` of the plan to its end. */
export function runOf(plan: RacePlan, ground: Ground, index: number): Run {
  const stepper = new Stepper(plan, ground, index)
  const { optimizer, rule, problem, name, evaluations } = stepper
  const epochs = epochsOfRunner(plan, index, ground.rows)
  const { steps: maxSteps, turnsPerStep, turnsAfter } = turnsOf(plan, evaluations, epochs)
  const judge = judgeOf(ground)
  const whole = emptyRecord(maxSteps, stepper.isCounted)
  const states = new Float64Array(stepper.stateSize * (maxSteps + 1))
  const budget = plan.turn === 'gradient' ? plan.steps : Infinity
  const watched = plan.stop?.of === 'validation' ? ground.validation?.loss : undefined
  const watch = plan.stop && watchOf(plan.stop, watched !== undefined)
  const { steps, divergedAt, stopped } = record(
    stepper,
    ground,
    judge,
    { budget, watch, watched },
    whole,
    states,
  )
  const { restSince, spent, points, gradientNorm, steepness, eta } = whole
  const until = (numbers: Float64Array): Float64Array => numbers.subarray(0, steps + 1)
  const verdictAt = courseOf(judge, { steps, points, restSince, isLost: divergedAt !== undefined })

  let validation: Float64Array | undefined
  let batchLoss: Float64Array | undefined

  return {
    name,
    optimizer,
    rule,
    problem,
    steps,
    looks: ground.looks,
    evaluations,
    turnsPerStep,
    evaluationsAfter: spent && until(spent),
    turnsAfter: spent && plan.turn === 'gradient' ? until(spent) : turnsAfter && until(turnsAfter),
    epochs,
    points: points.subarray(0, 3 * (steps + 1)),
    gradientNorm: until(gradientNorm),
    // Both are computed when they are first asked for: most who look at a run do not need them.
    get batchLoss() {
      batchLoss ??= batchLosses(plan, ground, index, this.points)
      return batchLoss
    },
    get validation() {
      validation ??= ground.validation && lossesAt(ground.validation.loss, this)
      return validation
    },
    steepness: until(steepness),
    restSince: restSince.subarray(0, steps + 1),
    eta: until(eta),
    divergedAt,
    stopped,
    status(step) {
      if (stopped && step >= stopped.step) return { kind: 'stopped', ...stopped }
      if (divergedAt !== undefined && step >= divergedAt)
        return divergedAt === 0 ? { kind: 'nothing' } : { kind: 'diverged', step: divergedAt }
      const since = restSince[step] as number
      return statusOf(verdictAt(step), since < 0 ? step : since, ground)
    },
    update: (step) => stepper.inspect(Math.min(step, steps), points, states),
  }
}

type Looking = Pick<Run, 'looks' | 'steps' | 'divergedAt'>

/** Whether a run looks at all rows at a step. It does where it ends, and before it is lost. */
export function isLook({ looks, steps, divergedAt = Infinity }: Looking, step: number): boolean {
  return step % looks === 0 || step >= Math.min(steps, divergedAt - 1)
}

/** The last look of a run until a step. */
export function lookAt(run: Looking, step: number): number {
  return isLook(run, step) ? step : step - (step % run.looks)
}

/** The losses of a run where it looks, and between two looks that of the look before. */
function lossesAt(loss: Loss, run: Looking & Pick<Run, 'points'>): Float64Array {
  const { points } = run
  const losses = new Float64Array(points.length / 3)
  for (let step = 0; step < losses.length; step += 1)
    losses[step] = isLook(run, step)
      ? loss.value(points[3 * step] as number, points[3 * step + 1] as number)
      : (losses[step - 1] as number)
  return losses
}

/** The numbers of a run, with a number for each step but three of `points`. */
interface Recorded extends Pick<Run, 'points' | 'gradientNorm' | 'steepness' | 'restSince' | 'eta'> {
  /** The evaluations after each step, where steps differ. */
  readonly spent: Float64Array | undefined
}

function emptyRecord(steps: number, isCounted: boolean): Recorded {
  return {
    spent: isCounted ? new Float64Array(steps + 1) : undefined,
    points: new Float64Array(3 * (steps + 1)),
    gradientNorm: new Float64Array(steps + 1),
    steepness: new Float64Array(steps + 1),
    eta: new Float64Array(steps + 1),
    restSince: new Int32Array(steps + 1),
  }
}

/** What ends a run before its race. */
interface Limits {
  /** Of evaluations. */
  readonly budget: number
  readonly watch: Watch | undefined
  /** What `watch` hears of, if it is not the loss of the run itself. */
  readonly watched: Loss | undefined
}

/**
 * Takes all steps within the limits, and records them, with the rule's state before each. Returns their number, the step at
 * which the run diverged, if it did, and why it was stopped, if it was.
 */
function record(
  stepper: Stepper,
  ground: Ground,
  judge: Judge,
  { budget, watch, watched }: Limits,
  recorded: Recorded,
  states: Float64Array,
): Pick<Run, 'steps' | 'divergedAt' | 'stopped'> {
  const { points, gradientNorm, steepness, restSince, eta, spent } = recorded
  const { loss, quick, looks, domain } = ground
  const { theta, gradient } = stepper
  const steps = eta.length - 1
  /** Looks at all rows where a run ends between two looks. Nothing else of it changes. */
  const endAt = (step: number): void => {
    if (step % looks === 0) return
    points[3 * step + 2] = loss.gradient(points[3 * step] as number, points[3 * step + 1] as number, gradient)
    gradientNorm[step] = norm(gradient[0] as number, gradient[1] as number)
  }
  eta[0] = stepper.rateAt(1)
  for (let step = 0; ; step += 1) {
    const isLook = step % looks === 0 || step === steps
    const value = (isLook ? loss : quick).gradient(theta[0] as number, theta[1] as number, gradient)
    const gx = gradient[0] as number
    const gy = gradient[1] as number
    if (isLost(domain, theta[0] as number, theta[1] as number, value + gx + gy)) {
      if (step > 0) endAt(step - 1)
      freeze(step, recorded, theta, value)
      const arrived = step > 0 && !stepper.problem && hasArrived(judge, points, step)
      return { steps, divergedAt: arrived ? undefined : step, stopped: undefined }
    }
    points[3 * step] = theta[0] as number
    points[3 * step + 1] = theta[1] as number
    points[3 * step + 2] = isLook ? value : (points[3 * step - 1] as number)
    gradientNorm[step] = isLook ? norm(gx, gy) : (gradientNorm[step - 1] as number)
    steepness[step] = judge.steepness(gx, gy)
    const before = Math.max(step - 1, 0)
    restSince[step] = judge.restAfter(
      restSince[step - 1] ?? -1,
      step,
      steepness[before] as number,
      steepness[step] as number,
      (theta[0] as number) - (points[3 * before] as number),
      (theta[1] as number) - (points[3 * before + 1] as number),
    )
    stepper.saveState(states, step)
    const stopped = isLook
      ? watch?.(step, watched ? watched.value(theta[0] as number, theta[1] as number) : value, norm(gx, gy))
      : undefined
    if (stopped || step === steps) return { steps: step, divergedAt: undefined, stopped }
    eta[step + 1] = stepper.take(step + 1)
    // The step that the budget has no room for is not one of the run.
    if (spent && !(spend(spent, step, stepper.taken) <= budget)) {
      endAt(step)
      return { steps: step, divergedAt: undefined, stopped: undefined }
    }
  }
}

/** Adds what a step took. Returns what has been taken with it. */
function spend(spent: Float64Array, step: number, taken: number): number {
  return (spent[step + 1] = (spent[step] as number) + taken)
}

/** A verdict with the declared minimum that it is about. `since`: the step from which the run stayed, if it does. */
function statusOf(verdict: Verdict, since: number, { minima, domain }: Ground): Status {
  const minimumAt = ({ x, y }: Landmark): number | undefined => nearestMinimum(minima, domain, x, y)
  switch (verdict.kind) {
    case 'converged':
      return { kind: verdict.kind, minimum: minimumAt(verdict.landmark), since }
    case 'circling':
      return { kind: verdict.kind, minimum: minimumAt(verdict.landmark), within: verdict.within }
    default:
      return { kind: verdict.kind }
  }
}

/** Whether a run that was lost at a step had come to rest before. */
function hasArrived(judge: Judge, points: Float64Array, step: number): boolean {
  const [x = 0, y = 0] = points.subarray(3 * (step - 1))
  return judge.verdictOnLast(x, y).kind !== 'running'
}

/** Repeats the point before `step` from there on. If the start itself is lost, it stays as it is. */
function freeze(
  step: number,
  { points, gradientNorm, steepness, restSince, eta, spent }: Recorded,
  theta: Float64Array,
  value: number,
): void {
  const last =
    step > 0 ? points.slice(3 * (step - 1), 3 * step) : Float64Array.of(theta[0] ?? 0, theta[1] ?? 0, value)
  for (let at = 3 * step; at < points.length; at += 3) points.set(last, at)
  for (const list of [gradientNorm, steepness, restSince]) list.fill(list[step - 1] ?? Number.NaN, step)
  eta.fill(eta[step] ?? 0, step)
  spent?.fill(spent[step] as number, step)
}
