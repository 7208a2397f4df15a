/** Whether the field of a surface, as the GPU fills it in float32, shows the surface. */
import { single } from '../../math/single'
import { maxGpuColumns } from '../../math/glslRows'
import type { Ground } from '../../run/ground'
import type { Height } from './height'
import { between, halfWidth } from './intervals'

/** Samples along each axis. They lie where formulas have no special places. */
const samples = 9
/** The largest error of a height that nobody sees, and of a slope in the picture. */
const [heightError, slopeError] = [0.003, 0.1]
/** Where a picture ends, in heights. */
const [lowest, highest] = [-0.1, 1.14]

/** What decides a field. */
type Drawn = Pick<Ground, 'settings' | 'loss' | 'domain'> &
  Partial<Pick<Ground, 'rows'>> & { readonly surface: Pick<Ground['surface'], 'singleLoss'> }

/**
 * Whether a field in float32, as the GPU fills it, shows this surface: whether its losses, all that is computed on the
 * way to them, and the places of a narrow domain far from 0 keep enough digits.
 */
export function isSingleEnough({ surface, settings, rows, loss, domain }: Drawn, height: Height): boolean {
  if ((rows?.columns.length ?? 0) > maxGpuColumns) return false
  const inSingle = surface.singleLoss(settings, rows)
  const [exact, rounded] = [new Float64Array(2), new Float64Array(2)]
  const halves = [halfWidth(domain[0]), halfWidth(domain[1])] as const
  const { low, high, unit } = height
  const range = single(single(high) - single(low))
  for (let i = 0; i < samples; i += 1) {
    for (let j = 0; j < samples; j += 1) {
      const x = between(domain[0], (i + 0.46) / samples)
      const y = between(domain[1], (j + 0.57) / samples)
      const true64 = loss.gradient(x, y, exact)
      const at = height.at(true64)
      if (!(at >= lowest && at <= highest)) continue
      const share = (inSingle.gradient(x, y, rounded) - single(low)) / range
      if (!(Math.abs(height.at(low + share * (high - low)) - at) <= heightError)) return false
      const steepness = height.unitSlope(true64)
      for (const [axis, half] of halves.entries()) {
        const slope = steepness * ((exact[axis] ?? 0) / unit) * half
        const seen = steepness * ((single(rounded[axis] ?? 0) / unit) * half)
        const error = Math.abs(seen - slope)
        if (Number.isFinite(slope) && !(error <= slopeError * (1 + Math.abs(slope)))) return false
      }
    }
  }
  return true
}
