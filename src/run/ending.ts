/** The status of a run at a point. The leaderboard, the trace and the maps share this diagnosis. */
import { hypot } from '../math/elementary/hypot'
import type { Loss } from '../surfaces/compile'
import type { Interval } from '../surfaces/surface'
import { eigenvalues } from './matrix'

export type Status =
  | { readonly kind: 'running' | 'saddle' | 'plateau' }
  /** `minimum` is the index of the declared minimum that it reached, `since` the step from which it stayed. */
  | { readonly kind: 'converged'; readonly minimum: number | undefined; readonly since: number }
  | { readonly kind: 'diverged'; readonly step: number }

/** A run with ‖∇L‖ below this is at rest. */
export const restTolerance = 1e-4
/** A place with curvature below this in every direction is flat. */
const flatTolerance = 1e-4
/**
 * A run this many widths away from the domain has diverged. Its numbers are still finite, but the squares of the next
 * ones would not be.
 */
const farWidths = 1e100
/** A minimum is reached within this fraction of the domain's width. */
const nearFraction = 0.02

export function statusText(status: Status): string {
  return status.kind === 'diverged' ? `diverged at step ${status.step}` : status.kind
}

/** Whether a run cannot go on from here: a number is not finite, or the place is far outside of the domain. */
export function isLost(domain: readonly Interval[], x: number, y: number, numbers: number): boolean {
  if (!Number.isFinite(x + y + numbers)) return true
  return domain.some(([low, high], index) => Math.abs((index ? y : x) - low) > farWidths * (high - low))
}

const hessian = new Float64Array(3)

/** The kind of a place of rest, by its curvature: `converged`, `saddle` (or maximum) or `plateau`. */
export function kindOfRest(loss: Loss, x: number, y: number): 'converged' | 'saddle' | 'plateau' {
  loss.hessian(x, y, hessian)
  const [a = 0, b = 0, c = 0] = hessian
  const { low, high } = loss.dimension === 1 ? { low: a, high: a } : eigenvalues(a, b, c)
  if (Math.max(Math.abs(low), Math.abs(high)) < flatTolerance) return 'plateau'
  // A cusp shows no curvature, and its gradient is 0 by convention.
  return low < -flatTolerance ? 'saddle' : 'converged'
}

/** The declared minimum next to a point, if one is near. */
export function nearestMinimum(
  minima: readonly (readonly number[])[],
  domain: readonly Interval[],
  x: number,
  y: number,
): number | undefined {
  const [[left, right] = [0, 1], [bottom, top] = [0, 1]] = domain
  const distances = minima.map(([a = 0, b = 0]) =>
    hypot((x - a) / (right - left), domain.length > 1 ? (y - b) / (top - bottom) : 0),
  )
  const nearest = Math.min(...distances)
  return nearest < nearFraction ? distances.indexOf(nearest) : undefined
}
