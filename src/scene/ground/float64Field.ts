/** The field of a surface in float64, for losses that float32 cannot hold. */
import { between, halfWidth } from './intervals'
import type { Terrain } from './terrain'

/**
 * Samples the field at `size` × `size` vertices, as FieldPass fills its texture. Losses are measured from the height's
 * bottom in its unit, and gradients in that unit for half a width of the domain: so all are ordinary numbers.
 */
export function sampleField({ loss, domain, height }: Terrain, size: number): Float32Array {
  const texels = new Float32Array(4 * size * size)
  const gradient = new Float64Array(2)
  const { low, unit } = height
  const [halfX, halfY] = [halfWidth(domain[0]), halfWidth(domain[1])]
  for (let j = 0; j < size; j += 1) {
    const y = between(domain[1], j / (size - 1))
    for (let i = 0; i < size; i += 1) {
      const value = loss.gradient(between(domain[0], i / (size - 1)), y, gradient) / unit - low / unit
      const dx = ((gradient[0] ?? 0) / unit) * halfX
      const dy = ((gradient[1] ?? 0) / unit) * halfY
      if (isDrawn(value) && isDrawn(dx) && isDrawn(dy)) texels.set([value, dx, dy, 1], 4 * (j * size + i))
    }
  }
  return texels
}

/** Whether float32 has the number. */
function isDrawn(value: number): boolean {
  return Number.isFinite(Math.fround(value))
}
