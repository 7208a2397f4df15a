/** When a run in float32 is at rest. */
import { restTolerance } from '../../run/ending'
import type { Ground } from '../../run/ground'
import { sharpnessAt } from '../stability'

/** Half the distance between two neighbouring float32 numbers, as a share of them. */
const rounding = 2 ** -24

/**
 * The ‖∇L‖ below which a run counts as at rest: that of float64, or, where the surface is so steep beside a declared
 * minimum that no float32 place near it has so small a gradient, twice what the rounding of the place makes of it.
 */
export function restTolerance32(ground: Ground): number {
  const floors = ground.minima.map((minimum) => {
    const farthest = Math.max(...minimum.map(Math.abs))
    const floor = 2 * sharpnessAt(ground, minimum) * farthest * rounding
    return Number.isFinite(floor) ? floor : 0
  })
  return Math.max(restTolerance, ...floors)
}
