/** The internals of every optimizer: preconditioner, probes, curvature and its limit, against independent sums. */
import { describe, expect, test } from 'vitest'
import { defaults } from '../../../src/math/setting'
import { optimizers } from '../../../src/optimizers/list'
import { inspectedStep, internalsOf, type Internals } from '../../../src/run/internals'
import type { RacePlan, RunnerPlan, WrittenOptimizer } from '../../../src/run/plan'
import { type Race, type Run, race } from '../../../src/run/race'
import { sliceOf } from '../../../src/run/slice'
import { takeLines, type Landscape } from '../../helpers/rule'

const parameters = ['x', 'y'] as const
const domain = [[-3, 3], [-3, 3]] as const // prettier-ignore

/** Not convex everywhere, its Hessian nowhere diagonal; derivatives by hand. */
const formula = 'x^4/4 - x^2 + 0.8 x y + 1.5 y^2'
const land: Landscape = {
  gradient: ([x = 0, y = 0]) => [x ** 3 - 2 * x + 0.8 * y, 0.8 * x + 3 * y],
  hessian: ([x = 0]) => [
    [3 * x * x - 2, 0.8],
    [0.8, 3],
  ],
}

function planOf(
  optimizer: string | WrittenOptimizer,
  settings: Record<string, number> = {},
  more: Partial<RacePlan> = {},
): RacePlan {
  const known =
    typeof optimizer === 'string'
      ? optimizers.find(({ id }) => id === optimizer)?.settings
      : optimizer.settings
  const runner: RunnerPlan = {
    optimizer,
    settings: { ...defaults(known ?? {}), ...settings },
    schedule: { id: 'constant', settings: {} },
    clip: {},
  }
  return {
    surface: { formula, domain, parameters },
    start: [1.7, -1.2],
    steps: 40,
    turn: 'step',
    seed: 3,
    noise: { sigma: 0, shared: true },
    runners: [runner],
    changes: [],
    ...more,
  }
}

function only(plan: RacePlan): { ground: Race; run: Run } {
  const ground = race(plan)
  const [run] = ground.runs
  if (!run) throw new Error('no run')
  return { ground, run }
}

function internalsAt(plan: RacePlan, step: number): Internals {
  const { ground, run } = only(plan)
  return internalsOf(ground.loss, run.update(step))
}

const steps = [0, 1, 7, 30]
const table = optimizers.flatMap(({ id, rule }) => steps.map((step) => [id, step, rule] as const))

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
        const moved = (values: readonly number[]) => values.map((value, i) => value + (u[i] ?? 0))
        const taken = takeLines(
          rule,
          { ...names, g: moved(update.g) },
          noisy,
          (target, value, line) => {
            if (!(target in update.state)) return value
            const [a = 0, b = a] = update.lines[line] ?? []
            return run.rule.momenta.some(({ state }) => state === target) ? moved([a, b]) : [a, b]
          },
          // The probe itself stays where it is.
          () => moved(noisy.gradient(update.probes[0] ?? [])),
        )
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

  test.each(['signsgd', 'lion', 'rprop'])('of %s does not exist: only signs count', (id) => {
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
      expect(update.probes.length, id).toBe(id === 'sam' ? 1 : 0)
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

describe('curvature along the step', () => {
  test.each(table)('of %s at step %i is the second difference of the loss', (id, step) => {
    const { step: d, curvature } = internalsAt(planOf(id), step)
    const { ground, run } = only(planOf(id))
    const { theta } = run.update(step)
    if (d.every((part) => part === 0)) return expect(curvature).toBeUndefined()
    const h = 1e-3 / Math.hypot(...d)
    const at = (share: number) =>
      ground.loss.value((theta[0] ?? 0) + share * (d[0] ?? 0), (theta[1] ?? 0) + share * (d[1] ?? 0))
    const second = (at(h) - 2 * at(0) + at(-h)) / 1e-6
    return expect(curvature).toBeCloseTo(second, 4)
  })

  test('at the limit the local quadratic is as high as at the start, in both directions', () => {
    for (const [id, settings] of [
      ['sgd', {}],
      ['rmsprop', { rho: 0.9 }],
      ['newton', { damping: 1 }],
    ] as const) {
      const { stability } = internalsAt(planOf(id, settings), 0)
      const limit = stability?.limit
      if (limit === undefined) throw new Error(`${id} has no limit`)
      for (const share of [0.98, 1.02]) {
        const at = internalsAt(planOf(id, { ...settings, eta: share * limit }), 0)
        const { gradient } = at.update
        const first = gradient.reduce((sum, slope, i) => sum + slope * (at.step[i] ?? 0), 0)
        const length = at.step.reduce((sum, part) => sum + part * part, 0)
        const change = first + ((at.curvature ?? 0) * length) / 2
        expect(change > 0, `${id} at ${share} of its limit`).toBe(share > 1)
        expect(at.stability?.isAbove).toBe(share > 1)
        expect(at.rise).toBeCloseTo(change, 12)
        expect(at.outcome).toBe(share > 1 ? 'overshoots' : 'lowers')
        expect(at.stability?.isPlain).toBe(false)
      }
    }
  })

  test('on a bowl of curvature κ plain descent has the limit 2/κ, and diverges above it', () => {
    const bowl = { formula: '5 x^2 + y^2 / 2', domain, parameters }
    for (const [eta, isAbove] of [[0.19, false], [0.21, true]] as const) {
      const { stability } = internalsAt(
        planOf('sgd', { eta }, { surface: bowl, start: [1, 0] }), 3)
      expect(stability?.lambda).toBeCloseTo(10, 9)
      expect(stability?.limit).toBeCloseTo(0.2, 9)
      expect(stability?.rate).toBe(eta)
      expect(stability?.isAbove).toBe(isAbove)
    }
  }) // prettier-ignore

  test('a step without a preconditioner is held to the limit as the plain step of its length', () => {
    const bowl = { formula: '5 x^2 + y^2 / 2', domain, parameters }
    const at = (eta: number) =>
      internalsAt(planOf('signsgd', { eta }, { surface: bowl, start: [1, 0] }), 0).stability
    // From x = 1 the minimum is 1 away: a step of more than 2 lands higher.
    expect(at(1.9)).toMatchObject({ isPlain: true, isAbove: false })
    expect(at(2.1)).toMatchObject({ isPlain: true, isAbove: true })
    expect(at(1)?.rate).toBeCloseTo(0.1, 12)
  })

  test.each(table)('%s at step %i acts on the quadratic as it does on a bowl', (id, step) => {
    const bowl = { formula: '5 x^2 + 3 x y + 2 y^2', domain, parameters }
    const value = ([x = 0, y = 0]: readonly number[]) => 5 * x * x + 3 * x * y + 2 * y * y
    for (const clip of [{}, { norm: 0.1 }, { value: 0.2 }]) {
      const plan = planOf(id, {}, { surface: bowl, noise: { sigma: 3, shared: true } })
      const runners = plan.runners.map((runner) => ({ ...runner, clip }))
      const { update, rise, outcome } = internalsAt({ ...plan, runners }, step)
      const change = value(update.next) - value(update.theta)
      if (rise === undefined) expect(change).toBe(0)
      else expect(Math.abs(rise - change)).toBeLessThan(1e-9 * (1 + value(update.theta)))
      if (Math.abs(change) > 1e-9) expect(outcome === 'lowers').toBe(change < 0)
    }
  })

  test('clipping counts: η is held to the limit of the step that it leaves', () => {
    const valley = { formula: '(1 - x)^2 + 100 (y - x^2)^2', domain, parameters }
    const plan = planOf('sgd', { eta: 0.01 }, { surface: valley, start: [-1.5, 1.5] })
    const clipped = (clip: RunnerPlan['clip']) =>
      internalsAt({ ...plan, runners: plan.runners.map((runner) => ({ ...runner, clip })) }, 0)
    // By hand: ∇L = (−455, −150), H = (2102, 600; 600, 200).
    const sharpness = (2102 * 455 ** 2 + 2 * 600 * 455 * 150 + 200 * 150 ** 2) / (455 ** 2 + 150 ** 2)
    const free = clipped({})
    expect(free.stability?.lambda).toBeCloseTo(sharpness, 6)
    expect(free).toMatchObject({ stability: { isAbove: true }, outcome: 'overshoots' })
    const byNorm = clipped({ norm: 1 })
    expect(byNorm.stability?.lambda).toBeCloseTo(sharpness / Math.hypot(455, 150), 4)
    expect(byNorm).toMatchObject({ stability: { isAbove: false }, outcome: 'lowers' })
    // By value both components are 1: d = −η (−1, −1), and dᵀ(C⁻¹)d = η² (455 + 150).
    const byValue = clipped({ value: 1 })
    expect(byValue.stability?.lambda).toBeCloseTo((2102 + 2 * 600 + 200) / (455 + 150), 9)
    expect(byValue).toMatchObject({ stability: { isAbove: false }, outcome: 'lowers' })
  })

  test('a rate and its step are told apart: Adam’s first is short, and noise may drive up the slope', () => {
    const bowl = { formula: '5 x^2 + y^2 / 2', domain, parameters }
    // Where its average is full Adam goes ten times as far as from a first gradient: 1 − β₁ of it is in m.
    const first = internalsAt(planOf('adam', { eta: 0.3 }, { surface: bowl, start: [1, 0] }), 0)
    expect(first).toMatchObject({ stability: { isAbove: true }, outcome: 'lowers' })
    expect(first.rise).toBeCloseTo(5 * 0.7 ** 2 - 5, 6)
    const noise = { sigma: 30, shared: true }
    const driven = Array.from({ length: 20 }, (_, step) =>
      internalsAt(planOf('sgd', { eta: 0.001 }, { surface: bowl, start: [0.1, 0], noise }), step),
    )
    for (const { update, step, outcome, stability } of driven) {
      const slope = step.reduce((sum, part, i) => sum + part * (update.gradient[i] ?? 0), 0)
      if (slope > 0) expect(outcome).toBe('climbs')
      expect(stability?.isAbove).toBe(false)
    }
    expect(new Set(driven.map(({ outcome }) => outcome))).toContain('climbs')
  })

  test('there is no limit where the surface curves down', () => {
    const hill = { formula: '0 - x^2 - y^2', domain, parameters }
    const { stability } = internalsAt(planOf('sgd', {}, { surface: hill }), 0)
    expect(stability).toMatchObject({ limit: undefined, isAbove: false })
    expect(stability?.lambda).toBeCloseTo(-2, 9)
  })

  test('internals of a run that blows up or stands still give no error', () => {
    const { ground, run } = only(planOf('sgd', { eta: 9 }))
    const last = inspectedStep(run, 40)
    expect(last).toBe((run.divergedAt ?? 0) - 1)
    const blown = internalsOf(ground.loss, run.update(last ?? 0))
    expect(blown.update.t).toBe(run.divergedAt)
    const still = internalsAt(planOf('sgd', { eta: 0 }), 0)
    expect(still).toMatchObject({ curvature: undefined, stability: undefined })
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

describe('a slice', () => {
  test.each(['gradient', 'step', 'x', 'y'] as const)(
    'along %s is the loss there, its slope and its curvature',
    (line) => {
      const plan = planOf('adam')
      const { ground } = only(plan)
      const internals = internalsAt(plan, 5)
      const slice = sliceOf(ground.loss, ground.domain, internals, line)
      if (!slice) throw new Error('no slice')
      const { losses, reach, direction, landing } = slice
      const { theta, next } = internals.update
      const at = (s: number) =>
        ground.loss.value(
          (theta[0] ?? 0) + s * (direction[0] ?? 0),
          (theta[1] ?? 0) + s * (direction[1] ?? 0),
        )
      expect(Math.hypot(...direction)).toBeCloseTo(1, 12)
      expect(losses.length).toBeGreaterThanOrEqual(200)
      expect(losses[0]).toBeCloseTo(at(-reach), 12)
      expect(losses.at(-1)).toBeCloseTo(at(reach), 12)
      const h = 1e-4
      expect(slice.slope).toBeCloseTo((at(h) - at(-h)) / (2 * h), 5)
      expect(slice.curvature).toBeCloseTo((at(h) - 2 * at(0) + at(-h)) / (h * h), 4)
      expect(landing.loss).toBe(ground.loss.value(next[0] ?? 0, next[1] ?? 0))
      expect(Math.hypot(landing.along, landing.beside)).toBeCloseTo(Math.hypot(...internals.step), 12)
      expect(Math.abs(landing.along)).toBeLessThanOrEqual(reach)
      const there = slice.slope * landing.along + (slice.curvature * landing.along ** 2) / 2
      expect(landing.isHigher).toBe(there > 0)
      if (line === 'step') {
        expect(landing.beside).toBeCloseTo(0, 12)
        expect(landing.isHigher).toBe(internals.outcome !== 'lowers')
      }
      if (line === 'gradient') expect(slice.slope).toBeCloseTo(-Math.hypot(...internals.update.gradient), 9)
    },
  )

  test('of plain descent at its limit lands where the quadratic is as high as at the start', () => {
    const { stability } = internalsAt(planOf('sgd'), 0)
    const plan = planOf('sgd', { eta: stability?.limit ?? 0 })
    const { ground } = only(plan)
    const slice = sliceOf(ground.loss, ground.domain, internalsAt(plan, 0), 'step')
    expect(slice?.landing.along).toBeCloseTo(slice?.limit ?? Number.NaN, 9)
  })

  test('on a curve follows its one parameter, whatever is asked for', () => {
    const surface = { formula: 'x^2', domain: [[-5, 5]], parameters: ['x'] } as const
    const plan = planOf('sgd', { eta: 0.3 }, { surface, start: [4] })
    const { ground } = only(plan)
    for (const line of ['gradient', 'step', 'x', 'y'] as const) {
      const slice = sliceOf(ground.loss, ground.domain, internalsAt(plan, 0), line)
      expect(slice).toMatchObject({ direction: [1], slope: 8, curvature: 2, loss: 16, limit: -8 })
      expect(slice?.landing.along).toBeCloseTo(-2.4, 12)
      expect(slice?.landing.beside).toBeCloseTo(0, 12)
    }
  })

  test('does not exist along a gradient or a step of 0', () => {
    const plan = planOf('sgd', {}, { surface: { formula: '0 x', domain, parameters } })
    const { ground } = only(plan)
    const internals = internalsAt(plan, 0)
    expect(sliceOf(ground.loss, ground.domain, internals, 'gradient')).toBeUndefined()
    expect(sliceOf(ground.loss, ground.domain, internals, 'step')).toBeUndefined()
    expect(sliceOf(ground.loss, ground.domain, internals, 'y')?.direction).toEqual([0, 1])
  })
})
