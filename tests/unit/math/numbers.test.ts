/** Numbers as they are read. */
import { expect, test } from 'vitest'
import { readable } from '../../../src/math/numbers'

test.each([
  [0, '0'],
  [12.345678, '12.35'],
  [-0.5, '−0.5000'],
  [1.234e-9, '1.23e−9'],
  [-1.63e-7, '−1.63e−7'],
])('%f is read as %s', (value, text) => expect(readable(value)).toBe(text))
