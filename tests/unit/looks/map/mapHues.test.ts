/** Hues of many minima: neighbours are told apart, and each keeps its own. */
import { describe, expect, it } from 'vitest'
import { huesOf } from '../../../../src/looks/map/mapHues'
import { minimumAt } from '../../../helpers/mapOutcomes'

describe('hues of many minima', () => {
  it('on a lattice of 121 differ by 45° at least between those that touch', () => {
    const lattice = Array.from({ length: 121 }, (_, index) => minimumAt((index % 11) - 5, Math.floor(index / 11) - 5)) // prettier-ignore
    const hues = huesOf(lattice)
    const hueAt = (x: number, y: number): number => hues[y * 11 + x] ?? NaN
    const gap = (a: number, b: number): number => Math.min(Math.abs(a - b), 360 - Math.abs(a - b))
    for (let y = 0; y < 11; y += 1)
      for (let x = 0; x < 11; x += 1) {
        if (x < 10) expect(gap(hueAt(x, y), hueAt(x + 1, y)), `${x}, ${y}`).toBeGreaterThanOrEqual(45)
        if (y < 10) expect(gap(hueAt(x, y), hueAt(x, y + 1)), `${x}, ${y}`).toBeGreaterThanOrEqual(45)
      }
  })

  it('of minima that were found stay where they are when frequencies change', () => {
    const found = Array.from({ length: 49 }, (_, index) => ({ ...minimumAt((index % 7) - 3, Math.floor(index / 7) - 3), declared: false })) // prettier-ignore
    for (const some of [found.slice(0, 5), found]) {
      const shuffled = some.map((_, index) => some[(index * 3 + 1) % some.length] ?? minimumAt(0, 0))
      const nudged = shuffled.map((minimum) => ({ ...minimum, x: minimum.x + 1e-4, y: minimum.y - 2e-5 }))
      const hues = huesOf(nudged)
      const expected = huesOf(some)
      shuffled.forEach((minimum, index) => expect(hues[index]).toBe(expected[some.indexOf(minimum)]))
    }
  })
})
