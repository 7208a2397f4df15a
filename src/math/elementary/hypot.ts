/** √(a² + b²) without overflow, corrected by what its square lacks (Borges, "An improved algorithm for hypot", 2020). */
import { exponentOf, twoTo } from './bits'
import { productError } from './exact'

export function hypot(a: number, b: number): number {
  const [one, other] = [Math.abs(a), Math.abs(b)]
  if (one === Infinity || other === Infinity) return Infinity
  const long = Math.max(one, other)
  const short = Math.min(one, other)
  if (!(short > 0)) return long
  if (long < 1e150 && short > 1e-130) return lengthOf(long, short)
  const exponent = Math.max(exponentOf(long), -1022)
  return lengthOf(long * twoTo(-exponent), short * twoTo(-exponent)) * twoTo(exponent)
}

function lengthOf(long: number, short: number): number {
  const [longSquare, shortSquare] = [long * long, short * short]
  const length = Math.sqrt(longSquare + shortSquare)
  const square = length * length
  const lacks =
    longSquare -
    square +
    shortSquare +
    (productError(long, long, longSquare) +
      productError(short, short, shortSquare) -
      productError(length, length, square))
  return length + lacks / (2 * length)
}
