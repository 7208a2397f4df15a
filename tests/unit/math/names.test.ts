/** Names as they are read. */
import { expect, test } from 'vitest'
import { symbolOf } from '../../../src/math/names'

test.each([
  ['eta', 'η'],
  ['beta1', 'β₁'],
  ['epsilon', 'ε'],
  ['weightDecay', 'weight decay'],
  ['kappa', 'κ'],
  ['a', 'a'],
])('%s is written %s', (name, symbol) => expect(symbolOf(name)).toBe(symbol))
