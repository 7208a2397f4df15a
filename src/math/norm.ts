/** The length of a vector of two numbers. `Math.hypot` may round differently in every engine. */

/** Squares of sizes between these neither overflow nor lose digits. */
const [smallest, largest] = [1e-140, 1e150]

/** √(x² + y²), also where a square overflows or underflows. */
export function norm(x: number, y: number): number {
  const size = Math.max(Math.abs(x), Math.abs(y))
  if ((size > smallest && size < largest) || !(size > 0) || size === Infinity) return Math.sqrt(x * x + y * y)
  return size * Math.sqrt((x / size) * (x / size) + (y / size) * (y / size))
}
