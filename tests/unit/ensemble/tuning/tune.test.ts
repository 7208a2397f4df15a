/** Tuning: it finds the best settings, and keeps to the budget and the target. */
import { describe, expect, test } from 'vitest'
import type { EnsemblePlan } from '../../../../src/ensemble/plan'
import { tune } from '../../../../src/ensemble/tuning/tune'
import { rate } from '../../../../src/math/setting'
import type { RacePlan, WrittenOptimizer } from '../../../../src/run/plan'
import { race } from '../../../../src/run/race'
import { noStepProblem } from '../../../../src/run/runnerTurns'
import { outcomesInFloat64 } from '../../../helpers/ensembleEngine'
import { racePlan, runnerPlan } from '../../../helpers/ensemblePlans'
import { tuned } from '../../../helpers/tuned'

/** From which step plain descent with this rate stays at rest; Infinity where it does not come to rest. */
function stepsOf(plan: RacePlan, eta: number): number {
  const [runner] = plan.runners
  if (!runner) return Infinity
  const [run] = race({ ...plan, runners: [{ ...runner, settings: { ...runner.settings, eta } }] }).runs
  const status = run?.status(run.steps)
  return status?.kind === 'converged' ? status.since : Infinity
}

describe('the best', () => {
  test.each([2, 10, 50])(
    'of plain descent on a quadratic, κ = %i, converges as fast as any rate',
    async (kappa) => {
      const surface = { id: 'ravine', settings: { kappa, angle: 0.5 } }
      // It begins far from the optimum: the slowest rate of the slider is far too slow.
      const plan = racePlan('ravine', runnerPlan('sgd', { eta: 1e-4 }), { surface, steps: 800 })
      const { target, runners } = await tuned(plan)
      const [found] = runners
      expect(target).toMatchObject({ x: 0, y: 0, loss: 0 })
      const best = 2 / (1 + kappa)
      expect(found?.after.settings['eta']).toBeGreaterThan(0.93 * best)
      expect(found?.after.settings['eta']).toBeLessThan(1.07 * best)
      const scan = Array.from({ length: 4000 }, (_, index) => best * 10 ** (index / 2000 - 1))
      const soonest = Math.min(...scan.map((eta) => stepsOf(plan, eta)))
      expect(found?.after.arrival).toBeLessThanOrEqual(soonest + 1)
      expect(found?.after.arrival).toBe(stepsOf(plan, found?.after.settings['eta'] ?? NaN))
      expect(found?.before.arrival).toBeUndefined()
    },
  )

  test('of heavy ball includes its decay, and beats plain descent', async () => {
    const runners = [runnerPlan('sgd', {}), runnerPlan('momentum', { eta: 0.001, beta: 0.2 })]
    const plan = { ...racePlan('ravine', runnerPlan('sgd', {})), runners, steps: 400 }
    const [plain, heavy] = (await tuned(plan)).runners
    expect(Object.keys(heavy?.after.settings ?? {})).toEqual(['eta', 'beta'])
    // κ = 50: Polyak's rates are (√κ−1)/(√κ+1) = 0.752 and (κ−1)/(κ+1) = 0.961 a step.
    expect(heavy?.after.arrival).toBeLessThan(0.3 * (plain?.after.arrival ?? 0))
  })

  // A plain search from these settings, along both last digits, once found 125.
  test('of momentum on Rosenbrock arrives by the step that a search of its last digits finds', async () => {
    const plan = racePlan('rosenbrock', runnerPlan('momentum', {}), { steps: 400 })
    const [found] = (await tuned(plan)).runners
    expect(found?.after.arrival).toBeLessThanOrEqual(125)
    // It lasts: also in a race that goes on.
    const settings = { ...plan.runners[0]?.settings, ...found?.after.settings }
    const longer = { ...plan, steps: 600, runners: [runnerPlan('momentum', settings)] }
    const [run] = race(longer).runs
    expect(run?.status(600)).toMatchObject({ since: found?.after.arrival })
  })

  test('of those that do not arrive has the lowest loss, and is three digits long', async () => {
    const plan = racePlan('rosenbrock', runnerPlan('sgd', { eta: 1e-4 }), { steps: 100 })
    const { target, runners } = await tuned(plan)
    const [found] = runners
    expect(target).toBeUndefined()
    expect(found?.after.arrival).toBeUndefined()
    const { eta = NaN } = found?.after.settings ?? {}
    expect(Number(eta.toPrecision(3))).toBe(eta)
    for (const other of [0.5, 0.7, 1.5, 2]) {
      const own = { ...plan, runners: [runnerPlan('sgd', { eta: other * eta })] }
      const [run] = race(own).runs
      const end = run && run.divergedAt === undefined ? run.points[3 * run.steps + 2] : Infinity
      expect(found?.after.loss).toBeLessThan(end ?? NaN)
    }
  })

  test('is what a runner has already if nothing is better', async () => {
    const plan = racePlan('bowl', runnerPlan('sgd', { eta: 0.3 }), { start: [0, 0] })
    const [found] = (await tuned(plan)).runners
    expect(found?.after).toEqual(found?.before)
    expect(found?.after).toMatchObject({ settings: { eta: 0.3 }, arrival: 0 })
  })

  test.each([
    ['within what is worth a look is found there', 1, 0.5, 10],
    ['beyond its edge is found further out', 1e-3, 500, 1000],
  ])('%s', async (_, scale, best, end) => {
    const optimizer: WrittenOptimizer = {
      name: 'Scaled',
      settings: { eta: rate(0.1) },
      state: {},
      rule: `theta = theta - ${scale} * eta * g`,
    }
    const surface = { formula: 'x^2 + y^2', domain: [[-3, 3], [-3, 3]], parameters: ['x', 'y'] } as const // prettier-ignore
    const runner = { ...runnerPlan('sgd', {}), optimizer, settings: { eta: 0.1 } }
    const seen: EnsemblePlan[] = []
    const [found] = (await tuned(racePlan('bowl', runner, { surface, start: [2, 1] }), seen)).runners
    expect(seen[0]?.x.to).toBe(10)
    expect(found?.map.plan.x.to).toBe(end)
    expect(found?.after.settings['eta']).toBe(best)
    expect(found?.after.arrival).toBe(1)
  })

  test('aims at the lowest minimum that any runner found, even if a slower one misses it', async () => {
    const formula = '(x^2 - 1)^2 + 0.3 x'
    const surface = { formula, domain: [[-2, 2]], parameters: ['x'] } as const
    const runners = [runnerPlan('sgd', {}), runnerPlan('momentum', {})]
    const plan = {
      ...racePlan('parabola', runnerPlan('sgd', {})),
      surface,
      runners,
      start: [1.6],
      steps: 150,
    }
    const { target, runners: each } = await tuned(plan)
    expect(target?.x).toBeCloseTo(-1.036, 2)
    const arrived = each.filter(({ after }) => after.arrival !== undefined)
    expect(arrived.length).toBeGreaterThan(0)
    for (const { after } of arrived) expect(after.loss).toBeLessThan(-0.3)
  })
})

test('what the optimizer does not take is not tried', async () => {
  const optimizer: WrittenOptimizer = {
    name: 'Bounded',
    settings: { eta: { default: 0.1, min: 0, max: 0.5, scale: 'linear' } },
    state: {},
    rule: 'theta = theta - eta * g',
  }
  // So shallow that the best rate is 50.
  const surface = { formula: '0.01 x^2 + 0.01 y^2', domain: [[-3, 3], [-3, 3]], parameters: ['x', 'y'] } as const // prettier-ignore
  const runner = { ...runnerPlan('sgd', {}), optimizer, settings: { eta: 0.1 } }
  const seen: EnsemblePlan[] = []
  const [found] = (await tuned(racePlan('bowl', runner, { surface, start: [2, 1] }), seen)).runners
  expect(seen.length).toBeGreaterThan(0)
  for (const { x } of seen) expect(x.to).toBeLessThan(1)
  expect(found?.after.settings['eta']).toBeGreaterThan(0.95)
  expect(found?.after.settings['eta']).toBeLessThan(1)
})

test('a runner that cannot afford one step is left out, and a line says why', async () => {
  const runners = [runnerPlan('sgd', {}), runnerPlan('newton', {})]
  const plan: RacePlan = { ...racePlan('bowl', runnerPlan('sgd', {})), runners, steps: 2, turn: 'gradient' }
  expect((await tuned(plan)).runners.map(({ runner }) => runner)).toEqual([0])
  expect(noStepProblem(plan, 0)).toBeUndefined()
  expect(noStepProblem(plan, 1)).toMatch(/^A step of Newton.* costs 3 gradients, more than the race has\.$/)
})

const ids = ['sgd', 'momentum', 'sam'] as const

describe('the budget', () => {
  test('by gradient evaluations gives SAM half the steps, and counts each of them twice', async () => {
    const plan: RacePlan = {
      ...racePlan('rosenbrock', runnerPlan('sgd', {})),
      runners: ids.map((id) => runnerPlan(id, {})),
      steps: 120,
      turn: 'gradient',
    }
    const seen: EnsemblePlan[] = []
    const { runners } = await tuned(plan, seen)
    const longest = ids.map((_, index) => seen.filter(({ runner }) => runner === index).map(({ race: { steps } }) => steps)) // prettier-ignore
    expect(longest.map((steps) => Math.max(...steps))).toEqual([120, 120, 60])
    expect(new Set(seen.map(({ runner }) => runner)).size).toBe(3)
    expect(runners.map(({ turnsPerStep }) => turnsPerStep)).toEqual([1, 1, 2])
  })
})

test('it stops when it is told to', async () => {
  const stop = new AbortController()
  const plan = racePlan('bowl', runnerPlan('sgd', {}))
  const tuning = tune(plan, [0], {
    signal: stop.signal,
    onProgress: () => stop.abort(),
    compute: async (ensemble) => outcomesInFloat64(ensemble),
  })
  await expect(tuning).rejects.toBe(stop.signal.reason)
})

test('a runner without a learning rate is left out', async () => {
  const optimizer = { name: 'Still', settings: {}, state: {}, rule: 'theta = theta - 0.1 * g' }
  const plan = racePlan('bowl', { ...runnerPlan('sgd', {}), optimizer, settings: {} })
  expect((await tuned(plan)).runners).toEqual([])
})
