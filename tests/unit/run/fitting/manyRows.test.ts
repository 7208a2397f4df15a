/** Rates on many rows are searched on some of them, and fit all. */
import { expect, test } from 'vitest'
import { parseExperiment } from '../../../../src/experiment/schema/schema'
import { hash } from '../../../../src/math/hash'
import { fittingRate } from '../../../../src/run/fitting/fittingRate'
import { race } from '../../../../src/run/race'

test('a rate that was searched on 400 of 5,000 rows comes down on all of them, and not at once', () => {
  const between = (row: number, index: number) => (hash(1, row, index, 2)[0] ?? 0) / 2 ** 31 - 1
  const u = Array.from({ length: 5000 }, (_, row) => 2 * between(row, 0))
  const v = u.map((each, row) => 3 * each + 7 + between(row, 1))
  const json = {
    version: 1,
    surface: {
      formula: '(v - (w u + b))^2',
      parameters: ['w', 'b'],
      domain: [
        [-2, 8],
        [2, 12],
      ],
      data: { columns: { u, v } },
      start: [0, 3],
    },
    runners: [{ optimizer: 'sgd' }, { optimizer: 'adam' }],
  }
  const { experiment, problems } = parseExperiment(json)
  expect(problems).toEqual([])
  const runners = experiment.runners.map((runner, index) => {
    const { eta = Number.NaN, fits } = fittingRate(experiment, index) ?? {}
    expect(fits).toBe(true)
    return { ...runner, settings: { ...runner.settings, eta } }
  })
  for (const { points, steps, name } of race({ ...experiment, runners }).runs) {
    const losses = points.filter((_, at) => at % 3 === 2)
    // The lowest loss is the variance of what was added: a third.
    const gapLeft = (step: number) => ((losses[step] ?? 0) - 1 / 3) / ((losses[0] ?? 0) - 1 / 3)
    expect(gapLeft(steps), name).toBeLessThan(0.06)
    expect(gapLeft(Math.floor(steps / 5)), name).toBeGreaterThan(0.05)
  }
})
