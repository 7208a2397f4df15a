/** Takes whole quarter turns off an angle. */
import { exponentOf, twoTo } from './bits'
import { productError } from './exact'

/** π/2 in four parts. The first three have 33 digits, so that their multiples below 2²⁰ are exact. */
const [first, second, third, fourth] = [
  1.5707963267341256, 6.077100506303966e-11, 2.0222662487111665e-21, 8.4784276603689e-32,
]
/** π/2 in two parts. */
const [quarter, quarterLow] = [1.5707963267948966, 6.123233995736766e-17]
const perQuarter = 0.6366197723675814
const maxByProducts = 1_600_000

/** x = n π/2 + out[0] + out[1], with |out[0]| up to about π/4; returns n modulo 4. x is finite. */
export function reduce(x: number, out: Float64Array): number {
  if (x < 0) {
    const turns = reduce(-x, out)
    out[0] = -(out[0] as number)
    out[1] = -(out[1] as number)
    return (4 - turns) % 4
  }
  if (x > maxByProducts) return reduceLarge(x, out)
  const n = Math.floor(x * perQuarter + 0.5)
  // The first difference is exact, and the next two are kept with what their rounding takes away.
  const one = x - n * first
  const two = one - n * second
  const twoLow = differenceError(one, n * second, two)
  const three = two - n * third
  const low = twoLow + (differenceError(two, n * third, three) - n * fourth)
  out[0] = three + low
  out[1] = three - (three + low) + low
  return n & 3
}

/** a − b − difference, exactly, where `difference` is a − b as rounded (Knuth, 1969). */
function differenceError(a: number, b: number, difference: number): number {
  const taken = a - difference
  return a - (taken + difference) + (taken - b)
}

/** The first 1,200 binary digits of 2/π, four to a letter. */
const inversePi =
  'a2f9836e4e441529fc2757d1f534ddc0db6295993c439041fe5163abdebbc561b7246e3a424dd2e006492eea09d1921cfe1deb1cb129' +
  'a73ee88235f52ebb4484e99c7026b45f7e413991d639835339f49c845f8bbdf9283b1ff897ffde05980fef2f118b5a0a6d1f6d367ecf' +
  '27cb09b74f463f669e5fea2d7527bac7ebe5f17b3d0739f78a5292ea6bfb5fb11f8d5d0856033046fc7b'
/** The same, 24 to a number. */
const inverse = Float64Array.from({ length: 50 }, (_, at) =>
  parseInt(inversePi.slice(6 * at, 6 * at + 6), 16),
)

const base = 16_777_216
/** x as a whole number times a power of 2²⁴, the lowest 24 digits first. */
const digits = new Float64Array(4)
/** x 2/π modulo 2²⁴: a whole number, then 24 digits behind the point each. */
const turned = new Float64Array(8)

/**
 * Payne & Hanek, 1983: of the product of x and 2/π only the digits around the point are computed. Those before it are
 * whole turns, those far behind it cannot change the result.
 */
function reduceLarge(x: number, out: Float64Array): number {
  const exponent = exponentOf(x) - 52
  const place = Math.floor(exponent / 24)
  let whole = x * twoTo(-exponent)
  let shift = exponent - 24 * place
  for (let i = 0; i < 4; i += 1) {
    // The last digits, moved up: below 2²⁴ each time, since fewer of them are taken first.
    const taken = i === 0 ? 24 - shift : 24
    const rest = Math.floor(whole * twoTo(-taken))
    digits[i] = (whole - rest * twoTo(taken)) * twoTo(shift)
    whole = rest
    shift = 0
  }
  let carry = 0
  for (let p = turned.length - 1; p >= 0; p -= 1) {
    let sum = carry
    for (let i = 0; i < 4; i += 1) {
      const at = place + i + p - 1
      if (at >= 0 && at < inverse.length) sum += (digits[i] as number) * (inverse[at] as number)
    }
    carry = Math.floor(sum / base)
    turned[p] = sum - carry * base
  }
  return fraction(out)
}

/** The angle of `turned`, at most half a quarter turn to either side; returns the whole quarters modulo 4. */
function fraction(out: Float64Array): number {
  const isMore = (turned[1] as number) >= base / 2
  const one = behindPoint(1) - (isMore ? 1 : 0)
  const two = behindPoint(3)
  const sum = one + two
  const rest = behindPoint(5) - differenceError(-one, two, -sum)
  const high = sum + rest
  const low = sum - high + rest
  const product = high * quarter
  out[0] = product
  out[1] = productError(high, quarter, product) + high * quarterLow + low * quarter
  return ((turned[0] as number) + (isMore ? 1 : 0)) & 3
}

/** Two of the numbers behind the point. 48 digits are exact. */
function behindPoint(at: number): number {
  return (turned[at] as number) * twoTo(-24 * at) + (turned[at + 1] as number) * twoTo(-24 * (at + 1))
}
