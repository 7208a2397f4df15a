/** When a run in float32 is at rest. */
import { restTolerance } from '../../run/ending'
import type { Ground } from '../../run/ground'
import { sharpnessAt } from '../stability'

/** Half the distance between neighbouring float32 numbers, relative to them. */
const rounding = 2 ** -24

/**
 * A run counts as at rest with ‖∇L‖ below this. It is the tolerance of float64, unless the surface is very steep beside
 * a declared minimum. Then no float32 place near it may have so small a gradient, so the tolerance is twice the
 * gradient that rounding a place causes.
 */
export function restTolerance32(ground: Ground): number {
  const floors = ground.minima.map((minimum) => {
    const farthest = Math.max(...minimum.map(Math.abs))
    const floor = 2 * sharpnessAt(ground, minimum) * farthest * rounding
    return Number.isFinite(floor) ? floor : 0
  })
  return Math.max(restTolerance, ...floors)
}
