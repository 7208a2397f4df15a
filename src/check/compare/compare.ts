/** A path beside a run: how far they go together, and where they part. */
import type { Path, PathRow } from '../path/path'
import type { Followed } from './follow'

export interface Parting {
  readonly row: PathRow
  /** The runner's step there. */
  readonly step: number
  /** The last step before at which the two were compared. */
  readonly after: number | undefined
  /** Index of the parameter that is furthest away, for its tolerance. */
  readonly parameter: number
  readonly inPath: number
  readonly here: number
}

export interface Comparison {
  /** The last step that was compared. */
  readonly steps: number
  /** How many rows were compared. */
  readonly rows: number
  /** The last step before rounding alone may part two runs; undefined if it never does. */
  readonly horizon: number | undefined
  readonly parting: Parting | undefined
  /** The largest distance, relative to the largest number of the path. */
  readonly largest: number
}

/** Rounding that takes a run further than this part of the whole way says that the two cannot be compared. */
const blurred = 1e-3
/** Numbers of this size and more are as good as infinite: a run ends before it gets there. */
const lost = 1e90
/** A last digit is printed within half its unit. The rest is for the rounding of that. */
const half = 0.501

interface How {
  /** The runner's step less the path's. */
  readonly offset: number
  /** How far rounding may have taken x and y at each step. Where it says nothing, it may be anywhere. */
  readonly drift: Float64Array
  /** How far the path goes: see `extentOf`. */
  readonly extent: number
}

export function compare({ rows }: Path, followed: Followed, { offset, drift, extent }: How): Comparison {
  const size = sizeOf(rows)
  let [last, count, largest] = [0, 0, 0]
  let after: number | undefined
  for (const row of rows) {
    const step = row.step + offset
    const isLost = step > followed.steps
    const wasLost = row.point.some((value) => !Number.isFinite(value))
    const isFar = row.point.some((value) => !(Math.abs(value) < lost))
    if (isLost && isFar) break
    const cap = (i: number): number => Math.max(blurred * extent, (row.units[i] ?? 0) / 2)
    const sizes = row.point.map((_, i) => drift[2 * step + i] ?? Infinity)
    if (!isLost && sizes.some((size, i) => size > cap(i))) {
      return { steps: last, rows: count, horizon: after ?? 0, parting: undefined, largest }
    }
    let [worst, parameter] = [0, 0]
    row.point.forEach((value, i) => {
      const room = half * (row.units[i] ?? 0) + (sizes[i] ?? 0)
      const apart = isLost || wasLost ? Infinity : Math.abs(value - (followed.points[2 * step + i] ?? 0))
      if (apart / room > worst || (apart > 0 && room === 0)) [worst, parameter] = [apart / room, i]
      largest = Math.max(largest, Math.min(apart, Number.MAX_VALUE) / (size || 1))
    })
    if (worst > 1) {
      const here = isLost ? Number.NaN : (followed.points[2 * step + parameter] ?? 0)
      const parting = { row, step, after, parameter, inPath: row.point[parameter] ?? Number.NaN, here }
      return { steps: step, rows: count + 1, horizon: undefined, parting, largest }
    }
    after = step
    last = step
    count += 1
  }
  return { steps: last, rows: count, horizon: undefined, parting: undefined, largest }
}

function sizeOf(rows: readonly PathRow[]): number {
  return rows.reduce(
    (most, { point }) => Math.max(most, ...point.map(Math.abs).filter((value) => value < lost)),
    0,
  )
}

/** How far a path goes, along the parameter that goes furthest. Never 0. */
export function extentOf({ rows }: Path): number {
  const spans = (rows[0]?.point ?? []).map((_, i) => {
    const values = rows.map(({ point }) => point[i] ?? 0).filter((value) => Math.abs(value) < lost)
    const [low, high] = values.reduce(
      ([least, most], value) => [Math.min(least, value), Math.max(most, value)],
      [Infinity, -Infinity],
    )
    return values.length > 0 ? high - low : 0
  })
  return Math.max(...spans) || 1
}
