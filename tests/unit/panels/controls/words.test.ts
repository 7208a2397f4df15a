/** Names and numbers as they are read. */
import { expect, test } from 'vitest'
import { readable, symbolOf } from '../../../../src/panels/controls/words'

test.each([
  ['eta', 'η'],
  ['beta1', 'β₁'],
  ['epsilon', 'ε'],
  ['weightDecay', 'weight decay'],
  ['kappa', 'κ'],
  ['a', 'a'],
])('%s is written %s', (name, symbol) => expect(symbolOf(name)).toBe(symbol))

test.each([
  [0, '0'],
  [12.345678, '12.35'],
  [-0.5, '−0.5000'],
  [1.234e-9, '1.23e−9'],
])('%f is read as %s', (value, text) => expect(readable(value)).toBe(text))
