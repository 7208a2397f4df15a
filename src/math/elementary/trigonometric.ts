/**
 * Sine, cosine and tangent. Quarter turns are taken off; what is left, up to π/4 with 20 further digits, goes into
 * polynomials whose first terms are summed exactly, as in fdlibm (Sun Microsystems, 1993).
 */
import { productError, quotientError } from './exact'
import { reduce } from './quadrant'

const eighth = 0.7853981633974483
/** Below it, sin x and tan x are x. */
const tiny = 7.450580596923828e-9

const angle = new Float64Array(2)

export function sin(x: number): number {
  const size = Math.abs(x)
  if (size <= eighth) return size < tiny ? x : x + sinTail(x, 0)
  if (!(size < Infinity)) return Number.NaN
  const turns = reduce(x, angle)
  return turns & 2 ? -partOf(turns) : partOf(turns)
}

export function cos(x: number): number {
  const size = Math.abs(x)
  if (size <= eighth) return cosNear(x, 0)
  if (!(size < Infinity)) return Number.NaN
  const turns = reduce(x, angle) + 1
  return turns & 2 ? -partOf(turns) : partOf(turns)
}

export function tan(x: number): number {
  const size = Math.abs(x)
  if (size < tiny) return x
  if (!(size < Infinity)) return Number.NaN
  angle[0] = x
  angle[1] = 0
  const turns = size <= eighth ? 0 : reduce(x, angle)
  const rest = angle[0] as number
  const low = angle[1] as number
  const tail = sinTail(rest, low)
  const sine = rest + tail
  const sineLow = rest - sine + tail
  const square = rest * rest
  const head = 1 - 0.5 * square
  const cosTail = 1 - head - 0.5 * square + (cosRest(rest, low) - 0.5 * productError(rest, rest, square))
  const cosine = head + cosTail
  const cosineLow = head - cosine + cosTail
  if (turns & 1) return -(cosine / sine + quotientError(cosine, cosineLow, sine, sineLow, cosine / sine))
  return sine / cosine + quotientError(sine, sineLow, cosine, cosineLow, sine / cosine)
}

/** The sine of the reduced angle, or its cosine after an odd number of quarter turns. */
function partOf(turns: number): number {
  const rest = angle[0] as number
  const low = angle[1] as number
  return turns & 1 ? cosNear(rest, low) : rest + sinTail(rest, low)
}

/** sin(x + low) − x */
function sinTail(x: number, low: number): number {
  const z = x * x
  return (
    z *
      x *
      (-0.16666666666666666 +
        z *
          (0.008333333333330925 +
            z *
              (-0.00019841269836722418 +
                z * (2.755731608381636e-6 + z * (-2.5051127944014188e-8 + z * 1.5917848524808262e-10))))) +
    low * (1 - 0.5 * z)
  )
}

function cosNear(x: number, low: number): number {
  const half = 0.5 * x * x
  const head = 1 - half
  return head + (1 - head - half + cosRest(x, low))
}

/** cos(x + low) − 1 + x² / 2 */
function cosRest(x: number, low: number): number {
  const z = x * x
  return (
    z *
      z *
      (0.041666666666666664 +
        z *
          (-0.0013888888888887382 +
            z *
              (2.480158729874307e-5 +
                z * (-2.7557317260008837e-7 + z * (2.0876143827993133e-9 + z * -1.1382456778061306e-11))))) -
    x * low
  )
}
