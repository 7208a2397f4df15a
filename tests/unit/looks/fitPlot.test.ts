/** The plot of a fit: where rows are, which is under a pointer, and what the keys reach. */
import { expect, test } from 'vitest'
import { groundOf } from '../../../src/run/ground'
import { chosenSurface } from '../../../src/surfaces/kinds'
import { fitPlot, placeBeside, placeOf, placeUnder, rowAt, rowBeside } from '../../../src/looks/fitPlot'

const columns = { u: [0, 10, 5, 5], v: [0, 20, 8, 12] }
const surface = {
  formula: '(v - (w u + b))^2',
  parameters: ['w', 'b'],
  domain: [[-1, 4], [-2, 9]],
  data: { columns },
  model: { x: 'u', y: 'v', curve: 'w u + b' },
} as const // prettier-ignore
const size = { width: 421, height: 225, size: 10 }
const ground = groundOf({ surface })
const plot = fitPlot(size, ground)
if (!plot) throw new Error('no plot')

test('a row is found within ten pixels of its dot, the nearest of several', () => {
  const [x, y] = [plot.x(5), plot.y(8)]
  expect([rowAt(plot, x, y), rowAt(plot, x + 9, y), rowAt(plot, x + 11, y)]).toEqual([2, 2, undefined])
  expect(rowAt(plot, x, plot.y(11.9))).toBe(3)
})

test('a place under the pointer is that of the dot, and ends at the edge of the plot', () => {
  for (const row of [0, 1, 2, 3]) {
    const place = placeOf(plot, row)
    expect(placeUnder(plot, plot.x(place.across), plot.y(place.up))).toEqual(place)
  }
  // 8 % of room beside the outermost rows.
  expect(placeUnder(plot, -1e4, 1e4)).toEqual({ across: -0.8, up: -1.6 })
  expect(placeUnder(plot, 1e4, -1e4)).toEqual({ across: 10.8, up: 21.6 })
})

test('given ranges stay while a row leaves them', () => {
  const far = groundOf({ surface: { ...surface, data: { columns: { ...columns, u: [0, 100, 5, 5] } } } })
  expect(fitPlot(size, far)?.xs).toEqual([-8, 108])
  expect(fitPlot(size, far, plot)?.xs).toEqual(plot.xs)
})

test('keys go from row to row along an axis, and move by a step of the axis', () => {
  const walk = (axis: 'across' | 'up', by: 1 | -1, from?: number) => rowBeside(plot, from, by, axis)
  expect([walk('across', 1), walk('across', 1, 0), walk('across', 1, 2), walk('across', 1, 3)]).toEqual([0, 2, 3, 1]) // prettier-ignore
  expect([walk('across', 1, 1), walk('across', -1, 0), walk('up', -1, 1)]).toEqual([1, 0, 3])
  expect(placeBeside(plot, { across: 5, up: 8 }, { across: -1, up: 1 })).toEqual({ across: 4.9, up: 8.2 })
})

test('a ground without rows or without a model has no plot', () => {
  expect(fitPlot(size, groundOf({ surface: chosenSurface('rosenbrock') }))).toBeUndefined()
  const { model: _, ...bare } = surface
  expect(fitPlot(size, groundOf({ surface: bare }))).toBeUndefined()
})
