/** Follows a runner step by step in float64, as a race does, without judging where it comes to rest. */
import { clip } from '../../run/clip'
import { isLost } from '../../run/ending'
import { type Ground, groundOf } from '../../run/ground'
import type { RacePlan, RunnerPlan } from '../../run/plan'
import { Stepper } from '../../run/stepper'
import { Roundings, type Sides } from './roundings'

/** A runner to follow, and from where. */
export interface Follower {
  readonly runner: RunnerPlan
  /** Whether it clips the gradient before noise is added. */
  readonly clipsFirst?: boolean
  readonly start?: readonly number[]
  /** To round each step as a program of less precision may. */
  readonly rounded?: { readonly by: number; readonly sides: Sides }
}

export interface Followed {
  /** How many steps there are numbers for. Less than asked for if the run was lost. */
  readonly steps: number
  /** x, y for each step, 0 for a parameter that is not there. */
  readonly points: Float64Array
}

/** The plan's surface, noise and changes with one of its runners. */
export interface Course {
  readonly plan: RacePlan
  readonly index: number
}

/** @throws FormulaError if a text does not compile */
export function follow({ plan, index }: Course, follower: Follower, steps: number): Followed {
  const ground = groundOf(plan)
  const { clipsFirst = false, start, rounded, runner: given } = follower
  const runner: RunnerPlan = {
    ...given,
    stream: given.stream ?? index + 1,
    ...(start && { start }),
    ...(clipsFirst && { clip: {} }),
  }
  const changes = plan.changes
    .filter((change) => change.runner === index)
    .map((change) => ({ ...change, runner: 0 }))
  // Whoever took the path without batches saw all rows, however many there are.
  const own = given.batch ? undefined : 'all'
  const followed = { ...plan, runners: [runner], changes, steps, turn: 'step' } as const
  const stepper = new Stepper(followed, ground, 0, own)
  const points = new Float64Array(2 * (steps + 1))
  const limit = clipsFirst ? given.clip : {}
  const roundings = rounded && new Roundings(ground, rounded.by, rounded.sides)
  roundings?.start(stepper)
  for (let step = 0; ; step += 1) {
    if (!isHere(ground, stepper)) return { steps: step - 1, points }
    points.set(stepper.theta, 2 * step)
    if (step === steps) return { steps, points }
    roundings?.gradient(stepper)
    clip(stepper.gradient, ground.loss.dimension, limit)
    stepper.take(step + 1)
    roundings?.place(stepper)
  }
}

/** Writes the gradient where the stepper is, or a quick one if its steps see a batch. Returns whether it can go on from there. */
function isHere({ loss, quick, domain }: Ground, { theta, gradient, seesAll }: Stepper): boolean {
  const [x = 0, y = 0] = theta
  const value = (seesAll ? loss : quick).gradient(x, y, gradient)
  const [gx = 0, gy = 0] = gradient
  return !isLost(domain, x, y, value + gx + gy)
}
