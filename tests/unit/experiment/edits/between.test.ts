/** An experiment between two others: where numbers go, and where they cannot. */
import { describe, expect, test } from 'vitest'
import { between, canGlide } from '../../../../src/experiment/edits/between'
import { parseExperiment } from '../../../../src/experiment/schema/schema'

const read = (json: object) => {
  const { experiment, problems } = parseExperiment({ version: 1, ...json })
  expect(problems).toEqual([])
  return experiment
}
const from = read({
  surface: { id: 'bowl', settings: { kappa: 2 } },
  start: [1, -2],
  noise: { sigma: 0 },
  steps: 50,
  runners: [
    { optimizer: 'momentum', settings: { eta: 0.001, beta: 0.5 }, start: [0, 0] },
    { optimizer: 'sgd' },
  ],
})
const to = read({
  surface: { id: 'bowl', settings: { kappa: 8 } },
  start: [3, 2],
  noise: { sigma: 1 },
  steps: 80,
  runners: [
    { optimizer: 'momentum', settings: { eta: 0.1, beta: 0.9 }, start: [2, 4] },
    { optimizer: 'sgd', start: [1, 1] },
  ],
})

test('at its ends it is the one and the other, but for what is no number', () => {
  expect(between(from, to, 1)).toEqual(to)
  const begin = between(from, to, 0)
  expect(begin).toMatchObject({ start: [1, -2], noise: { sigma: 0 }, steps: 80 })
  expect(begin.runners[0]).toEqual(from.runners[0])
  expect(begin.surface).toEqual(from.surface)
})

test('half of the way is the geometric mean on a log scale, and the mean on a linear one', () => {
  const half = between(from, to, 0.5)
  expect(half.start).toEqual([2, 0])
  expect(half.noise.sigma).toBe(0.5)
  expect(half.runners[0]?.settings['eta']).toBeCloseTo(0.01, 12)
  expect(half.runners[0]?.settings['beta']).toBeCloseTo(0.7, 12)
  expect(half.runners[0]?.start).toEqual([1, 2])
  // One of them has no start of its own.
  expect(half.runners[1]?.start).toEqual([1, 1])
})

describe('it can be where the surface and the optimizers are the same', () => {
  test.each<[object, boolean]>([
    [{}, true],
    [{ surface: { id: 'saddle' } }, false],
    [{ runners: [{ optimizer: 'momentum' }] }, false],
    [{ runners: [{ optimizer: 'adam' }, { optimizer: 'sgd' }] }, false],
    [{ steps: 7, seed: 9 }, true],
  ])('%j', (json, can) => {
    const runners = [{ optimizer: 'momentum' }, { optimizer: 'sgd' }]
    expect(canGlide(from, read({ surface: { id: 'bowl' }, runners, ...json }))).toBe(can)
  })

  test('of the same rows', () => {
    const line = read({ surface: { id: 'linearRegression' } })
    expect(canGlide(line, read({ surface: { id: 'linearRegression' }, start: [1, 1] }))).toBe(true)
    expect(canGlide(line, read({ surface: { id: 'linearRegression', data: 'cars' } }))).toBe(false)
    const split = { id: 'linearRegression', validation: { share: 0.2 } }
    expect(canGlide(line, read({ surface: split }))).toBe(false)
  })
})
