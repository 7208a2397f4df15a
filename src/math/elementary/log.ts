/**
 * Logarithms. As in fdlibm (Sun Microsystems, 1993): x = 2ᵏ (1 + f) with 1 + f from √½ to √2, s = f / (2 + f), and
 * log(1 + f) = 2 s + s (⅔ s² + s⁴ T(s²)).
 */
import { exponentOf, twoTo } from './bits'
import { productError, quotientError } from './exact'
import { ln2High, ln2Low } from './exp'

const minNormal = 2.2250738585072014e-308
const [twoThirds, twoThirdsLow] = [0.6666666666666666, 3.700743415417188e-17]
/** log₁₀ e and log₂ e, each in two parts. */
const [log10e, log10eLow] = [Math.LOG10E, 1.098319650216765e-17]
const [log2e, log2eLow] = [Math.LOG2E, 2.0355273740931033e-17]
/** From here to √2 − 1, log(1 + x) needs no power of two. */
const lowest1p = -0.29

export function log(x: number): number {
  if (!(x > 0 && x < Infinity)) return outside(x)
  const isNormal = x >= minNormal
  const size = isNormal ? x : x * twoTo(54)
  const exponent = nearestExponent(size)
  const f = size * twoTo(-exponent) - 1
  const k = isNormal ? exponent : exponent - 54
  const half = 0.5 * f * f
  const s = f / (2 + f)
  const z = s * s
  const rest = s * (half + z * (twoThirds + z * seriesAt(z)))
  return k * ln2High - (half - (rest + k * ln2Low) - f)
}

/** log₁₀ x; exact for powers of ten. */
export function log10(x: number): number {
  return x > 0 && x < Infinity ? inUnits(x, log10e, log10eLow) : outside(x)
}

/** log₂ x; exact for powers of two. */
export function log2(x: number): number {
  return x > 0 && x < Infinity ? inUnits(x, log2e, log2eLow) : outside(x)
}

/** log(1 + x), with all digits also near 0. */
export function log1p(x: number): number {
  if (!(x > -1 && x < Infinity)) return x === -1 ? -Infinity : x > 0 ? Infinity : Number.NaN
  if (x > lowest1p && x < Math.SQRT2 - 1) {
    const half = 0.5 * x * x
    const s = x / (2 + x)
    const z = s * s
    return x - (half - s * (half + z * (twoThirds + z * seriesAt(z))))
  }
  const sum = 1 + x
  const lost = sum > 2 ? 1 - (sum - x) : x - (sum - 1)
  logInParts(sum, parts)
  return (parts[0] as number) + ((parts[1] as number) + lost / sum)
}

/** log x times a unit in two parts. */
function inUnits(x: number, unit: number, unitLow: number): number {
  logInParts(x, parts)
  const [high, low] = [parts[0] as number, parts[1] as number]
  const product = high * unit
  return product + (productError(high, unit, product) + high * unitLow + low * unit)
}

const parts = new Float64Array(2)

/** log x = out[0] + out[1] with some 64 digits, for a finite x above 0. */
export function logInParts(x: number, out: Float64Array): void {
  const isNormal = x >= minNormal
  const size = isNormal ? x : x * twoTo(54)
  const exponent = nearestExponent(size)
  const f = size * twoTo(-exponent) - 1
  const k = isNormal ? exponent : exponent - 54
  const bottom = 2 + f
  const s = f / bottom
  const sLow = quotientError(f, 0, bottom, f - (bottom - 2), s)
  const z = s * s
  const zLow = productError(s, s, z) + 2 * s * sLow
  const third = z * twoThirds
  const thirdLow = productError(z, twoThirds, third) + z * twoThirdsLow + zLow * twoThirds
  const last = z * z * seriesAt(z)
  const sum = third + last
  const cubic = s * sum
  const cubicLow = productError(s, sum, cubic) + s * (third - sum + last + thirdLow) + sLow * sum
  const whole = k * ln2High
  const first = whole + 2 * s
  const second = first + cubic
  const low = whole - first + 2 * s + (first - second + cubic) + (k * ln2Low + 2 * sLow + cubicLow)
  out[0] = second + low
  out[1] = second - (second + low) + low
}

/** The k for which x 2^−k is between √½ and √2, of a normal number. */
function nearestExponent(x: number): number {
  const exponent = exponentOf(x)
  return x * twoTo(-exponent) > Math.SQRT2 ? exponent + 1 : exponent
}

/** T(z) = ⅖ + 2/7 z + …: what follows ⅔ z in log((1 + s) / (1 − s)) / s − 2, over z². */
function seriesAt(z: number): number {
  return (
    0.4 +
    z *
      (0.28571428571429375 +
        z *
          (0.22222222221649277 +
            z *
              (0.18181818336889324 +
                z *
                  (0.15384594802772 +
                    z * (0.13334813373687013 + z * (0.11706004128016817 + z * 0.11725604536475413))))))
  )
}

/** The logarithm where it is no finite number. */
function outside(x: number): number {
  return x === 0 ? -Infinity : x > 0 ? Infinity : Number.NaN
}
