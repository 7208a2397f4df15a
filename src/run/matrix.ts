/** Vectors, and matrices of one or two rows, stored as lists of rows. */
import { atan2 } from '../math/elementary/arc'
import { hypot } from '../math/elementary/hypot'
import { cos, sin } from '../math/elementary/trigonometric'

export type Vector = readonly number[]
export type Matrix = readonly Vector[]

export function dot(a: Vector, b: Vector): number {
  return a.reduce((sum, component, i) => sum + component * (b[i] ?? 0), 0)
}

export function times(matrix: Matrix, vector: Vector): number[] {
  return matrix.map((row) => dot(row, vector))
}

/** a + share · b */
export function plus(a: Vector, b: Vector, share = 1): number[] {
  return a.map((component, i) => component + share * (b[i] ?? 0))
}

/** M⁻¹ v; not finite if M has no inverse. */
export function solve(matrix: Matrix, vector: Vector): number[] {
  const [[a = 0, b = 0] = [], second] = matrix
  const [x = 0, y = 0] = vector
  if (!second) return [x / a]
  const [c = 0, d = 0] = second
  const determinant = a * d - b * c
  return [(d * x - b * y) / determinant, (a * y - c * x) / determinant]
}

export interface Axis {
  readonly value: number
  /** Of length 1. */
  readonly direction: Vector
}

/** The two eigenvalues of [[a, b], [b, d]]. */
export function eigenvalues(
  a: number,
  b: number,
  d: number,
): { readonly low: number; readonly high: number } {
  // A diagonal matrix keeps all digits, however far apart its entries are.
  if (b === 0) return { low: Math.min(a, d), high: Math.max(a, d) }
  const middle = (a + d) / 2
  const away = hypot((a - d) / 2, b)
  return { low: middle - away, high: middle + away }
}

/** Eigenvalues of a symmetric matrix, the largest first, and their directions. */
export function eigen(matrix: Matrix): readonly Axis[] {
  const [[a = 0, b = 0] = [], second] = matrix
  if (!second) return [{ value: a, direction: [1] }]
  const [, d = 0] = second
  const { low, high } = eigenvalues(a, b, d)
  const angle = atan2(2 * b, a - d) / 2
  const [x, y] = [cos(angle), sin(angle)]
  return [
    { value: high, direction: b === 0 && a < d ? [0, 1] : [x, y] },
    { value: low, direction: b === 0 && a < d ? [1, 0] : [-y, x] },
  ]
}

/** M Mᵀ */
export function square(matrix: Matrix): number[][] {
  return matrix.map((row) => matrix.map((other) => dot(row, other)))
}
