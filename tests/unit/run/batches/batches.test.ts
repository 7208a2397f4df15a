/** Mini-batches: every row once an epoch, orders that are even, and gradients that add up to that of all rows. */
import { describe, expect, test } from 'vitest'
import { parseExperiment } from '../../../../src/experiment/schema/schema'
import { batchesOf, stepsPerEpoch } from '../../../../src/run/batches/batches'
import { permute } from '../../../../src/math/permutation'
import { groundOf } from '../../../../src/run/ground'
import type { Batch } from '../../../../src/run/plan'
import { race } from '../../../../src/run/race'

const inOrder = (count: number): number[] => Array.from({ length: count }, (_, row) => row)
const rowsOf = (count: number) => ({ columns: [Float64Array.from(inOrder(count))], count })
const batch = (size: number, part: Partial<Batch> = {}): Batch => ({
  size,
  accumulate: 1,
  shuffle: 'epoch',
  ...part,
})

describe('orders of an epoch', () => {
  // χ² with (N − 1)² degrees of freedom has that mean and twice it as variance. Five deviations are one in a million.
  test.each([
    [3, 100_000],
    [7, 100_000],
    [100, 20_000],
  ])('each of %d rows stands at each place equally often', (count, epochs) => {
    const [order, counts] = [new Int32Array(count), new Float64Array(count * count)]
    for (let epoch = 0; epoch < epochs; epoch += 1) {
      permute(1, 0, epoch, order)
      order.forEach((row, place) => {
        counts[place * count + row] = (counts[place * count + row] ?? 0) + 1
      })
    }
    const expected = epochs / count
    const chi = counts.reduce((sum, seen) => sum + (seen - expected) ** 2 / expected, 0)
    const freedom = (count - 1) ** 2
    expect(Math.abs(chi - freedom)).toBeLessThan(5 * Math.sqrt(2 * freedom))
  })

  test('all 120 orders of five rows come equally often', () => {
    const [order, seen] = [new Int32Array(5), new Map<string, number>()]
    for (let epoch = 0; epoch < 60_000; epoch += 1) {
      permute(7, 3, epoch, order)
      seen.set(order.join(), (seen.get(order.join()) ?? 0) + 1)
    }
    expect(seen.size).toBe(120)
    const chi = [...seen.values()].reduce((sum, times) => sum + (times - 500) ** 2 / 500, 0)
    expect(Math.abs(chi - 119)).toBeLessThan(5 * Math.sqrt(2 * 119))
  })
})

describe('batches', () => {
  test.each([1, 10, 32, 99, 100, 250])('of %d rows hold each of 100 rows once an epoch', (size) => {
    const { indicesAt } = batchesOf(batch(size), rowsOf(100), { seed: 4, stream: 2 })
    const steps = stepsPerEpoch(batch(size), 100)
    expect(steps).toBe(Math.ceil(100 / size))
    for (const epoch of [0, 1, 9]) {
      const seen = Array.from({ length: steps }, (_, step) => [...indicesAt(epoch * steps + step + 1)])
      expect(seen.flat().toSorted((a, b) => a - b)).toEqual(inOrder(100))
      for (const rows of seen.slice(0, -1)) expect(rows).toHaveLength(Math.min(size, 100))
    }
  })

  test('are the same whichever step is asked for first', () => {
    const drawn = { seed: 4, stream: 2 }
    const forward = batchesOf(batch(8), rowsOf(50), drawn)
    const known = Array.from({ length: 40 }, (_, step) => [...forward.indicesAt(step + 1)])
    const any = batchesOf(batch(8), rowsOf(50), drawn)
    for (const step of [39, 3, 21, 0, 38]) expect([...any.indicesAt(step + 1)]).toEqual(known[step])
  })

  test('never shuffled hold the rows in order, and with replacement as many as asked', () => {
    const never = batchesOf(batch(4, { shuffle: 'never' }), rowsOf(10), { seed: 1, stream: 0 })
    expect([1, 2, 3, 4].map((t) => [...never.indicesAt(t)])).toEqual([
      [0, 1, 2, 3],
      [4, 5, 6, 7],
      [8, 9],
      [0, 1, 2, 3],
    ])
    const replaced = batchesOf(batch(4, { shuffle: 'replace' }), rowsOf(10), { seed: 1, stream: 0 })
    const drawn = inOrder(500).flatMap((step) => [...replaced.indicesAt(step + 1)])
    expect(drawn).toHaveLength(2000)
    expect(Math.min(...drawn)).toBe(0)
    expect(Math.max(...drawn)).toBe(9)
  })

  test('count the steps of an epoch: 10,000 rows by 32 are 313', () => {
    expect(stepsPerEpoch(batch(32), 10_000)).toBe(313)
  })
})

function pathWith(...runners: readonly object[]): number[][] {
  const { experiment, problems } = parseExperiment({
    version: 1,
    surface: { id: 'linearRegression' },
    steps: 30,
    runners: runners.map((one) => ({ optimizer: 'momentum', settings: { eta: 0.02 }, ...one })),
  })
  expect(problems).toEqual([])
  return race(experiment).runs.map(({ points }) => [...points])
}

describe('steps', () => {
  test('with all rows in a batch are those without one, to the last digits', () => {
    const [whole = [], all = []] = pathWith({}, { batch: { size: 100 } })
    expect(whole.length).toBe(93)
    // The order of the rows differs, and with it the rounding of their sum.
    for (const [at, number] of whole.entries()) expect(all[at]).toBeCloseTo(number, 11)
  })

  test('with 4 batches of 8 taken together are those with one of 32', () => {
    const [four, one] = pathWith({ batch: { size: 8, accumulate: 4 } }, { batch: { size: 32 } })
    expect(four).toEqual(one)
  })

  test('with batches leave the loss of all rows on the path', () => {
    const [path = []] = pathWith({ batch: { size: 3 } })
    const { loss } = groundOf({ surface: { id: 'linearRegression', settings: {} } })
    for (let step = 0; step <= 30; step += 1)
      expect(path[3 * step + 2]).toBe(loss.value(path[3 * step] ?? NaN, path[3 * step + 1] ?? NaN))
  })

  test('over an epoch of equal batches have gradients whose mean is that of all rows', () => {
    const { surface, rows } = groundOf({ surface: { id: 'tanhUnit', settings: {} } })
    if (!rows) throw new Error('no rows')
    const { rowsAt } = batchesOf(batch(12), rows, { seed: 9, stream: 1 })
    const [sum, slopes] = [new Float64Array(2), new Float64Array(2)]
    for (let t = 1; t <= 5; t += 1) {
      surface.loss({}, rowsAt(t)).gradient(0.7, -1.1, slopes)
      slopes.forEach((slope, axis) => (sum[axis] = (sum[axis] ?? 0) + slope / 5))
    }
    surface.loss({}, rows).gradient(0.7, -1.1, slopes)
    slopes.forEach((slope, axis) => expect(sum[axis]).toBeCloseTo(slope, 12))
  })
})
