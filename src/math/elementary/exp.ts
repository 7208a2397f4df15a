/**
 * eˣ. As in fdlibm (Sun Microsystems, 1993): x = k ln 2 + r, and eʳ = 1 + r + r c / (2 − c) with c = r − r² P(r²), where
 * P approximates (r coth(r/2) − 2) / r². The 1 + r is summed exactly.
 */
import { scale, twoTo } from './bits'

/** Beyond these the result is ∞, or rounds to 0. */
const [highest, lowest] = [709.79, -745.14]
const perLn2 = Math.LOG2E
/** ln 2 in two parts. The first has 32 digits, so that its multiples are exact. */
export const ln2High = 0.6931471803691238
export const ln2Low = 1.9082149292705877e-10

export function exp(x: number): number {
  if (!(x < highest && x > lowest)) return x > 0 ? Infinity : x < 0 ? 0 : Number.NaN
  const k = Math.floor(x * perLn2 + 0.5)
  const high = x - k * ln2High
  const head = 1 + high
  return scale(head + (1 - head + high + tailOf(high, k * ln2Low)), k)
}

/** eˣ − 1, with all digits also near 0. */
export function expm1(x: number): number {
  if (!(x < highest && x > lowest)) return x > 0 ? Infinity : x < 0 ? -1 : Number.NaN
  if (Math.abs(x) < halfLn2) return x === 0 ? x : x + tailOf(x, 0)
  const k = expInParts(x, 0, parts)
  const [high, low] = [parts[0] as number, parts[1] as number]
  if (k > mostDigits) return scale(high + low, k)
  const power = twoTo(k)
  const up = high * power
  const result = up - 1
  const lost = k > 0 ? up - result - 1 : up - (result + 1)
  return result + (lost + low * power)
}

const parts = new Float64Array(2)
const halfLn2 = 0.34
/** From 2⁵⁶ on, 1 is less than a last digit. */
const mostDigits = 56

/**
 * e^(x + low) = (out[0] + out[1]) 2^k with some 60 digits; returns k. x is between −746 and 711, and `low` less than
 * half a last digit of it.
 */
export function expInParts(x: number, low: number, out: Float64Array): number {
  const k = Math.floor(x * perLn2 + 0.5)
  const high = x - k * ln2High
  const head = 1 + high
  const tail = 1 - head + high + tailOf(high, k * ln2Low - low)
  out[0] = head + tail
  out[1] = head - (head + tail) + tail
  return k
}

/** e^(high − low) − 1 − high, for |high| up to ln 2 / 2. */
function tailOf(high: number, low: number): number {
  const r = high - low
  const t = r * r
  const c =
    r -
    t *
      (0.1666666666666666 +
        t *
          (-0.0027777777777562864 +
            t * (6.613756470855508e-5 + t * (-1.6534058842837582e-6 + t * 4.1437096880780196e-8))))
  return (r * c) / (2 - c) - low
}
