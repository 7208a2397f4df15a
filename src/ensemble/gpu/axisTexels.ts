/** The values of both axes as the step shader reads them: a row of texels for x, one for y. */
import { axisValues, isWhole } from '../axes'
import type { Axis, EnsemblePlan } from '../plan'

export interface AxisTexels {
  readonly width: number
  /** 4 × width × 2 numbers, the value in the first of each four; of a seed what it is above `seed`. */
  readonly data: Float32Array
  /** The seed of all runs, or the least along its axis: a float has no room for all of its bits. */
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
