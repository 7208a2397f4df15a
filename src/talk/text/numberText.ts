/** A number of a text as it is read. */
import { formatNumber, withMinus } from '../../math/numbers'
import { short } from '../../run/telling/numbers'

/** Whole numbers below this have all their digits. */
const longest = 1e6
const usualDigits = 3

/** With so many significant digits. Where a text does not say how many, whole numbers have all of theirs. */
export function numberText(value: number, digits?: number): string {
  if (digits === undefined && Number.isInteger(value) && Math.abs(value) < longest)
    return withMinus(formatNumber(value))
  return short(value, digits ?? usualDigits)
}
