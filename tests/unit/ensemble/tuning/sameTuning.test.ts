/** Tuning again: the same race gets the same result, whatever it had before. */
import { describe, expect, test } from 'vitest'
import { atlasAxes } from '../../../../src/ensemble/quantities'
import { firstPlans } from '../../../../src/ensemble/tuning/tunePlans'
import { decay, defaults, number, rate } from '../../../../src/math/setting'
import type { RacePlan, WrittenOptimizer } from '../../../../src/run/plan'
import { race } from '../../../../src/run/race'
import { racePlan, runnerPlan } from '../../../helpers/ensemblePlans'
import { tuned } from '../../../helpers/tuned'

const ids = ['sgd', 'momentum', 'sam'] as const

describe('the same race gets the same result', () => {
  const rosenbrock = (eta: number, steps: number): RacePlan =>
    racePlan('rosenbrock', runnerPlan('momentum', { eta, beta: 0.9 }), { steps })
  const own: WrittenOptimizer = {
    name: 'By hand',
    settings: { eta: rate(0.05, 1), beta: decay(0.5) },
    state: { m: 0 },
    rule: 'm = beta * m + g\ntheta = theta - eta * m',
  }

  test('whatever it has of the settings that are tuned, and whether its rule is listed or written', async () => {
    const [found] = (await tuned(rosenbrock(7e-4, 200))).runners
    const written = { ...runnerPlan('momentum', {}), optimizer: own, settings: { eta: 0.05, beta: 0.5 } }
    for (const plan of [rosenbrock(5e-4, 200), { ...rosenbrock(0, 200), runners: [written] }])
      expect((await tuned(plan)).runners[0]?.after).toEqual(found?.after)
  })

  test('a rule with two momenta has the decay of the first of them tuned, whatever that is called', () => {
    const mixed: WrittenOptimizer = {
      name: 'Mixed',
      settings: { eta: rate(0.05, 1), weight: number(0.5, 0, 1), slow: decay(0.99), fast: decay(0.5) },
      state: { m: 0, n: 0 },
      rule: `m = fast * m + (1 - fast) * g
        n = slow * n + (1 - slow) * g
        theta = theta - eta * (m + weight * n)`,
    }
    const runner = { ...runnerPlan('momentum', {}), optimizer: mixed, settings: defaults(mixed.settings) }
    const plan = { ...rosenbrock(0, 200), runners: [runner] }
    expect(firstPlans(plan, 0).map(({ y }) => y.of)).toEqual(['setting.fast', 'setting.fast'])
    expect(atlasAxes(plan, 0).y).toMatchObject({ of: 'setting.fast', from: 0, to: 0.9999 })
  })

  test('and in a longer race no later', async () => {
    const arrivals: number[] = []
    for (const steps of [200, 400, 700])
      arrivals.push((await tuned(rosenbrock(7e-4, steps))).runners[0]?.after.arrival ?? steps)
    expect(arrivals).toEqual(arrivals.toSorted((a, b) => b - a))
    expect(arrivals[2]).toBeLessThan(203)
  })

  const noisy: RacePlan = {
    ...racePlan('himmelblau', runnerPlan('sgd', {})),
    runners: ids.map((id) => runnerPlan(id, {})),
    steps: 40,
    seed: 7,
  }
  test.each([
    ['without noise', noisy],
    ['with one noise, seed 7', { ...noisy, noise: { sigma: 3, shared: true } }],
    ['with noise of its own for each, seed 7', { ...noisy, noise: { sigma: 3, shared: false } }],
  ])('%s, and the tuned race is the same race', async (_, plan) => {
    const [one, other] = [await tuned(plan), await tuned(plan)]
    expect(one).toEqual(other)
    const found = one.runners.map(({ after }) => after)
    const raced = { ...plan, runners: plan.runners.map((runner, index) => ({ ...runner, settings: { ...runner.settings, ...found[index]?.settings } })) } // prettier-ignore
    const [first, again] = [race(raced), race(raced)]
    expect(first.runs).toHaveLength(plan.runners.length)
    for (const [index, run] of first.runs.entries()) {
      expect(run.points).toEqual(again.runs[index]?.points)
      // What was checked is what is shown: the very loss of the very race, with the runner's own noise.
      const losses = run.points.filter((_, at) => at % 3 === 2)
      const last = plan.noise.sigma > 0 ? losses.slice(-4) : losses.slice(-1)
      expect(last.reduce((sum, loss) => sum + loss, 0) / last.length).toBe(found[index]?.loss)
    }
  })
})
