/** Round numbers on axes: which ones, how many, and where contours lie. */
import { describe, expect, it, test } from 'vitest'
import { roundNumbers, tickTexts } from '../../../src/looks/numbers'
import { axisText } from '../../../src/math/numbers'
import { contourNumbers } from '../../../src/scene/ground/contours'
import { Height } from '../../../src/scene/ground/height'

describe('round numbers', () => {
  test.each<[number, number, number, readonly number[]]>([
    [-2, 2, 5, [-2, -1, 0, 1, 2]],
    [-1, 3, 5, [-1, 0, 1, 2, 3]],
    [-6, 6, 5, [-5, 0, 5]],
    [0, 1, 5, [0, 0.2, 0.4, 0.6, 0.8, 1]],
    [0.1, 0.5, 4, [0.1, 0.2, 0.3, 0.4, 0.5]],
    [0, 9e-7, 3, [0, 5e-7]],
    [1e9, 1e9 + 3, 3, [1e9, 1e9 + 1, 1e9 + 2, 1e9 + 3]],
    [-1.6e308, 1.6e308, 3, [-1e308, 0, 1e308]],
    [0, 2.4e-318, 3, [0, 1e-318, 2e-318]],
    [1, 1, 5, []],
    [NaN, 1, 5, []],
    [-Infinity, 1, 5, []],
  ])('from %d to %d, about %d of them, are %j', (low, high, count, numbers) => {
    expect(roundNumbers(low, high, count)).toEqual(numbers)
  })

  it.each([1, 2, 3, 4, 5, 8])('are within the interval and at most one more than %i', (count) => {
    for (let i = 1; i <= 400; i += 1) {
      const low = Math.tan(i)
      const high = low + 10 ** ((i % 9) - 4) * (1 + (i % 7))
      const numbers = roundNumbers(low, high, count)
      expect(numbers.length).toBeLessThanOrEqual(count + 1)
      expect(numbers.every((number) => number >= low && number <= high)).toBe(true)
      const [first = 0, second] = numbers
      if (second !== undefined) expect(second - first).toSatisfy(isRound)
    }
  })
})

it.each([
  [0, 1],
  [-3, 40],
  [1e6, 1e6 + 7],
])('contours from %d to %d lie at round losses, 14 to 28 of them', (low, high) => {
  const { factor, offset } = contourNumbers(new Height('linear', low, high))
  const step = (high - low) / factor
  expect(step).toSatisfy(isRound)
  expect(factor).toBeGreaterThanOrEqual(14)
  expect(factor).toBeLessThan(28.5)
  expect(offset).toBeCloseTo((low / step) % 5, 9)
})

it.each([
  [0, '0'],
  [-0.25, '−0.25'],
  [20000, '20000'],
  [1e5, '10⁵'],
  [-3e-7, '−3·10⁻⁷'],
  [3.9999999999999997e-25, '4·10⁻²⁵'],
])('%d is written %s', (value, text) => expect(axisText(value)).toBe(text))

test('numbers that lie close together have the digits that tell them apart', () => {
  expect(tickTexts([2, 4])).toEqual(['2', '4'])
  expect(tickTexts([20000, 20000.5])).toEqual(['20000', '20000.5'])
  expect(tickTexts([1, 1 + 2e-12])).toEqual(['1', '1.000000000002'])
})

/** 1, 2 or 5 × 10ⁿ */
function isRound(step: number): boolean {
  const [digits = ''] = Number(step.toPrecision(6)).toExponential().split('e')
  return ['1', '2', '5'].includes(digits)
}
