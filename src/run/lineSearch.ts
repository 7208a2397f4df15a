/** A search along a line, as it is seen from the points that a rule has tried, and the interval that they leave. */
import { norm } from '../math/norm'
import type { Search } from './searches'
import type { Update } from './stepper'

export interface LineSearch {
  readonly points: Search['points']
  /** How far each point is along the line, as a share of the way from θ to the farthest. */
  readonly shares: readonly number[]
  /** Where share 1 is. */
  readonly far: readonly number[]
  /** How far along the line the step ends; undefined if it ends elsewhere. */
  readonly end: number | undefined
  /** The index of the trial point at which the step ends. */
  readonly accepted: number | undefined
  /**
   * The interval that the trial points leave around the end of the step: to the nearest of them on both sides. If there is
   * none on one side, it begins or ends where the step does. Undefined if there is none on either side.
   */
  readonly left: readonly [number, number] | undefined
}

/** Relative to the length of the line, and to the place of θ. */
const roundings = { length: 1e-9, place: 1e-14 }

/** Undefined if the loop asked for slopes alone at some point, or if its points lie on no line through θ. */
export function lineSearchOf(
  { points, isByLoss }: Search,
  { theta, next }: Pick<Update, 'theta' | 'next'>,
): LineSearch | undefined {
  const away = points.map((point) => minus(point, theta))
  const farthest = away.reduce((one, other) => (lengthOf(other) > lengthOf(one) ? other : one), theta.map(() => 0)) // prettier-ignore
  const length = lengthOf(farthest)
  if (!isByLoss || !Number.isFinite(length) || length === 0) return undefined
  const tolerance = roundings.length * length + roundings.place * lengthOf(theta)
  const isOnLine = (way: readonly number[]): boolean =>
    lengthOf(minus(way, farthest.map((part) => shareOf(way, farthest) * part))) <= tolerance // prettier-ignore
  if (!away.every(isOnLine)) return undefined
  const step = minus(next, theta)
  const shares = away.map((way) => shareOf(way, farthest))
  const end = isOnLine(step) ? shareOf(step, farthest) : undefined
  const accepted = away.findLastIndex((way) => lengthOf(minus(way, step)) <= roundings.place * (length + lengthOf(theta))) // prettier-ignore
  return {
    points,
    shares,
    far: points.find((_, index) => away[index] === farthest) ?? theta,
    end,
    accepted: accepted < 0 ? undefined : accepted,
    left: end === undefined ? undefined : leftBy(shares, accepted < 0 ? end : (shares[accepted] ?? end)),
  }
}

function leftBy(shares: readonly number[], end: number): LineSearch['left'] {
  const others = shares.filter((share) => Math.abs(share - end) > roundings.length * Math.abs(end))
  const before = others.filter((share) => share < end)
  const after = others.filter((share) => share > end)
  return others.length === 0 ? undefined : [maxOf(before, end), minOf(after, end)]
}

function maxOf(numbers: readonly number[], otherwise: number): number {
  return numbers.length === 0 ? otherwise : numbers.reduce((one, other) => Math.max(one, other))
}

function minOf(numbers: readonly number[], otherwise: number): number {
  return numbers.length === 0 ? otherwise : numbers.reduce((one, other) => Math.min(one, other))
}

function shareOf(way: readonly number[], line: readonly number[]): number {
  const square = line.reduce((sum, part) => sum + part * part, 0)
  return way.reduce((sum, part, i) => sum + part * (line[i] ?? 0), 0) / square
}

function minus(a: readonly number[], b: readonly number[]): number[] {
  return a.map((part, i) => part - (b[i] ?? 0))
}

function lengthOf([x = 0, y = 0]: readonly number[]): number {
  return norm(x, y)
}
