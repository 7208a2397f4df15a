/** The internals of every optimizer: preconditioner and probes, against independent sums. */
import { describe, expect, test } from 'vitest'
import { optimizers } from '../../../src/optimizers/list'
import { inspectedStep, internalsOf } from '../../../src/run/internals'
import type { WrittenOptimizer } from '../../../src/run/plan'
import { takeLines } from '../../helpers/rule'
import { drawnAt } from '../../helpers/drawn'
import { domain, internalsAt, land, only, parameters, planOf } from '../../helpers/internals'

const steps = [0, 1, 7, 30]
const searching = optimizers.filter(({ rule }) => /repeat \d\d/.test(rule))
const table = optimizers
  .filter((each) => !searching.includes(each))
  .flatMap(({ id, rule }) => steps.map((step) => [id, step, rule] as const))

describe('the preconditioner', () => {
  test.each(table)(
    'of %s at step %i is minus the slope of the next θ, by central differences',
    (id, step, rule) => {
      const { run } = only(planOf(id, {}, { noise: { sigma: 0.3, shared: true } }))
      const update = run.update(step)
      const noise = update.g.map((slope, i) => slope - (update.gradient[i] ?? 0))
      const noisy = {
        ...land,
        gradient: (at: readonly number[]) => land.gradient(at).map((slope, i) => slope + (noise[i] ?? 0)),
      }
      const names = {
        ...Object.fromEntries(Object.entries(update.settings).map(([name, value]) => [name, [value, value]])),
        ...Object.fromEntries(Object.entries(update.state).map(([name, [a = 0, b = a]]) => [name, [a, b]])),
        theta: update.theta,
        t: [update.t, update.t],
        eta: [update.eta, update.eta],
      }
      /** θ' where every gradient and the new momentum have u added, and other new states are as they were. */
      const nextWith = (u: readonly number[]): readonly number[] => {
        const moved = (values: readonly number[], share = 1) =>
          values.map((value, i) => value + share * (u[i] ?? 0))
        const taken = takeLines(rule, { ...names, g: moved(update.g) }, noisy, {
          after: (target, value, line) => {
            if (!(target in update.state)) return value
            const [a = 0, b = a] = update.lines[line] ?? []
            const isMomentum = run.rule.momenta.some(({ state }) => state === target)
            // The place that schedule-free SGD descends with takes its share of u, as a step takes it.
            const share = isMomentum ? 1 : id === 'scheduleFree' ? -update.eta : 0
            return moved([a, b], share)
          },
          // The probe itself stays where it is.
          seen: () => moved(noisy.gradient(update.probes[0] ?? [])),
          drawn: drawnAt(3, update.t),
        })
        return taken.findLast(({ target }) => target === 'theta')?.value ?? []
      }
      const scale = 1e-4 * Math.max(...update.g.map(Math.abs), 1e-3)
      for (const j of [0, 1]) {
        const u = (sign: number) => [0, 1].map((i) => (i === j ? sign * scale : 0))
        const [ahead, behind] = [nextWith(u(1)), nextWith(u(-1))]
        for (const i of [0, 1]) {
          const slope = -((ahead[i] ?? 0) - (behind[i] ?? 0)) / (2 * scale)
          const found = update.preconditioner[i]?.[j] ?? Number.NaN
          expect(Math.abs(found - slope), `P${i}${j}`).toBeLessThan(
            1e-6 * Math.max(Math.abs(slope), update.eta),
          )
        }
      }
    },
  )

  test.each(searching)(
    'of $id is not taken, since the step depends on the gradient through a loop',
    ({ id }) => {
      for (const step of steps) {
        const { update, preconditioner } = internalsAt(planOf(id), step)
        expect(update.crossesLoop).toBe(true)
        expect(preconditioner).toBeUndefined()
      }
    },
  )

  const eta = 0.05
  test.each([
    ['sgd', {}, () => eta],
    ['momentum', {}, () => eta],
    ['nesterov', { beta: 0.8 }, () => eta * 1.8],
    ['sam', {}, () => eta],
    ['adagrad', {}, (_: number, s: number) => eta / (Math.sqrt(s) + 1e-10)],
    ['rmsprop', { rho: 0.9 }, (_: number, s: number) => eta / (Math.sqrt(s) + 1e-8)],
    ['adam', {}, (t: number, v: number) => eta / (1 - 0.9 ** t) / (Math.sqrt(v / (1 - 0.999 ** t)) + 1e-8)],
    [
      'adamw',
      { weightDecay: 0.3 },
      (t: number, v: number) => eta / (1 - 0.9 ** t) / (Math.sqrt(v / (1 - 0.999 ** t)) + 1e-8),
    ],
  ] as const)('of %s with %j is what its paper divides by', (id, settings, rate) => {
    for (const step of steps) {
      const { update, preconditioner } = internalsAt(planOf(id, { eta, ...settings }), step)
      const squares = update.names['v'] ?? update.names['s'] ?? []
      for (const i of [0, 1]) {
        const expected = rate(step + 1, squares[i] ?? 0)
        expect(update.preconditioner[i]?.[i]).toBeCloseTo(expected, 12)
        expect(update.preconditioner[i]?.[1 - i]).toBeCloseTo(0, 15)
      }
      expect(preconditioner?.isDefinite).toBe(true)
    }
  })

  test('of Newton is η (∇²L + λI)⁻¹: its axes are those of the Hessian', () => {
    const at = internalsAt(planOf('newton', { eta: 0.5, damping: 2 }), 0)
    const [[a = 0, b = 0] = [], [, d = 0] = []] = land.hessian([1.7, -1.2])
    const axes = at.preconditioner?.axes ?? []
    for (const { value, direction } of axes) {
      const [x = 0, y = 0] = direction
      const curved = [a * x + b * y, b * x + d * y]
      // H v = κ v, and P v = η v / (κ + λ)
      const kappa = 0.5 / value - 2
      expect(curved[0]).toBeCloseTo(kappa * x, 9)
      expect(curved[1]).toBeCloseTo(kappa * y, 9)
      expect(Math.hypot(x, y)).toBeCloseTo(1, 12)
    }
    expect(axes.length).toBe(2)
    expect(axes[0]?.value).toBeGreaterThan(axes[1]?.value ?? 0)
  })

  test('of Newton on a saddle is not definite, so that there is no limit', () => {
    const at = internalsAt(planOf('newton', { eta: 0.5, damping: 0 }, { start: [0.1, 0.4] }), 0)
    expect(at.preconditioner?.isDefinite).toBe(false)
    expect(at.preconditioner?.axes.map(({ value }) => Math.sign(value)).toSorted()).toEqual([-1, 1])
    expect(at.stability).toBeUndefined()
    expect(at.stationary?.kind).toBe('saddle')
  })

  test.each(['signsgd', 'signum', 'lion', 'rprop'])('of %s does not exist: only signs count', (id) => {
    for (const step of steps) expect(internalsAt(planOf(id), step).preconditioner).toBeUndefined()
  })

  test('is found for a custom rule too: momentum on SAM’s gradient, through a matrix that is not symmetric', () => {
    const settings = { eta: { default: 0.1, min: 0, max: 1, scale: 'linear' } } as const
    const sam: WrittenOptimizer = {
      name: 'own',
      settings,
      state: { m: 0 },
      rule: 'm = 0.9 m + grad(theta + 0.1 g / norm(g))\ntheta = theta - eta m',
    }
    const { run } = only(planOf(sam))
    expect(run.rule.momenta).toEqual([{ state: 'm', decays: [] }])
    const rows = run.update(3).preconditioner
    expect(rows.map((row) => row.map(Math.abs))).toEqual([
      [0.1, 0],
      [0, 0.1],
    ])
    const skewed: WrittenOptimizer = {
      name: 'skewed',
      settings,
      state: {},
      rule: 'theta = theta - eta g - dot(g, theta) * theta / 10 - norm(g) * theta / 10',
    }
    const at = internalsAt(planOf(skewed), 0)
    expect(at.preconditioner?.isDefinite).toBe(false)
    expect(at.stability).toBeUndefined()
  })
})

describe('probes and the Hessian', () => {
  test('SAM probes ρ uphill of its point', () => {
    const { update } = internalsAt(planOf('sam', { rho: 0.2 }), 4)
    const length = Math.hypot(...update.g)
    expect(update.probes.length).toBe(1)
    update.probes[0]?.forEach((place, i) =>
      expect(place).toBeCloseTo((update.theta[i] ?? 0) + (0.2 * (update.g[i] ?? 0)) / length, 10),
    )
  })

  test('no other rule probes elsewhere, and only Newton solves', () => {
    for (const { id } of optimizers) {
      const { update } = internalsAt(planOf(id), 2)
      expect(update.probes.length, id).toBe(['sam', 'scheduleFree'].includes(id) ? 1 : 0)
      expect(update.solves, id).toBe(id === 'newton')
    }
  })

  test('the local quadratic is level where Newton without damping and with η = 1 would go', () => {
    const { ground, run } = only(planOf('newton', { eta: 1, damping: 0 }))
    const { stationary } = internalsOf(ground.loss, run.update(0))
    expect(stationary?.kind).toBe('minimum')
    stationary?.at.forEach((place, i) => expect(place).toBeCloseTo(run.points[3 + i] ?? Number.NaN, 10))
  })
})

test('the step laid open is the one at the playhead, in turns of the race, and never one that was not taken', () => {
  const by = (turn: 'step' | 'gradient') => only(planOf('sam', {}, { turn, steps: 11 })).run
  expect([0, 0.9, 1, 10, 11].map((at) => inspectedStep(by('step'), at))).toEqual([0, 0, 1, 10, 10])
  expect([0, 1, 2, 9.5, 11].map((at) => inspectedStep(by('gradient'), at))).toEqual([0, 0, 1, 4, 4])
  expect(inspectedStep(only(planOf('sam', {}, { turn: 'gradient', steps: 1 })).run, 1)).toBeUndefined()
  const lost = { surface: { formula: 'log(x) + y^2', domain, parameters }, start: [-1, 0] }
  expect(inspectedStep(only(planOf('sgd', {}, lost)).run, 3)).toBeUndefined()
})
