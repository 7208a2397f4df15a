/** The length of a vector of two numbers, by the plain formula where that holds: it is what references compute. */
import { hypot } from './elementary/hypot'

/** √(x² + y²), also where a square overflows or underflows. */
export function norm(x: number, y: number): number {
  const square = x * x + y * y
  return square > 1e-280 && square < Infinity ? Math.sqrt(square) : hypot(x, y)
}
