/** The inverse functions of sine, cosine and tangent: angles of a direction whose parts have further digits each. */
import { exponentOf, twoTo } from './bits'
import { productError, quotientError } from './exact'

const [half, halfLow] = [1.5707963267948966, 6.123233995736766e-17]
const [eighth, eighthLow] = [0.7853981633974483, 3.061616997868383e-17]
const threeEighths = 2.356194490192345
/** atan ½ */
const [atanOfHalf, atanOfHalfLow] = [0.4636476090008061, 2.2698777452961687e-17]
/** Below it, asin x and atan x are x. */
const tiny = 7.450580596923828e-9
/** The power of two from which on a tangent belongs to a right angle. */
const steepest = 60

/** An angle and its further digits. */
const angle = new Float64Array(2)

export function atan(x: number): number {
  const size = Math.abs(x)
  if (size < tiny || x !== x) return x
  if (size >= twoTo(steepest)) return x > 0 ? half : -half
  angleOf(size, 0, 1, 0)
  const result = (angle[0] as number) + (angle[1] as number)
  return x > 0 ? result : -result
}

export function asin(x: number): number {
  const size = Math.abs(x)
  if (!(size <= 1)) return Number.NaN
  if (size < tiny) return x
  if (size < 1) angleOfSide(size, true)
  const result = size < 1 ? (angle[0] as number) + (angle[1] as number) : half
  return x > 0 ? result : -result
}

export function acos(x: number): number {
  const size = Math.abs(x)
  if (!(size <= 1)) return Number.NaN
  if (size === 1) return x > 0 ? 0 : Math.PI
  angleOfSide(size, false)
  if (x < 0) supplement()
  return (angle[0] as number) + (angle[1] as number)
}

export function atan2(y: number, x: number): number {
  if (x !== x || y !== y) return Number.NaN
  const size = sizeOfAngle(Math.abs(y), Math.abs(x), x < 0 || 1 / x === -Infinity)
  return y < 0 || 1 / y === -Infinity ? -size : size
}

/** The angle of (x, y) to the side on which x is, both at least 0. */
function sizeOfAngle(y: number, x: number, isBehind: boolean): number {
  if (x === Infinity && y === Infinity) return isBehind ? threeEighths : eighth
  if (y === 0 || x === Infinity) return isBehind ? Math.PI : 0
  if (x === 0 || y === Infinity) return half
  const steepness = exponentOf(y) - exponentOf(x)
  // A difference of subnormals is no difference of sizes, so they are scaled like all others.
  if (steepness > steepest) return half
  if (steepness < -steepest) return isBehind ? Math.PI : y / x
  const factor = twoTo(-exponentOf(Math.max(x, y)))
  angleOf(y * factor, 0, x * factor, 0)
  if (isBehind) supplement()
  return (angle[0] as number) + (angle[1] as number)
}

/** The angle in a triangle with a longest side of 1 whose opposite (or adjacent) side is `side`, below 1. */
function angleOfSide(side: number, isOpposite: boolean): void {
  const square = side * side
  const rest = 1 - square
  const restLow = 1 - rest - square - productError(side, side, square)
  const other = Math.sqrt(rest)
  const otherSquare = other * other
  const otherLow = (rest - otherSquare - productError(other, other, otherSquare) + restLow) / (2 * other)
  if (isOpposite) angleOf(side, 0, other, otherLow)
  else angleOf(other, otherLow, side, 0)
}

/** Replaces the angle by π minus it. */
function supplement(): void {
  const [high, low] = [angle[0] as number, angle[1] as number]
  const result = Math.PI - high
  angle[0] = result
  angle[1] = Math.PI - result - high + (2 * halfLow - low)
}

/**
 * Writes atan of (y + yLow) / (x + xLow) to `angle`, for numbers of at least 0. The ratio q of the shorter to the longer
 * side is compared with c = 0, ½ or 1: atan q = atan c + atan t with t = (q − c) / (1 + c q), which is at most ¼.
 */
function angleOf(y: number, yLow: number, x: number, xLow: number): void {
  const isSteep = y > x
  const q = isSteep ? x / y : y / x
  const qLow = isSteep ? quotientError(x, xLow, y, yLow, q) : quotientError(y, yLow, x, xLow, q)
  const c = q < 0.25 ? 0 : q < 0.75 ? 0.5 : 1
  const bottom = 1 + c * q
  const t = (q - c) / bottom
  const tLow = c === 0 ? qLow : quotientError(q - c, qLow * (1 - c * t), bottom, 1 - bottom + c * q, t)
  const z = t * t
  const from = c === 0 ? 0 : c === 1 ? eighth : atanOfHalf
  const fromLow = c === 0 ? 0 : c === 1 ? eighthLow : atanOfHalfLow
  const high = from + t
  const low = from - high + t + (fromLow + tLow * (1 - z) - t * z * seriesAt(z))
  const steep = half - high
  angle[0] = isSteep ? steep : high
  angle[1] = isSteep ? half - steep - high + (halfLow - low) : low
}

/** (1 − atan t / t) / t² at z = t². */
function seriesAt(z: number): number {
  return (
    0.3333333333333333 +
    z *
      (-0.19999999999998924 +
        z *
          (0.14285714285255424 +
            z *
              (-0.11111111035553127 +
                z *
                  (0.09090902845293593 +
                    z *
                      (-0.07692016782001627 +
                        z * (0.06658665150031588 + z * (-0.05752759875560473 + z * 0.04102427523945399)))))))
  )
}
