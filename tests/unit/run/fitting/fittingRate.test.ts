/** Rates that fit: on every surface, and on formulas as people type them, each of five optimizers has a race to be seen. */
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { defaultExperiment, defaultRunner } from '../../../../src/experiment/defaults/defaults'
import { fittingRate, maxFitted } from '../../../../src/run/fitting/fittingRate'
import { lowestOf } from '../../../../src/run/fitting/merit'
import { groundOf } from '../../../../src/run/ground'
import type { RacePlan } from '../../../../src/run/plan'
import { runOf } from '../../../../src/run/run'
import { optimizers } from '../../../../src/optimizers/list'
import type { WrittenSurface } from '../../../../src/surfaces/kind'
import { type PlanSurface, factsOf } from '../../../../src/surfaces/kinds'
import { surfaces } from '../../../../src/surfaces/list'
import { listedSurface } from '../../../../src/surfaces/listed'
import { parseExperiment } from '../../../../src/experiment/schema/schema'

const five = ['sgd', 'momentum', 'nesterov', 'rmsprop', 'adam']

function planOf(surface: PlanSurface, ids: readonly string[] = five, steps = 400): RacePlan {
  const runners = ids.map((id, index) => defaultRunner(id, index))
  return { ...defaultExperiment, surface, start: factsOf(surface).start, steps, runners }
}

/** How a race goes at the rate that fits. */
interface Seen {
  readonly ending: string
  /** The share of the race after which it came down to a twentieth of the gap for good; undefined if it did not. */
  readonly down: number | undefined
  /** The share after which it had come down to a twentieth of the gap to where it ends. */
  readonly near: number
}

function seen(plan: RacePlan, index: number): Seen {
  const eta = fittingRate(plan, index)?.eta ?? Number.NaN
  const runners = plan.runners.map((one) => ({ ...one, settings: { ...one.settings, eta } }))
  const ground = groundOf(plan)
  const run = runOf({ ...plan, runners }, ground, index)
  const losses = Array.from({ length: run.steps + 1 }, (_, step) => run.points[3 * step + 2] ?? Number.NaN)
  const [first = 0, end = 0] = [losses[0], losses.at(-1)]
  const lowest = Math.min(lowestOf(ground), end)
  const below = (aim: number): number =>
    losses.findIndex((loss) => loss <= aim + 0.05 * (first - aim)) / plan.steps
  const isDown = end <= lowest + 0.05 * (first - lowest)
  return { ending: run.status(run.steps).kind, down: isDown ? below(lowest) : undefined, near: below(end) }
}

/** What is wrong with a race, in words. */
function faultOf({ ending, down, near }: Seen): string | undefined {
  if (ending === 'diverged' || ending === 'nothing') return ending
  if (down !== undefined) return down < 0.2 ? `down after ${down} of the race` : undefined
  if (ending !== 'converged') return `neither down nor at rest: ${ending}`
  return near < 0.2 ? `near its rest after ${near} of the race` : undefined
}

describe('comes down to 5 % of the gap or to rest, not before a fifth of the race, and does not blow up', () => {
  test.each(surfaces.map(({ id }) => id))('on %s', (id) => {
    const plan = planOf(listedSurface(id))
    const faults = five.map((name, index) => [name, faultOf(seen(plan, index))])
    expect(faults).toEqual(five.map((name) => [name, undefined]))
  })

  const formulas = JSON.parse(
    readFileSync(new URL('formulas.json', import.meta.url), 'utf8'),
  ) as readonly string[]
  test.each(formulas)('on the formula %j', (formula) => {
    const { experiment, problems } = parseExperiment({ surface: { formula } })
    expect(problems).toEqual([])
    const plan = planOf(experiment.surface)
    const faults = five.map((name, index) => [name, faultOf(seen(plan, index))])
    expect(faults).toEqual(five.map((name) => [name, undefined]))
  })
})

test('no optimizer of the list blows up at the rate that fits', () => {
  for (const id of ['rosenbrock', 'rastrigin', 'shallowParabola']) {
    const plan = planOf(
      listedSurface(id),
      optimizers.map((each) => each.id),
    )
    const lost = optimizers.flatMap((each, index) => {
      const { ending } = seen(plan, index)
      return ending === 'diverged' ? [[id, each.id]] : []
    })
    expect(lost).toEqual([])
  }
})

describe('knows no unit', () => {
  const valley = '(1 - x)^2 + 10 (y - x^2)^2'
  const own = (written: Partial<WrittenSurface>): RacePlan =>
    planOf({ formula: valley, domain: [[-2, 2], [-1, 3]], parameters: ['x', 'y'], start: [-1.5, 1.5], ...written }) // prettier-ignore
  const etas = (plan: RacePlan): (number | undefined)[] =>
    five.map((_, index) => fittingRate(plan, index)?.eta)
  const usual = etas(own({}))
  /** Rates of the first three have the unit of θ²/L, of the others that of θ. */
  const scaled = (byThree: number, byTwo: number): number[] =>
    usual.map((eta = Number.NaN, index) => eta * (index < 3 ? byThree : byTwo))

  test.each([1e8, 1e-8, 1e4])('of the loss: times %s', (factor) => {
    const plan = own({ formula: `${factor} (${valley})` })
    // ε has the unit of a slope.
    const runners = plan.runners.map((one) => ({
      ...one,
      settings: { ...one.settings, epsilon: 1e-8 * factor },
    }))
    const found = etas({ ...plan, runners })
    found.forEach((eta = 0, index) => expect(eta / (scaled(1 / factor, 1)[index] ?? 0)).toBeCloseTo(1, 1))
  })

  test.each([1e6, 1e-6])('of the parameters: times %s', (factor) => {
    const stretched = valley.replaceAll(/[xy]/g, (name) => `(${name} / ${factor})`)
    const [a, b] = [[-2, 2], [-1, 3]].map((ends) => ends.map((end) => end * factor)) as [[number, number], [number, number]] // prettier-ignore
    const found = etas(own({ formula: stretched, domain: [a, b], start: [-1.5 * factor, 1.5 * factor] }))
    found.forEach((eta = 0, index) =>
      expect(eta / (scaled(factor * factor, factor)[index] ?? 0)).toBeCloseTo(1, 1),
    )
  })
})

describe('depends on the race alone', () => {
  const plan = planOf(listedSurface('himmelblau'))

  test('has two digits, whatever rate, noise, seed and changes there were', () => {
    const found = fittingRate(plan, 4)
    expect(found?.fits).toBe(true)
    expect(Number(found?.eta.toPrecision(2))).toBe(found?.eta)
    const other: RacePlan = {
      ...plan,
      seed: 9,
      noise: { sigma: 3, shared: false },
      changes: [{ step: 2, runner: 4, settings: { eta: 5 } }],
      runners: plan.runners.map((one) => ({ ...one, settings: { ...one.settings, eta: 7 } })),
    }
    expect(fittingRate(other, 4)).toEqual(found)
  })

  test('is another from another start, with other settings, in a longer race', () => {
    const etaOf = (change: Partial<RacePlan>, index = 4): number =>
      fittingRate({ ...plan, ...change }, index)?.eta ?? Number.NaN
    const eta = etaOf({})
    expect(etaOf({ start: [-4.8, 4.8] }, 0)).not.toBe(etaOf({}, 0))
    expect(etaOf({ steps: 1000 })).toBeLessThan(eta)
    const heavy = plan.runners.map((one) => ({ ...one, settings: { ...one.settings, beta1: 0.99 } }))
    expect(etaOf({ runners: heavy })).not.toBe(eta)
    expect(etaOf({ steps: 100_000 })).toBe(etaOf({ steps: maxFitted }))
  })

  test('is that of its own start', () => {
    const runners = plan.runners.map((one) => ({ ...one, start: [-4.8, 4.8] }))
    expect(fittingRate({ ...plan, runners }, 0)).toEqual(fittingRate({ ...plan, start: [-4.8, 4.8] }, 0))
  })

  test('fits turns that are gradients', () => {
    const twice = { ...planOf(listedSurface('bowl'), ['sgd', 'sam']), turn: 'gradient' } as const
    const faults = [0, 1].map((index) => faultOf(seen(twice, index)))
    expect(faults).toEqual([undefined, undefined])
  })
})

test('there is none where no rate is better than another', () => {
  const own = (formula: string, start: readonly number[]): RacePlan =>
    planOf({ formula, domain: [[-3, 3], [-3, 3]], parameters: ['x', 'y'], start }) // prettier-ignore
  expect(fittingRate(own('5', [1, 1]), 0)).toBeUndefined()
  expect(fittingRate(own('log(x) + y', [-1, 1]), 0)).toBeUndefined()
  expect(fittingRate(own('x^2 + y^2', [0, 0]), 4)).toBeUndefined()
  expect(fittingRate(own('x^2 + y^2', [1, 1]), 9)).toBeUndefined()
})

test('an optimizer that finds the length of its step keeps its usual rate where that arrives', () => {
  const finders = optimizers.filter(({ findsLength }) => findsLength)
  const plan = planOf(
    listedSurface('himmelblau'),
    finders.map(({ id }) => id),
  )
  expect(finders.length).toBeGreaterThan(3)
  expect(finders.map((_, index) => fittingRate(plan, index)?.eta)).toEqual(
    finders.map(({ settings }) => settings.eta.default),
  )
  const saddle = planOf(listedSurface('saddle'), ['polyak'])
  expect(fittingRate(saddle, 0)?.eta).not.toBe(1)
})
