/** Powers: e^(y log x), with log x and its product with y in two parts. Special cases are those of JavaScript's `**`. */
import { scale } from './bits'
import { productError } from './exact'
import { expInParts } from './exp'
import { logInParts } from './log'

export function pow(base: number, exponent: number): number {
  if (exponent === 0) return 1
  if (base !== base || exponent !== exponent) return Number.NaN
  const size = Math.abs(base)
  const isFinite = Math.abs(exponent) < Infinity
  if (!isFinite && size === 1) return Number.NaN
  const isWhole = isFinite && Math.floor(exponent) === exponent
  const isNegative = base < 0 || 1 / base === -Infinity
  const sign = isNegative && isWhole && exponent % 2 !== 0 ? -1 : 1
  if (size === 0 || size === Infinity) return sign * ((size === 0) === exponent > 0 ? 0 : Infinity)
  if (!isFinite) return size > 1 === exponent > 0 ? Infinity : 0
  if (base < 0 && !isWhole) return Number.NaN
  return size === 1 ? sign : sign * positivePower(size, exponent)
}

const parts = new Float64Array(2)

/** Both finite, the base above 0 and not 1. */
function positivePower(base: number, exponent: number): number {
  logInParts(base, parts)
  const high = parts[0] as number
  const product = exponent * high
  if (product > 710) return Infinity
  if (product < -746) return 0
  const low = productError(exponent, high, product) + exponent * (parts[1] as number)
  const k = expInParts(product, low, parts)
  return scale((parts[0] as number) + (parts[1] as number), k)
}
