/** Every schedule against PyTorch's numbers, and what they do where those end. */
import { describe, expect, test } from 'vitest'
import { type Settings, defaults } from '../../../src/math/setting'
import { compileSchedule } from '../../../src/schedules/compile'
import { scheduleById, schedules } from '../../../src/schedules/list'
import reference from '../../reference/schedules.json'

function rates(id: string, settings: Readonly<Record<string, number | undefined>>): (t: number) => number {
  const schedule = scheduleById(id)
  if (!schedule) throw new Error(`no schedule "${id}"`)
  const every: Settings = schedule.settings
  const known = Object.entries(settings).map(([name, value]) => [name, value ?? Number.NaN] as const)
  for (const [name] of known) expect(every, id).toHaveProperty(name)
  const rate = compileSchedule(schedule).rates({ ...defaults(every), ...Object.fromEntries(known) })
  return (t) => rate(t, 0.1)
}

describe('PyTorch', () => {
  test.for(reference.cases.map(({ schedule, eta, eta0 }) => ({ ...schedule, eta, eta0 })))(
    '$id $settings',
    ({ id, settings, eta, eta0 }) => {
      expect(eta0).toBe(0.1)
      expect(eta.length).toBeGreaterThan(10)
      const rate = rates(id, settings)
      for (const [t, expected] of eta.entries())
        expect(Math.abs(rate(t) / expected - 1), `t = ${t}`).toBeLessThan(1e-9)
    },
  )

  test('has a case for every schedule but the constant and the range test, which has its own file', () => {
    const covered = reference.cases.map(({ schedule }) => schedule.id)
    expect(schedules.map(({ id }) => id).sort()).toEqual([...covered, 'constant', 'rangeTest'].sort())
  })
})

test.for([
  { id: 'constant', settings: {}, at: [0, 1, 1000], eta: [0.1, 0.1, 0.1] },
  {
    id: 'step',
    settings: { every: 3, factor: 0.5 },
    at: [0, 2, 3, 5, 6],
    eta: [0.1, 0.1, 0.05, 0.05, 0.025],
  },
  // CosineAnnealingLR goes back up, and down again
  {
    id: 'cosine',
    settings: { steps: 10, min: 0.02 },
    at: [5, 10, 15, 20, 30],
    eta: [0.06, 0.02, 0.06, 0.1, 0.02],
  },
  // PolynomialLR keeps its last value
  {
    id: 'polynomial',
    settings: { steps: 10, power: 1 },
    at: [5, 9, 10, 11, 500],
    eta: [0.05, 0.01, 0, 0, 0],
  },
  // OneCycleLR refuses to go on: the last rate holds
  {
    id: 'oneCycle',
    settings: { steps: 10, startDiv: 10, endDiv: 100, rise: 0.5 },
    at: [0, 2, 4, 9, 10, 500],
    eta: [0.01, 0.055, 0.1, 0.0001, 0.0001, 0.0001],
  },
  {
    id: 'warmupCosine',
    settings: { warmup: 0, warmupFrom: 0, steps: 10, min: 0 },
    at: [0, 5, 10, 15],
    eta: [0.1, 0.05, 0, 0.05],
  },
  // after the last step the rate stays
  {
    id: 'rangeTest',
    settings: { low: 0.001, high: 1, steps: 4 },
    at: [0, 1, 2, 3, 4, 500],
    eta: [0.001, 0.01, 0.1, 1, 1, 1],
  },
  // a warm-up that is longer than the whole
  {
    id: 'warmupCosine',
    settings: { warmup: 20, warmupFrom: 0, steps: 10, min: 0 },
    at: [0, 10, 19, 20],
    eta: [0, 0.05, 0.095, 0.1],
  },
])('$id $settings at $at', ({ id, settings, at, eta }) => {
  const rate = rates(id, settings)
  for (const [index, t] of at.entries()) expect(rate(t), `t = ${t}`).toBeCloseTo(eta[index] ?? Number.NaN, 12)
})

/** CosineAnnealingWarmRestarts as it counts: one step at a time, in whole numbers. */
function restarts(period: number, growth: number, steps: number): number[] {
  let [current, length] = [0, period]
  return Array.from({ length: steps }, () => {
    const eta = (0.1 * (1 + Math.cos((Math.PI * current) / length))) / 2
    current += 1
    if (current === length) [current, length] = [0, length * growth]
    return eta
  })
}

test.for(
  [1, 2, 3, 7, 10, 50, 243].flatMap((period) => [1, 2, 3, 5, 10].map((growth) => ({ period, growth }))),
)('restarts fall on their steps: period $period, growth $growth', ({ period, growth }) => {
  const rate = rates('cosineRestarts', { period, growth, min: 0 })
  const errors = restarts(period, growth, 5000).map((expected, t) => Math.abs(rate(t) - expected))
  expect(errors.findIndex((error) => !(error < 1e-12))).toBe(-1)
})
