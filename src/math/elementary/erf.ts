/**
 * The error function: Maclaurin's series near 0, else 1 − erfc x by Laplace's continued fraction,
 * erfc x = e^(−x²) / √π / (x + ½ / (x + 1 / (x + 3⁄2 / (x + …)))).
 */
import { productError } from './exact'
import { expInParts } from './exp'
import { twoTo } from './bits'

/** 2 / √π − 1, and 2 / √π times (−1)ⁿ / (n! (2n + 1)) from n = 1 on. */
const first = 0.1283791670955126
const series = [
  -0.37612638903183754, 0.11283791670955126, -0.026866170645131252, 0.005223977625442188,
  -0.0008548327023450853, 0.00012055332981789664, -1.492565035840625e-5, 1.6462114365889248e-6,
  -1.6365844691234924e-7, 1.4807192815879218e-8, -1.2290555301717928e-9, 9.422759064650411e-11,
  -6.7113668551641105e-12, 4.4632242632864775e-13, -2.7835162072109215e-14, 1.6342614095367152e-15,
  -9.063970842808673e-17, 4.763348040515068e-18, -2.3784598852774293e-19, 1.131218725924631e-20,
  -5.136209054585811e-22,
] as const
const rootOfPi = 1.7724538509055159
/** Below `near` the series has all digits. From `far` on the result is 1. */
const [near, far] = [1.25, 6]

const parts = new Float64Array(2)

export function erf(x: number): number {
  const size = Math.abs(x)
  if (size !== size || size === 0) return x
  if (size < near) return x + x * nearRest(x * x)
  const result = size < far ? 1 - erfcOf(size) : 1
  return x > 0 ? result : -result
}

/** erf x / x − 1 */
function nearRest(z: number): number {
  let sum = 0
  for (let n = series.length - 1; n >= 0; n -= 1) sum = z * (sum + (series[n] as number))
  return first + sum
}

/** 1 − erf x, for x of at least `near`. */
function erfcOf(x: number): number {
  const square = x * x
  const power = twoTo(expInParts(-square, -productError(x, x, square), parts))
  let fraction = 0
  for (let n = x < 2 ? 120 : x < 3 ? 60 : 30; n > 0; n -= 1) fraction = (0.5 * n) / (x + fraction)
  return (((parts[0] as number) + (parts[1] as number)) * power) / (rootOfPi * (x + fraction))
}
