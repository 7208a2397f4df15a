/** Range tests: their rates, their losses and what they suggest, against numbers computed apart. */
import { describe, expect, test } from 'vitest'
import { suggestionsOf } from '../../../src/run/rangeTest'
import { race } from '../../../src/run/race'
import { experiment } from '../../helpers/chart'
import reference from '../../reference/range_test.json'

const schedule = { id: 'rangeTest', settings: { low: 1e-5, high: 10, steps: 100 } }

function tested(part: object) {
  const { runs } = race(experiment(part))
  if (!runs[0]) throw new Error('no run')
  return runs[0]
}

describe.for(reference.cases)(
  '$optimizer on $surface',
  ({ surface, start, optimizer, etas, losses, suggestions }) => {
    const run = tested({ surface: { id: surface }, start, steps: 100, runners: [{ optimizer, schedule }] })

    test('rates and losses', () => {
      expect(etas.length).toBe(100)
      const last = run.divergedAt ?? 100
      expect(last).toBeGreaterThan(40)
      for (const [step, eta] of etas.slice(0, last).entries())
        expect(Math.abs((run.eta[step + 1] ?? 0) / eta - 1)).toBeLessThan(1e-9)
      for (const [step, loss] of losses.slice(0, last).entries())
        expect(Math.abs((run.points[3 * step + 2] ?? 0) / (loss ?? Number.NaN) - 1), `${step}`).toBeLessThan(
          1e-9,
        )
    })

    test('suggestions', () => {
      const { lowest, decadeBelow, steepest } = suggestionsOf(run) ?? {}
      expect([lowest?.step, steepest?.step]).toEqual([suggestions.lowestAt, suggestions.steepestAt])
      expect(lowest?.eta).toBeCloseTo(suggestions.etaAtLowest, 12)
      expect(decadeBelow).toBeCloseTo(suggestions.decadeBelow, 12)
      expect(steepest?.eta).toBeCloseTo(suggestions.steepest, 12)
    })
  },
)

/** Losses of a run whose rate doubles at each step. */
function suggested(losses: readonly number[], eta = losses.map((_, step) => 2 ** step)) {
  return suggestionsOf({
    points: Float64Array.from([...losses, 0].flatMap((loss) => [0, 0, loss])),
    eta: Float64Array.from([eta[0] ?? 0, ...eta]),
    steps: losses.length,
    divergedAt: undefined,
  })
}

test('where the loss never falls nothing is suggested', () => {
  expect(suggested([1, 1, 2, 50])).toBeUndefined()
  expect(suggested([])).toBeUndefined()
})

test('where the rate stays nothing is suggested', () => {
  expect(suggested([5, 4, 3, 2], [1, 1, 1, 1])).toBeUndefined()
})

test('a fall after the loss has blown up does not count', () => {
  expect(suggested([8, 4, 2, 40, 1])?.lowest).toEqual({ step: 2, eta: 4 })
})

test('losses below zero are measured from the lowest', () => {
  expect(suggested([3, 1, -6, -9, -8])?.lowest).toEqual({ step: 3, eta: 8 })
  // Moved by a constant it is the same test.
  expect(suggested([13, 11, 4, 1, 2])?.lowest).toEqual({ step: 3, eta: 8 })
})
