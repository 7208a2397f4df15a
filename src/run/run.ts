/** One runner's run, recorded step by step, and how it ended. */
import type { FormulaError } from '../math/error'
import { norm } from '../math/norm'
import type { CompiledOptimizer } from '../optimizers/compile'
import { type Status, isLost, kindOfRest, nearestMinimum, restTolerance } from './ending'
import type { Ground } from './ground'
import type { RacePlan } from './plan'
import { Stepper, type Update } from './stepper'
import { turnsOf } from './turns'

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
  /** How many gradients one step evaluates, and how many turns of the race it costs. */
  readonly evaluations: number
  readonly turnsPerStep: number
  /**
   * x, y, loss at every step: 3 (steps + 1) numbers. With one parameter y = 0. A diverged run repeats its last finite
   * point.
   */
  readonly points: Float64Array
  /** ‖∇L‖ of the true gradient at every step: steps + 1 numbers. */
  readonly gradientNorm: Float64Array
  /** The rate that each step used: steps + 1 numbers, the first that of step 1. */
  readonly eta: Float64Array
  /** The first step whose point or loss was not finite or was far outside. */
  readonly divergedAt: number | undefined
  /** The status of the run at a step. */
  status(step: number): Status
  /** The update that leads from `step` to `step + 1`, with all its numbers. */
  update(step: number): Update
}

/** Computes the run of the runner at `index` of the plan to its end. */
export function runOf(plan: RacePlan, ground: Ground, index: number): Run {
  const stepper = new Stepper(plan, ground, index)
  const { evaluations } = stepper
  const { steps, turnsPerStep } = turnsOf(plan, evaluations)
  const { loss, domain, minima } = ground
  const points = new Float64Array(3 * (steps + 1))
  const gradientNorm = new Float64Array(steps + 1)
  const eta = new Float64Array(steps + 1)
  const states = new Float64Array(stepper.stateSize * (steps + 1))
  const { theta, gradient } = stepper
  let divergedAt: number | undefined
  eta[0] = stepper.rateAt(1)
  for (let step = 0; ; step += 1) {
    const value = loss.gradient(theta[0] as number, theta[1] as number, gradient)
    const [gx, gy] = [gradient[0] as number, gradient[1] as number]
    if (isLost(domain, theta[0] as number, theta[1] as number, value + gx + gy)) {
      divergedAt = step
      freeze(step, points, gradientNorm, eta, theta, value)
      break
    }
    points[3 * step] = theta[0] as number
    points[3 * step + 1] = theta[1] as number
    points[3 * step + 2] = value
    gradientNorm[step] = norm(gx, gy)
    stepper.saveState(states, step)
    if (step === steps) break
    eta[step + 1] = stepper.take(step + 1)
  }
  const { optimizer, rule, problem, name } = stepper
  let restBegins: Int32Array | undefined

  return {
    name,
    optimizer,
    rule,
    problem,
    steps,
    evaluations,
    turnsPerStep,
    points,
    gradientNorm,
    eta,
    divergedAt,
    status(step) {
      if (divergedAt !== undefined && step >= divergedAt) return { kind: 'diverged', step: divergedAt }
      if (!((gradientNorm[step] ?? Number.NaN) < restTolerance)) return { kind: 'running' }
      const [x = 0, y = 0] = points.subarray(3 * step)
      const kind = kindOfRest(loss, x, y)
      if (kind !== 'converged') return { kind }
      restBegins ??= beginningsOfRest(gradientNorm)
      return { kind, minimum: nearestMinimum(minima, domain, x, y), since: restBegins[step] ?? step }
    },
    update: (step) => stepper.inspect(Math.min(step, steps), points, states),
  }
}

/** For each step, the first step of the stretch of small gradients that leads up to it. */
function beginningsOfRest(gradientNorm: Float64Array): Int32Array {
  const begins = new Int32Array(gradientNorm.length)
  for (let step = 1; step < begins.length; step += 1) {
    begins[step] = (gradientNorm[step - 1] as number) < restTolerance ? (begins[step - 1] as number) : step
  }
  return begins
}

/** Repeats the point before `step` from there on. If the start itself is lost, it stays as it is. */
function freeze(
  step: number,
  points: Float64Array,
  gradientNorm: Float64Array,
  eta: Float64Array,
  theta: Float64Array,
  value: number,
): void {
  const last =
    step > 0 ? points.slice(3 * (step - 1), 3 * step) : Float64Array.of(theta[0] ?? 0, theta[1] ?? 0, value)
  for (let at = 3 * step; at < points.length; at += 3) points.set(last, at)
  gradientNorm.fill(step > 0 ? (gradientNorm[step - 1] as number) : Number.NaN, step)
  eta.fill(eta[step] ?? 0, step)
}
