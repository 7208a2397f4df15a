/** Hyperbolic functions: polynomials below 1, and eˣ in two parts from there on. */
import { scale, twoTo } from './bits'
import { productError, quotientError } from './exact'
import { expInParts } from './exp'

/** Below it, sinh x and tanh x are x. */
const tiny = 7.450580596923828e-9
/** From here on e⁻ˣ is less than a last digit of eˣ. */
const large = 22
const highest = 711

const parts = new Float64Array(2)

export function sinh(x: number): number {
  const size = Math.abs(x)
  if (size < tiny || x !== x) return x
  if (size < 1) return x + sinhTail(x)
  const result = halfOfSum(size, -1)
  return x > 0 ? result : -result
}

export function cosh(x: number): number {
  const size = Math.abs(x)
  if (!(size < 1)) return x !== x ? x : halfOfSum(size, 1)
  const half = 0.5 * x * x
  const head = 1 + half
  return head + (1 - head + half + coshRest(x))
}

export function tanh(x: number): number {
  const size = Math.abs(x)
  if (size < tiny || x !== x) return x
  if (size < 1) return tanhNear(x)
  const result = size < large ? tanhFar(size) : 1
  return x > 0 ? result : -result
}

/** sinh x / cosh x, both in two parts, for |x| below 1. */
function tanhNear(x: number): number {
  const tail = sinhTail(x)
  const top = x + tail
  const square = x * x
  const head = 1 + 0.5 * square
  const rest = coshRest(x) + 0.5 * productError(x, x, square)
  const bottom = head + rest
  const bottomLow = 1 - head + 0.5 * square + (head - bottom + rest)
  return top / bottom + quotientError(top, x - top + tail, bottom, bottomLow, top / bottom)
}

/** 1 − 2 / (e²ˣ + 1) for x of at least 1 */
function tanhFar(x: number): number {
  const power = twoTo(expInParts(2 * x, 0, parts))
  const up = (parts[0] as number) * power
  const bottom = up + 1
  const bottomLow = up - bottom + 1 + (parts[1] as number) * power
  return 1 - (2 / bottom + quotientError(2, 0, bottom, bottomLow, 2 / bottom))
}

/** (eˣ ± e⁻ˣ) / 2 for x of at least 1 */
function halfOfSum(x: number, sign: number): number {
  if (x > highest) return Infinity
  const k = expInParts(x, 0, parts)
  const [high, low] = [parts[0] as number, parts[1] as number]
  if (x > large) return scale(high + low, k - 1)
  const up = high * twoTo(k)
  const down = sign / up
  const sum = up + down
  return 0.5 * (sum + (up - sum + down + low * twoTo(k)))
}

/** sinh x − x */
function sinhTail(x: number): number {
  const z = x * x
  return (
    z *
    x *
    (0.16666666666666666 +
      z *
        (0.008333333333333299 +
          z *
            (0.00019841269841324198 +
              z *
                (2.7557319191381816e-6 +
                  z * (2.5052117695907823e-8 + z * (1.6057679623801638e-10 + z * 7.746178593018827e-13))))))
  )
}

/** cosh x − 1 − x² / 2 */
function coshRest(x: number): number {
  const z = x * x
  return (
    z *
    z *
    (0.041666666666666664 +
      z *
        (0.001388888888888887 +
          z *
            (2.480158730161747e-5 +
              z *
                (2.7557319205890157e-7 +
                  z * (2.0876762155587967e-9 + z * (1.146998832606381e-11 + z * 4.83445137390608e-14))))))
  )
}
