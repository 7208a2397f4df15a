/** The scales of a surface: a length for each parameter, and a height. In these units a verdict knows no unit. */
import type { Loss } from '../../surfaces/compile'
import type { Interval } from '../../surfaces/surface'
import { restSlope, rounding32 } from './thresholds'

export interface Scales {
  /** The widths of the domain. With one parameter, the second is 1. */
  readonly widths: readonly [number, number]
  /**
   * From the lowest to the ninth decile of the losses on a grid over the domain, so that a pole or a wall hardly changes
   * it. To the highest, where nine tenths are as low as it gets. 1 where all losses are equal.
   */
  readonly height: number
  /** The lowest loss on the grid. */
  readonly lowest: number
}

/** Samples along a side of the grid. The places are the middles of cells, so poles on the axes and the edge are missed. */
const side = 24

/** A height of less than this share of the losses is the rounding of a large constant. */
const rounding = 1024 * Number.EPSILON

/** The places of the grid. */
export function* placesOf(domain: readonly Interval[]): Generator<readonly [number, number]> {
  const [[left, right] = [0, 1], second] = domain
  const count = side * side
  for (let index = 0; index < count; index += 1) {
    if (!second) yield [left + ((index + 0.5) / count) * (right - left), 0]
    else {
      const [column, row] = [index % side, Math.floor(index / side)]
      const [bottom, top] = second
      yield [left + ((column + 0.5) / side) * (right - left), bottom + ((row + 0.5) / side) * (top - bottom)]
    }
  }
}

export function scalesOf(loss: Loss, domain: readonly Interval[]): Scales {
  const [[left, right] = [0, 1], [bottom, top] = [0, 1]] = domain
  const losses = new Float64Array(side * side).fill(Number.NaN)
  let known = 0
  for (const [x, y] of placesOf(domain)) {
    const value = loss.value(x, y)
    if (!Number.isFinite(value)) continue
    losses[known] = value
    known += 1
  }
  const sorted = losses.subarray(0, known).sort()
  const at = (share: number): number => sorted[Math.floor(share * (known - 1))] ?? Number.NaN
  const lowest = at(0)
  // Each is held to its own size: a narrow wall may be so high that what is below it would be its rounding.
  const upper = [at(0.9), at(1)].find(
    (high) => high - lowest > rounding * Math.max(Math.abs(lowest), Math.abs(high)),
  )
  const height = upper === undefined ? 1 : upper - lowest
  return {
    widths: [right - left, domain.length > 1 ? top - bottom : 1],
    height: Number.isFinite(height) ? height : 1,
    lowest,
  }
}

/**
 * |∂L/∂θᵢ| below this is rest: `restSlope`, or what rounding a place to float32 makes of it, if that is more. For the
 * rounding, the curvature is the ninth decile of that over the domain.
 */
export function restSlopes(
  loss: Loss,
  domain: readonly Interval[],
  { widths, height }: Scales,
): readonly [number, number] {
  const hessian = new Float64Array(3)
  const changes = [new Float64Array(side * side), new Float64Array(side * side)] as const
  const far = [0, 1].map((axis) => Math.max(...(domain[axis] ?? [0]).map(Math.abs)))
  let known = 0
  for (const [x, y] of placesOf(domain)) {
    loss.hessian(x, y, hessian)
    const [xx = 0, xy = 0, yy = 0] = hessian.map((entry) => (Number.isFinite(entry) ? Math.abs(entry) : 0))
    changes[0][known] = xx * (far[0] ?? 0) + xy * (far[1] ?? 0)
    changes[1][known] = xy * (far[0] ?? 0) + yy * (far[1] ?? 0)
    known += 1
  }
  const slope = (axis: 0 | 1): number => {
    const change = changes[axis].sort()[Math.floor(0.9 * (known - 1))] ?? 0
    return Math.max((restSlope * height) / widths[axis], 2 * rounding32 * change)
  }
  return [slope(0), slope(1)]
}
