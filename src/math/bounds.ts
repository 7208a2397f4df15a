/** Bounds: which numbers a quantity accepts at all, however far its slider goes. */
import type { Setting } from './setting'

export interface Bounds {
  readonly low: number
  readonly high: number
  /** Whole numbers only. */
  readonly whole?: boolean
  /** `high` itself is excluded. */
  readonly isOpen?: boolean
}

/** A larger number is a typing slip or an attack. No loss surface needs it. The square of this one is still finite. */
export const largest = 1e12

/**
 * The numbers that a setting accepts. The bounds of a `Setting` are those of its slider. A number past the slider is
 * refused only if it makes no sense for the quantity: a negative number if the slider has none, 1 or more for a decay
 * (linear, ending below 1), a fraction for a count, or a count below 1 if the slider begins at 1 or later.
 */
export function boundsOf({ min, max, scale, integer }: Setting): Bounds {
  if (integer) return { low: min >= 0 ? Math.min(min, 1) : -largest, high: largest, whole: true }
  if (min < 0) return { low: -largest, high: largest }
  if (scale === 'linear' && max < 1) return { low: 0, high: 1, isOpen: true }
  return { low: 0, high: largest }
}

export function isWithin(value: number, { low, high, whole, isOpen }: Bounds): boolean {
  return low <= value && (isOpen ? value < high : value <= high) && (!whole || Number.isInteger(value))
}

/** In words: `0 to 1e12`, `whole numbers, 1 to 100`, `0 to just below 1`. */
export function boundsInWords({ low, high, whole, isOpen }: Bounds): string {
  return `${whole ? 'whole numbers, ' : ''}${short(low)} to ${isOpen ? 'just below ' : ''}${short(high)}`
}

/** 1e12 rather than 1000000000000. */
function short(value: number): string {
  const exponential = value.toExponential().replace('e+', 'e')
  return exponential.length < 6 && Math.abs(value) >= 1e7 ? exponential : String(value)
}
