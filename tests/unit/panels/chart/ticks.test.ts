/** Numbers along the axes. */
import { describe, expect, test } from 'vitest'
import { tickTexts } from '../../../../src/looks/numbers'
import { countTicks, linearTicks, logTicks } from '../../../../src/panels/chart/ticks'

describe('ticks', () => {
  test('of a log axis are at powers of ten, of many only at some', () => {
    expect(logTicks(0.05, 2000, 6)).toEqual([0.1, 1, 10, 100, 1000])
    expect(logTicks(1e-9, 10, 4)).toEqual([1e-9, 1e-6, 1e-3, 1])
  })
  test.each([
    // Rastrigin’s losses, and what is left of a range with less.
    [12, 86],
    [41, 47],
    [5, 11],
    [99, 101],
    [1e-5, 1.4e-5],
    [3, 3.001],
  ])('from %f to %f there are at least two, all within', (low, high) => {
    for (const ticks of [logTicks(low, high, 3), linearTicks(low, high, 3)]) {
      expect(ticks.length).toBeGreaterThanOrEqual(2)
      for (const tick of ticks) expect(tick >= low && tick <= high).toBe(true)
      expect(new Set(tickTexts(ticks)).size).toBe(ticks.length)
    }
  })
  test('of steps are whole', () => {
    expect(countTicks(4, 10)).toEqual([0, 1, 2, 3, 4])
    expect(countTicks(400, 5)).toEqual([0, 100, 200, 300, 400])
  })
})
