/** The values of both axes as texels for the step shader: one row for x, one for y. */
import { axisValues, isWhole } from '../axes'
import type { Axis, EnsemblePlan } from '../plan'

interface AxisTexels {
  readonly width: number
  /** 4 × width × 2 numbers. The first of each four is the value; for a seed, its distance from `seed`. */
  readonly data: Float32Array
  /** The seed of all runs, or the lowest along its axis. It is not a float, which cannot hold all of its bits. */
  readonly seed: number
}

export function axisTexels(plan: EnsemblePlan): AxisTexels {
  const width = Math.max(plan.columns, plan.rows)
  const data = new Float32Array(4 * width * 2)
  let { seed } = plan.race
  const write = (axis: Axis, count: number, row: number): void => {
    const values = axisValues(axis, count, isWhole(plan, axis.of))
    const base = axis.of === 'seed' ? (seed = values[0] ?? 0) : 0
    values.forEach((value, index) => {
      data[4 * (row * width + index)] = value - base
    })
  }
  write(plan.x, plan.columns, 0)
  write(plan.y, plan.rows, 1)
  return { width, data, seed }
}
