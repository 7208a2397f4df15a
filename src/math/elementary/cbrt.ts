/** The cube root: a power, corrected by what its cube lacks. */
import { twoTo } from './bits'
import { productError } from './exact'
import { pow } from './pow'

/** Between these, cubes neither overflow nor lose digits. */
const [smallest, largest] = [1e-280, 1e280]

export function cbrt(x: number): number {
  const size = Math.abs(x)
  if (!(size > 0 && size < Infinity)) return x
  const root =
    size < smallest
      ? rootOf(size * twoTo(300)) * twoTo(-100)
      : size > largest
        ? rootOf(size * twoTo(-300)) * twoTo(100)
        : rootOf(size)
  return x > 0 ? root : -root
}

function rootOf(x: number): number {
  const root = pow(x, 1 / 3)
  const square = root * root
  const cube = square * root
  const cubeLow = productError(square, root, cube) + productError(root, root, square) * root
  return root + (x - cube - cubeLow) / (3 * square)
}
