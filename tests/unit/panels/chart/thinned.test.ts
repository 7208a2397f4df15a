/** A long line, thinned to what a screen can show. */
import { describe, expect, test } from 'vitest'
import { columnOf, gridOf, pointsAround, thin } from '../../../../src/panels/chart/thinned'

describe('a long line', () => {
  const asIs = { above: -Infinity, fit: (value: number) => value }
  const values = Float64Array.from({ length: 100_001 }, (_, step) => Math.sin(step / 300) * (1 + (step % 7)))
  const { places, values: kept } = thin({ values, unit: 2 }, 200_000, 500, asIs)
  test('is thinned to what a screen can show, and keeps every peak where it is', () => {
    expect(places.length).toBe(2 * 500)
    expect(Math.max(...kept.map(Number))).toBe(Math.max(...values))
    expect(Math.min(...kept.map(Number))).toBe(Math.min(...values))
    const width = 200_000 / (places.length / 2)
    for (const [index, value] of kept.entries()) {
      const at = values.indexOf(Number(value)) * 2
      // Each value is one of those in its own piece.
      const from = Math.floor(index / 2) * width
      const piece = values.subarray(Math.ceil(from / 2), Math.ceil((from + width) / 2))
      expect(at >= 0 && piece.includes(Number(value))).toBe(true)
    }
  })
  test('shares its places with others', () => {
    const other = thin({ values: values.subarray(0, 50_000), unit: 1 }, 200_000, 500, asIs)
    const grid = gridOf([{ places, values: kept }, other], [150_001])
    expect(grid.length).toBe(places.length + 1)
    expect(columnOf(other, grid).filter((value) => value !== undefined)).toEqual(other.values)
    expect(columnOf({ places, values: kept }, grid)[grid.indexOf(150_001)]).toBeUndefined()
  })
  test('one that has points only now and then keeps those, and its last', () => {
    const rare = thin(
      { values: Float64Array.of(9, 9, 9, 4, 4, 4, 1, 0), stepsPerPoint: 3, unit: 5 },
      200_000,
      500,
      asIs,
    )
    expect(rare).toEqual({ places: Float64Array.of(0, 15, 30, 35), values: [9, 4, 1, 0] })
    const line = { values: new Float64Array(8), stepsPerPoint: 3 }
    expect([0, 1.5, 3, 6, 6.5, 7].map((step) => pointsAround(line, step))).toEqual([
      [0, 0], [0, 3], [3, 3], [6, 6], [6, 7], [7, 7],
    ]) // prettier-ignore
    expect([2, 2.25, 7.5].map((step) => pointsAround({ values: line.values }, step))).toEqual([
      [2, 2], [2, 3], [7, 8],
    ]) // prettier-ignore
  })
  test('a short one keeps all its points', () => {
    const short = thin({ values: Float64Array.of(3, 1, 2), unit: 5 }, 200_000, 500, asIs)
    expect(short).toEqual({ places: Float64Array.of(0, 5, 10), values: [3, 1, 2] })
  })
})
