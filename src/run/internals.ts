/** What a rule does in one step: the shape of its preconditioner, and how close the step is to its stability limit. */
import type { Loss } from '../surfaces/compile'
import { type Axis, type Matrix, type Vector, dot, eigen, plus, solve, square, times } from './matrix'
import type { Run } from './run'
import type { Update } from './update'
import { stepAt } from './turns'

export interface Internals {
  readonly update: Update
  /** d = θ' − θ */
  readonly step: Vector
  /** H at θ. */
  readonly hessian: Matrix
  /** The ellipse that P makes of the unit circle. Undefined if P is 0 (only signs count) or not finite. */
  readonly preconditioner: Preconditioner | undefined
  /** dᵀHd / dᵀd; undefined without a step. */
  readonly curvature: number | undefined
  /** Undefined without a step, or if P is not positive definite. */
  readonly stability: Stability | undefined
  /** How much the local quadratic rises over the step, ∇Lᵀd + ½ dᵀHd; undefined without a step. */
  readonly rise: number | undefined
  /** What `rise` says of the step. */
  readonly outcome: Outcome | undefined
  /** The stationary point of the local quadratic, if it has one. */
  readonly stationary: { readonly at: Vector; readonly kind: 'minimum' | 'saddle' | 'maximum' } | undefined
}

export interface Preconditioner {
  /** Its half-axes, the longer first: how far a gradient of length 1 along each moves θ. Negative means uphill. */
  readonly axes: readonly Axis[]
  /** Whether P is symmetric and all its eigenvalues are above 0, so that −P u goes downhill. */
  readonly isDefinite: boolean
}

/**
 * What one step does to the local quadratic. `lowers`: it is not higher after the step. `overshoots`: the step goes
 * down the slope, but so far that the quadratic is higher there. `climbs`: the step goes up the slope.
 */
export type Outcome = 'lowers' | 'overshoots' | 'climbs'

/**
 * The curvature that a rule meets along d, λ = dᵀHd / dᵀP₁⁻¹d with P₁ = PC/η, and its limit 2/λ. C is the share of each
 * component that clipping leaves of the last gradient that the rule sees. Consider the step along d that P takes for the clipped gradient alone. At a rate
 * below the limit it lowers the local quadratic; above the limit the quadratic is higher where the step lands. The
 * rule's step may do something else because of momentum, noise or a probe: see `outcome`.
 *
 * For plain descent P₁ = I and λ = dᵀHd / dᵀd. Without P the step counts as plain: P₁ = I, and the rate is the one at
 * which plain descent would go equally far along d, dᵀd / −∇Lᵀd.
 */
interface Stability {
  readonly lambda: number
  /** 2/λ; undefined if the surface curves down along the step, because then there is no limit. */
  readonly limit: number | undefined
  /** The rate to compare with the limit: η, or the rate of the plain step. Undefined if that goes uphill. */
  readonly rate: number | undefined
  readonly isPlain: boolean
  readonly isAbove: boolean
}

/** The step to inspect at the playhead: the next one, or at the end the last one. Undefined if there is none. */
export function inspectedStep(
  run: Pick<Run, 'steps' | 'turnsPerStep' | 'divergedAt'>,
  turns: number,
): number | undefined {
  const last = Math.min(run.divergedAt ?? run.steps, run.steps) - 1
  return last < 0 ? undefined : Math.min(Math.floor(stepAt(run, turns)), last)
}

export function internalsOf(loss: Loss, update: Update): Internals {
  const { theta, next, gradient, preconditioner } = update
  const step = plus(next, theta, -1)
  const hessian = hessianAt(loss, theta)
  const ellipse = preconditionerOf(preconditioner)
  const length = dot(step, step)
  const moves = length > 0 && Number.isFinite(length)
  const slope = dot(gradient, step)
  const rise = moves ? slope + dot(step, times(hessian, step)) / 2 : undefined
  return {
    update,
    step,
    hessian,
    preconditioner: ellipse,
    curvature: moves ? dot(step, times(hessian, step)) / length : undefined,
    stability: moves ? stabilityOf(step, hessian, ellipse, update) : undefined,
    rise,
    outcome: rise === undefined ? undefined : outcomeOf(rise, slope),
    stationary: stationaryOf(theta, gradient, hessian),
  }
}

export function hessianAt(loss: Loss, [x = 0, y = 0]: Vector): number[][] {
  const [xx = 0, xy = 0, yy = 0] = collect((out) => loss.hessian(x, y, out))
  return loss.dimension === 1
    ? [[xx]]
    : [
        [xx, xy],
        [xy, yy],
      ]
}

function collect(write: (out: Float64Array) => void): Float64Array {
  const out = new Float64Array(3)
  write(out)
  return out
}

/** An asymmetry this small, relative to the entries, is rounding. */
const roundings = 1e-9

function preconditionerOf(matrix: Matrix): Preconditioner | undefined {
  const entries = matrix.flat()
  if (!entries.every(Number.isFinite) || entries.every((entry) => entry === 0)) return undefined
  const [[, b = 0] = [], [c = 0] = []] = matrix
  const isSymmetric = matrix.length === 1 || Math.abs(b - c) <= roundings * Math.max(...entries.map(Math.abs))
  const axes = isSymmetric
    ? eigen(matrix)
    : eigen(square(matrix)).map(({ value, direction }) => ({ value: Math.sqrt(value), direction }))
  return {
    axes: axes.toSorted((one, other) => Math.abs(other.value) - Math.abs(one.value)),
    isDefinite: isSymmetric && axes.every(({ value }) => value > 0),
  }
}

function outcomeOf(rise: number, slope: number): Outcome | undefined {
  if (Number.isNaN(rise)) return undefined
  if (rise <= 0) return 'lowers'
  return slope < 0 ? 'overshoots' : 'climbs'
}

function stabilityOf(
  step: Vector,
  hessian: Matrix,
  preconditioner: Preconditioner | undefined,
  { eta, gradient, last, preconditioner: matrix }: Update,
): Stability | undefined {
  if (preconditioner && !preconditioner.isDefinite) return undefined
  const isPlain = !preconditioner
  // (PC)⁻¹d: the rule gets C times the gradient before clipping.
  const { noisy, g } = last
  const unclipped = solve(matrix, step).map((part, i) => part * (g[i] ? (noisy[i] ?? 0) / g[i] : 1))
  const square = isPlain ? dot(step, step) : eta * dot(step, unclipped)
  const lambda = dot(step, times(hessian, step)) / square
  if (!(square > 0) || !Number.isFinite(lambda)) return undefined
  const descent = -dot(gradient, step)
  const rate = isPlain ? (descent > 0 ? square / descent : undefined) : eta
  const limit = lambda > 0 ? 2 / lambda : undefined
  return {
    lambda,
    limit,
    rate,
    isPlain,
    isAbove: limit !== undefined && rate !== undefined && rate > limit,
  }
}

function stationaryOf(theta: Vector, gradient: Vector, hessian: Matrix): Internals['stationary'] {
  const at = plus(theta, solve(hessian, gradient), -1)
  if (!at.every(Number.isFinite)) return undefined
  const curvatures = eigen(hessian).map(({ value }) => value)
  const kind = curvatures.every((value) => value > 0)
    ? 'minimum'
    : curvatures.every((value) => value < 0)
      ? 'maximum'
      : 'saddle'
  return { at, kind }
}
