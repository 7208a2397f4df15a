/** The domain of a surface, one interval for each parameter, and which intervals are allowed. */
import { log10 } from '../math/elementary/log'
import { type Check, Misfit, listOf, numberWithin } from '../math/check'
import { formatNumber } from '../math/numbers'
import { show } from '../math/show'
import type { Interval } from './surface'

/** How far from the origin a start or a domain may lie. */
export const maxStart = 1e12

/** The minimum width of a domain, along each parameter; relative where its numbers are larger than 1. */
const minWidth = 1e-12

/** The default domain of a formula, along each parameter. */
export const defaultInterval: Interval = [-3, 3]

/** @throws Misfit */
export function interval(value: unknown): Interval {
  const [low = 0, high = 0] = ends(value)
  const width = minWidth * Math.max(1, Math.abs(low), Math.abs(high))
  const problem =
    low >= high
      ? 'the first number must be the lower one'
      : high - low < width
        ? `it must be at least ${formatNumber(width)} wide`
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
  return domain.map(([low, high], axis) =>
    shortNumber(low + (high - low) * (axis === 0 ? 0.2 : 0.75), (high - low) / 1000),
  )
}

/** The nearest multiple of a power of ten up to `step`, without the rounding of its last digit: −1.8, not −1.79999…. */
function shortNumber(value: number, step: number): number {
  const power = Math.floor(log10(step))
  const unit = Number(`1e${Math.abs(power)}`)
  return power < 0 ? Math.round(value * unit) / unit : Math.round(value / unit) * unit
}

/** Whether a place lies in a domain. */
export function isInside(place: readonly number[], domain: readonly Interval[]): boolean {
  return domain.every(([low, high], axis) => {
    const coordinate = place[axis]
    return coordinate !== undefined && low <= coordinate && coordinate <= high
  })
}

const ends = listOf(2, numberWithin({ low: -maxStart, high: maxStart }), '[low, high]')
