/** One runner's run, recorded step by step, and how it ended. */
import type { FormulaError } from '../math/error'
import { norm } from '../math/norm'
import type { CompiledOptimizer } from '../optimizers/compile'
import { type Status, isLost, nearestMinimum } from './ending'
import type { Loss } from '../surfaces/compile'
import type { Ground } from './ground'
import { type Looking, looksOf, validationOf } from './looks'
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

export interface Run extends Looking {
  readonly name: string
  /** The optimizer's id, or the name of a custom one. */
  readonly optimizer: string
  /** The rule, for its lines. */
  readonly rule: CompiledOptimizer
  /** Why the rule cannot run on this surface, positioned in the rule. Then the run diverges at its first step. */
  readonly problem: FormulaError | undefined
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
   * point.
   */
  readonly points: Float64Array
  /** ‖∇L‖ of the true gradient at every step: steps + 1 numbers. */
  readonly gradientNorm: Float64Array
  /** The loss of the rows that are set apart, at every step: steps + 1 numbers. Undefined without such rows. */
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

/** Computes the run of the runner at `index` of the plan to its end. `every`: that it looks at all rows at every step. */
export function runOf(plan: RacePlan, ground: Ground, index: number, every?: 'step'): Run {
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
  const looks = every
    ? { stepsPerLook: 1, stepsPerValidation: 1 }
    : looksOf(ground, maxSteps, { seesAll: stepper.seesAll, isWatched: watched !== undefined })
  const { steps, divergedAt, frozenFrom, stopped } = record(
    stepper,
    ground,
    judge,
    { budget, watch, watched, stepsPerLook: looks.stepsPerLook },
    whole,
    states,
  )
  const { restSince, spent, points, gradientNorm, steepness, eta } = whole
  const until = (numbers: Float64Array): Float64Array => numbers.subarray(0, steps + 1)
  const verdictAt = courseOf(judge, { steps, points, restSince, isLost: divergedAt !== undefined })

  let validation: Float64Array | undefined
  let batchLoss: Float64Array | undefined
  let last: { readonly step: number; readonly update: Update } | undefined

  return {
    name,
    optimizer,
    rule,
    problem,
    steps,
    ...looks,
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
      validation ??= ground.validation && validationOf(ground.validation.loss, this)
      return validation
    },
    steepness: until(steepness),
    restSince: restSince.subarray(0, steps + 1),
    eta: until(eta),
    divergedAt,
    frozenFrom,
    stopped,
    status(step) {
      if (stopped && step >= stopped.step) return { kind: 'stopped', ...stopped }
      if (divergedAt !== undefined && step >= divergedAt)
        return divergedAt === 0 ? { kind: 'nothing' } : { kind: 'diverged', step: divergedAt }
      const since = restSince[step] as number
      return statusOf(verdictAt(step), since < 0 ? step : since, ground)
    },
    update(step) {
      // Several ask for the same one in each frame.
      if (last?.step !== step) last = { step, update: stepper.inspect(Math.min(step, steps), points, states) }
      return last.update
    },
  }
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

/** How a run ended. */
type Ended = Pick<Run, 'steps' | 'divergedAt' | 'frozenFrom' | 'stopped'>

/** What ends a run before its race. */
interface Limits {
  /** Of evaluations. */
  readonly budget: number
  readonly watch: Watch | undefined
  /** What `watch` hears of, if it is not the loss of the run itself. */
  readonly watched: Loss | undefined
  readonly stepsPerLook: number
}

/**
 * Takes all steps within the limits, and records them, with the rule's state before each. Returns their number, the step at
 * which the run diverged, if it did, and why it was stopped, if it was.
 */
function record(
  stepper: Stepper,
  ground: Ground,
  judge: Judge,
  { budget, watch, watched, stepsPerLook: every }: Limits,
  recorded: Recorded,
  states: Float64Array,
): Ended {
  const { points, gradientNorm, steepness, restSince, eta, spent } = recorded
  const { loss, domain } = ground
  const { theta, gradient, seesAll } = stepper
  const steps = eta.length - 1
  /** Ends a run that is lost at a step, or between the look before and there. */
  const lost = (step: number, value: number): Ended => {
    const at = step === 0 ? 0 : lastKnown(ground, recorded, step, every, gradient) + 1
    freeze(at, recorded, theta, value)
    const arrived = at > 0 && !stepper.problem && hasArrived(judge, points, at)
    return { steps, divergedAt: arrived ? undefined : at, frozenFrom: at - 1, stopped: undefined }
  }
  eta[0] = stepper.rateAt(1)
  for (let step = 0; ; step += 1) {
    const looks = step % every === 0 || step === steps
    const isKnown = looks || seesAll
    const value = isKnown ? loss.gradient(theta[0] as number, theta[1] as number, gradient) : 0
    const gx = gradient[0] as number
    const gy = gradient[1] as number
    if (isLost(domain, theta[0] as number, theta[1] as number, isKnown ? value + gx + gy : 0))
      return lost(step, value)
    points[3 * step] = theta[0] as number
    points[3 * step + 1] = theta[1] as number
    points[3 * step + 2] = looks ? value : (points[3 * step - 1] as number)
    gradientNorm[step] = looks ? norm(gx, gy) : (gradientNorm[step - 1] as number)
    steepness[step] = looks ? judge.steepness(gx, gy) : (steepness[step - 1] as number)
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
    const stopped = looks
      ? watch?.(step, watched ? watched.value(theta[0] as number, theta[1] as number) : value, norm(gx, gy))
      : undefined
    if (stopped || step === steps)
      return { steps: step, divergedAt: undefined, frozenFrom: undefined, stopped }
    eta[step + 1] = stepper.take(step + 1)
    // The step that the budget has no room for is not one of the run.
    if (spent && !(spend(spent, step, stepper.taken) <= budget))
      return lastKnown(ground, recorded, step + 1, every, gradient) === step
        ? { steps: step, divergedAt: undefined, frozenFrom: undefined, stopped: undefined }
        : lost(step + 1, Number.NaN)
  }
}

/**
 * The last step before another at which a run has numbers, found from the look before it. Writes what there is at that
 * step, as a look does.
 */
function lastKnown(
  { loss, domain }: Ground,
  { points, gradientNorm }: Recorded,
  before: number,
  every: number,
  gradient: Float64Array,
): number {
  let at = before - 1 - ((before - 1) % every)
  for (let next = at + 1; next < before; next += 1) {
    const [x, y] = [points[3 * next] as number, points[3 * next + 1] as number]
    const value = loss.gradient(x, y, gradient)
    const [gx, gy] = [gradient[0] as number, gradient[1] as number]
    if (isLost(domain, x, y, value + gx + gy)) break
    at = next
    points[3 * at + 2] = value
    gradientNorm[at] = norm(gx, gy)
  }
  return at
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
