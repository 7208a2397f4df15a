/** Clipping of a gradient, as PyTorch's clip_grad_norm_ and clip_grad_value_ do it. */
import type { RunnerPlan } from './plan'

/** Changes `g` in place; only the first `dimension` components count. */
export function clip(g: Float64Array, dimension: number, { norm, value }: RunnerPlan['clip']): void {
  if (norm !== undefined) {
    const length = dimension === 1 ? Math.abs(g[0] ?? 0) : Math.hypot(g[0] ?? 0, g[1] ?? 0)
    const factor = Math.min(norm / (length + 1e-6), 1)
    for (let i = 0; i < dimension; i++) g[i] = (g[i] ?? 0) * factor
  }
  if (value !== undefined) {
    for (let i = 0; i < dimension; i++) g[i] = Math.min(Math.max(g[i] ?? 0, -value), value)
  }
}
