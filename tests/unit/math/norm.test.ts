/** A length is right at every size that a number can have. */
import { expect, test } from 'vitest'
import { norm } from '../../../src/math/norm'

test.each([
  [3, 4, 5],
  [-3, 4, 5],
  [0, 0, 0],
  [0, -7, 7],
  [3e154, 4e154, 5e154],
  [3e300, -4e300, 5e300],
  [3e-200, 4e-200, 5e-200],
  [5e-324, 0, 5e-324],
  [Infinity, 1, Infinity],
  [1, -Infinity, Infinity],
  [Number.NaN, 1, Number.NaN],
])('the length of (%d, %d) is %d', (x, y, length) => {
  const found = norm(x, y)
  if (length > 0 && length < Infinity) expect(found / length).toBeCloseTo(1, 14)
  else expect(found).toBe(length)
})
