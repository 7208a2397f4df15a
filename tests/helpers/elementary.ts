/** The elementary functions by name, and many arguments for them that are the same on every engine. */
import { acos, asin, atan, atan2 } from '../../src/math/elementary/arc'
import { acosh, asinh, atanh } from '../../src/math/elementary/areas'
import { cbrt } from '../../src/math/elementary/cbrt'
import { erf } from '../../src/math/elementary/erf'
import { exp, expm1 } from '../../src/math/elementary/exp'
import { cosh, sinh, tanh } from '../../src/math/elementary/hyperbolic'
import { hypot } from '../../src/math/elementary/hypot'
import { log, log10, log1p, log2 } from '../../src/math/elementary/log'
import { pow } from '../../src/math/elementary/pow'
import { cos, sin, tan } from '../../src/math/elementary/trigonometric'
import { hash } from '../../src/math/hash'

/** Those of one argument ignore the second. */
export const elementary: Readonly<Record<string, (a: number, b: number) => number>> = {
  exp, log, log10, sin, cos, tan, asin, acos, atan, sinh, cosh, tanh, pow, atan2, hypot,
  log2, log1p, expm1, cbrt, erf, asinh, acosh, atanh,
} // prettier-ignore

export const argumentCount = 100_000

/** Pairs, one after the other: a quarter each with any bits, up to 1000, up to 8 and up to 1 in size. */
export function someArguments(): Float64Array {
  const pairs = new Float64Array(2 * argumentCount)
  const words = new Uint32Array(pairs.buffer)
  for (let index = 0; index < argumentCount; index += 1) {
    const [a, b, c, d] = hash(index, 1, 2, 3)
    const size = [0, 1000, 8, 1][index % 4] ?? 0
    if (size === 0) words.set([a, b, c, d], 4 * index)
    else pairs.set([signed(a, b) * size, signed(c, d) * size], 2 * index)
  }
  return pairs
}

/** Between −1 and 1, from two words. */
function signed(high: number, low: number): number {
  return (high - 2_147_483_648 + low / 4_294_967_296) / 2_147_483_648
}
