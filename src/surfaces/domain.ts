/** The domain of a surface, one interval for each parameter, and which intervals are allowed. */
import { type Check, Misfit, listOf, numberWithin } from '../math/check'
import { show } from '../math/show'
import type { Interval } from './surface'

/** How far from the origin a start or a domain may lie. */
export const maxStart = 1e12

/** The minimum width of a domain, along each parameter. */
const minWidth = 1e-12

/** The default domain of a formula, along each parameter. */
export const defaultInterval: Interval = [-3, 3]

/** @throws Misfit */
export function interval(value: unknown): Interval {
  const [low = 0, high = 0] = ends(value)
  const problem =
    low >= high
      ? 'the first number must be the lower one'
      : high - low < minWidth
        ? `it must be at least ${minWidth} wide`
        : undefined
  if (problem !== undefined) throw new Misfit(`${show(value)} does not fit, ${problem}`)
  return [low, high]
}

/** Checks a domain of this many parameters. */
export function domainOf(dimension: number): Check<readonly Interval[]> {
  return listOf(dimension, interval, dimension === 1 ? '[[low, high]]' : '[[low, high], [low, high]]')
}

/**
 * Where runners start if only the domain is known: a little inside, but not at the centre or on the diagonal, where a
 * symmetric formula has its special places.
 */
export function startIn(domain: readonly Interval[]): readonly number[] {
  return domain.map(([low, high], axis) => low + (high - low) * (axis === 0 ? 0.2 : 0.75))
}

/** Whether a place lies in a domain. */
export function isInside(place: readonly number[], domain: readonly Interval[]): boolean {
  return domain.every(([low, high], axis) => {
    const coordinate = place[axis]
    return coordinate !== undefined && low <= coordinate && coordinate <= high
  })
}

const ends = listOf(2, numberWithin({ low: -maxStart, high: maxStart }), '[low, high]')
