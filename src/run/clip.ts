/** Clipping of a gradient, as PyTorch's clip_grad_norm_ and clip_grad_value_ do it. */
import { fusedMultiplyAdd } from '../math/fused'
import { norm as lengthOf } from '../math/norm'
import { clipEpsilon } from '../optimizers/clipping'
import type { RunnerPlan } from './plan'

/** Changes `g` in place; only the first `dimension` components count. */
export function clip(g: Float64Array, dimension: number, { norm, value }: RunnerPlan['clip']): void {
  if (norm !== undefined) {
    const [first = 0, second = 0] = g
    // fused, and with the reciprocal, because PyTorch rounds so
    const square = fusedMultiplyAdd(second, second, first * first)
    const length = Number.isFinite(square) ? Math.sqrt(square) : lengthOf(first, second)
    const factor = Math.min((1 / (length + clipEpsilon)) * norm, 1)
    for (let i = 0; i < dimension; i += 1) g[i] = (g[i] ?? 0) * factor
  }
  if (value !== undefined) {
    for (let i = 0; i < dimension; i += 1) g[i] = Math.min(Math.max(g[i] ?? 0, -value), value)
  }
}
