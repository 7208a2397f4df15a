/** A search along a line, as it is seen from the points that a rule has tried, and the interval that they leave. */
import { norm } from '../math/norm'
import type { Search } from './searches'
import type { Update } from './update'

export interface LineSearch {
  /** Those that are not θ and have numbers. */
  readonly points: Search['points']
  /** The number of each in the search, from 1, and how many trial points there were in all. */
  readonly numbers: readonly number[]
  readonly count: number
  /** How many were θ itself, to the last digit, and how many had an infinite part or none. */
  readonly atTheta: number
  readonly withoutNumbers: number
  /** How far each point is along the line, as a share of the way from θ to the farthest. */
  readonly shares: readonly number[]
  /** Where share 1 is. */
  readonly far: readonly number[]
  /** How far along the line the step ends; undefined if it ends elsewhere. */
  readonly end: number | undefined
  /** Whether it ends at θ itself, and whether the search took that as its last trial point. */
  readonly isStill: boolean
  readonly isThetaAccepted: boolean
  /** The index of the trial point at which the step ends; undefined if the test of the loop refused every one. */
  readonly accepted: number | undefined
  /**
   * The interval that the trial points leave around the end of the step: to the nearest of them on both sides. If there is
   * none on one side, it begins or ends where the step does. Undefined if there is none on either side.
   */
  readonly left: readonly [number, number] | undefined
}

/** Relative to the length of the line, and to the place of θ. The least number is not relative: it is what a product rounds to. */
const roundings = { length: 1e-9, place: 1e-14, least: 4 * Number.MIN_VALUE }
/** Relative to a coordinate. The same point may be computed in two ways. */
const ulps = 4 * Number.EPSILON

/** Undefined if the loop asked for slopes alone at some point, or if its points lie on no line through θ. */
export function lineSearchOf(
  search: Search,
  { theta, next }: Pick<Update, 'theta' | 'next'>,
): LineSearch | undefined {
  const known = search.points.flatMap((point, index) => {
    const way = minus(point, theta)
    return Number.isFinite(lengthOf(way)) ? [{ point, way, number: search.numbers[index] ?? 0 }] : []
  })
  const away = known.map(({ way }) => way)
  const farthest = away.reduce((one, other) => (lengthOf(other) > lengthOf(one) ? other : one), theta.map(() => 0)) // prettier-ignore
  const length = lengthOf(farthest)
  if (!search.isByLoss || length === 0) return undefined
  const tolerance = roundings.length * length + roundings.place * lengthOf(theta) + roundings.least
  const isOnLine = (way: readonly number[]): boolean =>
    lengthOf(minus(way, farthest.map((part) => shareOf(way, farthest) * part))) <= tolerance // prettier-ignore
  if (!away.every(isOnLine)) return undefined
  const step = minus(next, theta)
  const isStill = step.every((part) => part === 0)
  const shares = away.map((way) => shareOf(way, farthest))
  const end = isOnLine(step) ? shareOf(step, farthest) : undefined
  const points = known.map(({ point }) => point)
  const numbers = known.map(({ number }) => number)
  const accepted = isStill || search.hasGivenUp ? undefined : indexOf(next, points, theta)
  return {
    points,
    numbers,
    count: search.count,
    atTheta: search.count - search.points.length,
    withoutNumbers: search.points.length - points.length,
    shares,
    far: known.find(({ way }) => way === farthest)?.point ?? theta,
    end,
    isStill,
    isThetaAccepted: isStill && !search.hasGivenUp && search.numbers.at(-1) !== search.count,
    accepted,
    left:
      end === undefined
        ? undefined
        : leftBy(shares, accepted === undefined ? end : (shares[accepted] ?? end)),
  }
}

/** The last point that is this place, or else the last that is so but for rounding. */
function indexOf(
  place: readonly number[],
  points: Search['points'],
  theta: readonly number[],
): number | undefined {
  const isAbout = (part: number, i: number): boolean => {
    const here = place[i] ?? 0
    return Math.abs(part - here) <= ulps * Math.max(Math.abs(part), Math.abs(here), Math.abs(theta[i] ?? 0))
  }
  const same = points.findLastIndex((point) => point.every((part, i) => part === place[i]))
  const index = same < 0 ? points.findLastIndex((point) => point.every(isAbout)) : same
  return index < 0 ? undefined : index
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

/** Scaled, so that no square overflows or underflows. */
function shareOf(way: readonly number[], line: readonly number[]): number {
  const scale = line.reduce((most, part) => Math.max(most, Math.abs(part)), 0)
  const square = line.reduce((sum, part) => sum + (part / scale) * (part / scale), 0)
  return way.reduce((sum, part, i) => sum + (part / scale) * ((line[i] ?? 0) / scale), 0) / square
}

function minus(a: readonly number[], b: readonly number[]): number[] {
  return a.map((part, i) => part - (b[i] ?? 0))
}

function lengthOf([x = 0, y = 0]: readonly number[]): number {
  return norm(x, y)
}
