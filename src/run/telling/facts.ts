/** What a sentence about a step is made from: the numbers of the step, of the one before it, and of the ground below. */
import { norm } from '../../math/norm'
import { type Internals, internalsOf } from '../internals'
import { type Axis, type Vector, dot, eigen, plus } from '../matrix'
import type { Race, Run } from '../race'
import { isLook } from '../looks'

export interface StepFacts {
  readonly race: Race
  readonly run: Run
  /** The step leads from here to `step + 1`. */
  readonly step: number
  readonly internals: Internals
  /** d = θ′ − θ, and its length. */
  readonly way: Vector
  readonly length: number
  /** The step before this one; undefined at the start. */
  readonly last: Vector | undefined
  /** The loss where it begins, and where it ends: not a number if the run is lost there. */
  readonly before: number
  readonly after: number
  /** ∇Lᵀd: below 0 the step goes down the slope. */
  readonly slope: number
  /** The principal curvatures, the largest first. With one parameter there is one. */
  readonly axes: readonly Axis[]
}

export function factsOf(race: Race, run: Run, step: number): StepFacts {
  const update = run.update(step)
  const internals = internalsOf(race.loss, update)
  const way = internals.step
  return {
    race,
    run,
    step,
    internals,
    way,
    length: lengthOf(way),
    last: step === 0 ? undefined : between(race, run, step - 1, step),
    before: trueLossAt(race, run, step),
    after: step + 1 === run.divergedAt ? Number.NaN : trueLossAt(race, run, step + 1),
    slope: dot(update.gradient, way),
    axes: eigen(internals.hessian),
  }
}

/** Where a run is at a step. */
export function placeAt({ surface }: Pick<Race, 'surface'>, run: Run, step: number): Vector {
  return [...run.points.subarray(3 * step, 3 * step + surface.parameters.length)]
}

export function lossAt(run: Run, step: number): number {
  return run.points[3 * step + 2] ?? Number.NaN
}

/** That of the step itself, where a run looks more rarely. */
function trueLossAt({ loss }: Pick<Race, 'loss'>, run: Run, step: number): number {
  const [x = 0, y = 0] = run.points.subarray(3 * step)
  return isLook(run, step) ? lossAt(run, step) : loss.value(x, y)
}

/** From the place of a run at one step to that at another. */
export function between(race: Pick<Race, 'surface'>, run: Run, from: number, to: number): Vector {
  return plus(placeAt(race, run, to), placeAt(race, run, from), -1)
}

export function lengthOf([x = 0, y = 0]: Vector): number {
  return norm(x, y)
}

/** The loss of the lowest declared minimum. */
export function lowestMinimum({ minima, loss }: Pick<Race, 'minima' | 'loss'>): number | undefined {
  const values = minima.map(([x = 0, y = 0]) => loss.value(x, y)).filter(Number.isFinite)
  return values.length > 0 ? Math.min(...values) : undefined
}
