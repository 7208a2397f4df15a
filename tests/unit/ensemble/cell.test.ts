/** The cells of an ensemble: the values of its axes, and the race that each cell is. */
import { describe, expect, it } from 'vitest'
import { axisValues, isWhole } from '../../../src/ensemble/axes'
import { axisTexels } from '../../../src/ensemble/gpu/axisTexels'
import { firstStream, planOfCell, runOfCell } from '../../../src/ensemble/cell'
import type { EnsemblePlan } from '../../../src/ensemble/plan'
import { maxRunners } from '../../../src/experiment/limits'
import { race } from '../../../src/run/race'
import { axis, ensemble, racePlan, runnerPlan } from '../../helpers/ensemblePlans'

describe('the values of an axis', () => {
  it('stand in the middle of their cells', () => {
    expect([...axisValues(axis('start.x', -2, 2), 4, false)]).toEqual([-1.5, -0.5, 0.5, 1.5])
  })

  it('of a log axis have even ratios, and a geometric middle', () => {
    const values = axisValues(axis('setting.eta', 1e-4, 1, 'log'), 5, false)
    expect(values[2]).toBeCloseTo(1e-2, 9)
    for (let i = 1; i < 5; i += 1)
      expect((values[i] ?? 0) / (values[i - 1] ?? 1)).toBeCloseTo(10 ** (4 / 5), 5)
  })

  it('are exact in float32', () => {
    for (const value of axisValues(axis('setting.eta', 0.001, 0.37, 'log'), 33, false))
      expect(Math.fround(value)).toBe(value)
  })

  it('of a whole quantity appear equally often: 1 to 4 over 8 cells', () => {
    expect([...axisValues(axis('setting.k', 1, 4), 8, true)]).toEqual([1, 1, 2, 2, 3, 3, 4, 4])
    expect([...axisValues(axis('setting.k', 1, 4, 'log'), 400, true)].at(-1)).toBe(4)
  })

  it('of seeds are exact past what float32 holds, up to the last one', () => {
    const values = axisValues(axis('seed', 16_777_217, 16_777_220), 4, true)
    expect([...values]).toEqual([16_777_217, 16_777_218, 16_777_219, 16_777_220])
    const all = axis('seed', 0, 0xffffffff)
    for (const columns of [3, 100, 2048]) {
      const seeds = axisValues(all, columns, true)
      expect(seeds.at(-1)).toBeLessThanOrEqual(0xffffffff)
      // The GPU gets their differences from the first.
      const { data, seed } = axisTexels({ ...pair(all, axis('start.x', -1, 1)), columns })
      expect(seeds.map((_, index) => seed + (data[4 * index] ?? NaN))).toEqual(seeds)
    }
  })

  it('are whole where the quantity is', () => {
    const plan = { race: racePlan('bowl', runnerPlan('adam', {})), runner: 0 }
    expect(isWhole(plan, 'seed')).toBe(true)
    expect(isWhole(plan, 'setting.beta1')).toBe(false)
    const settings = { eta: { default: 0.1, min: 0, max: 1, scale: 'linear' } as const, k: { default: 2, min: 1, max: 9, scale: 'linear', integer: true } as const } // prettier-ignore
    const written = { name: 'own', settings, state: {}, rule: 'theta = theta - eta * k * g' }
    const own = { ...runnerPlan('adam', {}), optimizer: written }
    expect(isWhole({ race: racePlan('bowl', own), runner: 0 }, 'setting.k')).toBe(true)
  })
})

/** Two runners; the ensemble is of the second. */
function pair(x: EnsemblePlan['x'], y: EnsemblePlan['y'], shared = true): EnsemblePlan {
  const second = runnerPlan('momentum', { eta: 0.02, beta: 0.8 }, { start: [0.1, -1.3], clip: { norm: 5 } })
  const plan = racePlan('rosenbrock', runnerPlan('sgd', { eta: 0.001 }), {
    seed: 5,
    steps: 40,
    noise: { sigma: 0.1, shared },
    changes: [
      { step: 10, runner: 0, settings: { eta: 0.5 } },
      { step: 20, runner: 1, settings: { eta: 0.001, beta: 0.5 } },
      { step: 30, runner: 1, settings: { eta: 0.002 } },
    ],
  })
  return {
    ...ensemble({ ...plan, runners: [...plan.runners, second] }, x, y, 4, 3),
    runner: 1,
  }
}

const points = (plan: Parameters<typeof race>[0]): number[] => [...(race(plan).runs[0]?.points ?? [])]

describe('the race of a cell', () => {
  it('of η × β runs like the same race written by hand', () => {
    const plan = pair(axis('setting.eta', 1e-4, 1e-2, 'log'), axis('setting.beta', 0, 0.9))
    const eta = Math.fround(1e-4 * 100 ** (2.5 / 4))
    const beta = Math.fround(0.3 * 0.5)
    const byHand = {
      ...plan.race,
      start: [Math.fround(0.1), Math.fround(-1.3)],
      runners: [runnerPlan('momentum', { eta, beta }, { clip: { norm: 5 } })],
      changes: [],
    }
    const run = runOfCell(plan, 2, 0)
    expect([...run.points]).toEqual(points(byHand))
    expect(run.points[3 * 40]).not.toBe(run.points[0])
  })

  it('keeps the changes of its runner to what no axis varies', () => {
    const plan = pair(axis('setting.eta', 1e-4, 1e-2, 'log'), axis('noise.sigma', 0, 1))
    expect(planOfCell(plan, 0, 0).changes).toEqual([{ step: 20, runner: 0, settings: { beta: 0.5 } }])
    expect(planOfCell(plan, 3, 2).noise).toEqual({ sigma: Math.fround(5 / 6), shared: true })
  })

  it('starts where its axes say, or else where its runner starts', () => {
    const plan = pair(axis('start.y', -1, 1), axis('surface.b', 10, 40))
    const cell = planOfCell(plan, 3, 1)
    expect(cell.start).toEqual([Math.fround(0.1), 0.75])
    expect(cell.surface).toEqual({ id: 'rosenbrock', settings: { a: 1, b: 25 } })
    const x = Math.fround(0.1)
    expect(runOfCell(plan, 3, 1).points[2]).toBeCloseTo((1 - x) ** 2 + 25 * (0.75 - x ** 2) ** 2, 9)
  })

  it('has the seed of its axis', () => {
    const plan = pair(axis('seed', 1, 4), axis('start.x', -1, 1))
    expect([0, 1, 2, 3].map((column) => planOfCell(plan, column, 0).seed)).toEqual([1, 2, 3, 4])
    const [first, second] = [0, 1].map((column) => runOfCell(plan, column, 1).points[3 * 40])
    expect(first).not.toBe(second)
  })

  it('has its own noise if noise is not shared, different from every runner of a race', () => {
    expect(firstStream).toBe(maxRunners + 1)
    const plan = pair(axis('setting.eta', 1e-3, 1.0001e-3), axis('setting.beta', 0.5, 0.50001), false)
    expect(planOfCell(plan, 2, 1).runners[0]?.stream).toBe(33 + 4 + 2)
    const ends = [0, 1, 2].map((column) => runOfCell(plan, column, 0).points[3 * 40])
    expect(new Set(ends).size).toBe(3)
    const shared = pair(axis('setting.eta', 1e-3, 1.0001e-3), axis('setting.beta', 0.5, 0.50001))
    expect(planOfCell(shared, 2, 1).runners[0]?.stream).toBeUndefined()
  })

  it('refuses an unknown quantity', () => {
    expect(() => planOfCell(pair(axis('gravity', 0, 1), axis('seed', 0, 1)), 0, 0)).toThrow('no quantity')
  })
})
