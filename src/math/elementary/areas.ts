/** The inverse hyperbolic functions, from log(1 + x). As in fdlibm (Sun Microsystems, 1993). */
import { log, log1p } from './log'

/** From here on x² + 1 is x². */
const large = 1e8

export function asinh(x: number): number {
  const size = Math.abs(x)
  if (size === 0 || !(size < Infinity)) return x
  const square = size * size
  const result = size > large ? log(size) + Math.LN2 : log1p(size + square / (1 + Math.sqrt(1 + square)))
  return x > 0 ? result : -result
}

export function acosh(x: number): number {
  if (x > large) return log(x) + Math.LN2
  const above = x - 1
  return above < 0 ? Number.NaN : log1p(above + Math.sqrt(above * (above + 2)))
}

export function atanh(x: number): number {
  const size = Math.abs(x)
  if (size === 0 || !(size <= 1)) return size > 1 ? Number.NaN : x
  const result = 0.5 * log1p((2 * size) / (1 - size))
  return x > 0 ? result : -result
}
