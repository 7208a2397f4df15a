/** Where contour lines lie: at round losses when height is linear, at even steps of height when it is not. */
import { tickStep } from 'd3-array'
import type { Height } from './height'

/** About this many contours from bottom to top. */
const wanted = 20

/** Contour number of a height: height × factor + offset. Contours lie at whole numbers, bold ones at multiples of five. */
export function contourNumbers(height: Height): { readonly factor: number; readonly offset: number } {
  if (height.scale !== 'linear') return { factor: wanted, offset: 0 }
  const step = tickStep(height.low, height.high, wanted)
  // Beyond what has round steps in float64.
  if (!(step > 0 && step < Infinity)) return { factor: wanted, offset: 0 }
  // The offset is taken modulo the bold period to keep float32 exact on losses far from zero.
  return { factor: (height.high - height.low) / step, offset: (height.low / step) % 5 }
}
