/** Steps of a drag and of a wheel. */
import { expect, test } from 'vitest'
import { StepCount, wheelDistance } from '../../../../src/panels/controls/steps'

test('parts of a movement add up to whole steps', () => {
  const count = new StepCount(4)
  expect([1, 2, 1, 9, 3].map((part) => count.add(part))).toEqual([0, 0, 1, 2, 1])
})

test('a hand that turns round begins a new step', () => {
  const count = new StepCount(4)
  expect([3, -3, -1, -9].map((part) => count.add(part))).toEqual([0, 0, -1, -2])
})

test('what is left over can be forgotten', () => {
  const count = new StepCount(4)
  count.add(3)
  count.clear()
  expect(count.add(3)).toBe(0)
})

test('a notch is a step, counted in pixels or in lines', () => {
  expect(new StepCount(100).add(wheelDistance({ deltaY: -100, deltaMode: 0 }))).toBe(1)
  expect(new StepCount(100).add(wheelDistance({ deltaY: 3, deltaMode: 1 }))).toBe(-1)
})
