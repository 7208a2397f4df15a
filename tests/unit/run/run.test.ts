/** The step pipeline: noise, clipping, changes, schedules, endings, and the update laid open. */
import { describe, expect, it } from 'vitest'
import { optimizers } from '../../../src/optimizers/list'
import { defaults } from '../../../src/math/setting'
import { hash } from '../../../src/math/hash'
import { normals } from '../../../src/run/noise'
import type { RacePlan, RunnerPlan } from '../../../src/run/plan'
import { race, statusText } from '../../../src/run/race'

const constant = { id: 'constant', settings: {} }

function runner(
  optimizer: string,
  settings: Record<string, number>,
  more: Partial<RunnerPlan> = {},
): RunnerPlan {
  const known = optimizers.find(({ id }) => id === optimizer)
  return {
    optimizer,
    settings: { ...defaults(known?.settings ?? {}), ...settings },
    schedule: constant,
    clip: {},
    ...more,
  }
}

function plan(formula: string, runners: RunnerPlan[], more: Partial<RacePlan> = {}): RacePlan {
  return {
    surface: { formula, domain: [[-3, 3], [-3, 3]], parameters: ['x', 'y'] },
    start: [1, 2],
    steps: 50,
    turn: 'step',
    seed: 7,
    noise: { sigma: 0, shared: true },
    runners,
    changes: [],
    ...more,
  } // prettier-ignore
}

const curve = (formula: string, start: number, eta: number, steps: number): RacePlan => ({
  ...plan(formula, [runner('sgd', { eta })]),
  surface: { formula, domain: [[-5, 5]], parameters: ['x'] },
  start: [start],
  steps,
})

const points = (of: RacePlan, index = 0): number[] => [...(race(of).runs[index]?.points ?? [])]

describe('plain descent by hand', () => {
  it('θ² from 4 at η = 0.3 goes 4, 1.6, 0.64, 0.256, 0.1024', () => {
    const walked = points(curve('x^2', 4, 0.3, 4)).filter((_, index) => index % 3 === 0)
    ;[4, 1.6, 0.64, 0.256, 0.1024].forEach((expected, step) => expect(walked[step]).toBeCloseTo(expected, 12))
  })

  it('θ² at η = 1.1: the loss grows by 1.44 a step, 16, 23.04, 33.18, 47.78', () => {
    const losses = points(curve('x^2', 4, 1.1, 3)).filter((_, index) => index % 3 === 2)
    ;[16, 23.04, 33.1776, 47.775744].forEach((expected, step) =>
      expect(losses[step]).toBeCloseTo(expected, 9),
    )
  })

  it('a one-parameter run leaves y at 0', () => {
    expect(points(curve('x^2', 4, 0.3, 9)).filter((_, index) => index % 3 === 1)).toEqual(Array(10).fill(0))
  })
})

describe('noise', () => {
  it('hashes to the words of pcg4d, as computed in exact integers elsewhere', () => {
    expect(hash(1, 2, 3, 4)).toEqual([908250390, 4044648920, 3775961919, 45698095])
    expect(hash(0xffffffff, 0, 400, 7)).toEqual([1395858808, 3420920501, 1827645546, 3917032591])
  })

  it('is standard normal over 20,000 steps of seed 7: mean, variance, covariance, fourth moment', () => {
    const count = 20_000
    const pair = new Float64Array(2)
    let [sum, square, product, fourth] = [0, 0, 0, 0]
    for (let t = 1; t <= count; t += 1) {
      normals(7, 0, t, pair)
      const [a = 0, b = 0] = pair
      sum += a + b
      square += a * a + b * b
      product += a * b
      fourth += a ** 4 + b ** 4
    }
    expect(Math.abs(sum / (2 * count))).toBeLessThan(0.02)
    expect(square / (2 * count)).toBeCloseTo(1, 1)
    expect(Math.abs(product / count)).toBeLessThan(0.03)
    expect(Math.abs(fourth / (2 * count) - 3)).toBeLessThan(0.2)
  })

  it('is added to the gradient: a step on a flat surface is −ησξ', () => {
    const flat = plan('0 x', [runner('sgd', { eta: 0.1 })], { noise: { sigma: 2, shared: true }, steps: 3 })
    const pair = new Float64Array(2)
    let [x, y] = [1, 2]
    for (let t = 1; t <= 3; t += 1) {
      normals(7, 0, t, pair)
      x -= 0.1 * (2 * (pair[0] ?? 0))
      y -= 0.1 * (2 * (pair[1] ?? 0))
    }
    const walked = points(flat)
    expect(walked[9]).toBeCloseTo(x, 12)
    expect(walked[10]).toBeCloseTo(y, 12)
  })

  it('is the same for all runners when shared, and another for each when not', () => {
    const two = [runner('sgd', { eta: 0.1 }), runner('sgd', { eta: 0.1 })]
    const shared = plan('x^2 + y^2', two, { noise: { sigma: 1, shared: true } })
    const own = plan('x^2 + y^2', two, { noise: { sigma: 1, shared: false } })
    expect(points(shared, 0)).toEqual(points(shared, 1))
    expect(points(own, 0)).not.toEqual(points(own, 1))
    expect(points(own, 0)).not.toEqual(points({ ...own, seed: 8 }, 0))
  })

  it('meets further gradients of a step alike: SAM with ρ = 0 is plain descent', () => {
    const noise = { sigma: 1, shared: true }
    const sam = points(plan('x^2 + 3y^2', [runner('sam', { eta: 0.05, rho: 0 })], { noise }))
    const sgd = points(plan('x^2 + 3y^2', [runner('sgd', { eta: 0.05 })], { noise }))
    sam.forEach((number, index) => expect(number).toBeCloseTo(sgd[index] ?? Number.NaN, 10))
  })
})

describe('clipping', () => {
  it('by norm keeps the direction and bounds the length', () => {
    const clipped = plan('3x + 4y', [runner('sgd', { eta: 1 }, { clip: { norm: 1 } })], { steps: 1 })
    const walked = points(clipped)
    expect(walked[3]).toBeCloseTo(1 - 0.6, 6)
    expect(walked[4]).toBeCloseTo(2 - 0.8, 6)
  })

  it('by norm takes the right step, and the norm is right, where its square is no number', () => {
    const steep = plan('3e200 x + 4e200 y', [runner('sgd', { eta: 1 }, { clip: { norm: 1 } })], { steps: 1 })
    const [x = 0, y = 0] = points(steep).slice(3)
    expect(x).toBeCloseTo(1 - 0.6, 12)
    expect(y).toBeCloseTo(2 - 0.8, 12)
    expect((race(steep).runs[0]?.gradientNorm[0] ?? 0) / 5e200).toBeCloseTo(1, 14)
  })

  it('by value bounds each component', () => {
    const clipped = plan('3x - 0.2y', [runner('sgd', { eta: 1 }, { clip: { value: 0.5 } })], { steps: 1 })
    expect(points(clipped).slice(3, 5)).toEqual([0.5, 2.2])
  })
})

describe('clipping of the gradients that a rule evaluates itself', () => {
  const formula = 'x^2 + 3y^2 + x y'
  const slope = (x: number, y: number): number[] => [2 * x + y, 6 * y + x]
  const byNorm = (g: number[]): number[] => {
    const factor = Math.min(0.5 / (Math.hypot(...g) + 1e-6), 1)
    return g.map((part) => part * factor)
  }
  const byValue = (g: number[]): number[] => g.map((part) => Math.min(Math.max(part, -0.5), 0.5))

  it.each([
    ['norm', byNorm],
    ['value', byValue],
  ] as const)('by %s: SAM by hand, noise first', (kind, clipOf) => {
    const [eta, rho, sigma] = [0.1, 0.7, 0.4]
    const clip = kind === 'norm' ? { norm: 0.5 } : { value: 0.5 }
    const noise = { sigma, shared: true }
    const walked = points(plan(formula, [runner('sam', { eta, rho }, { clip })], { noise, steps: 20 }))
    const pair = new Float64Array(2)
    let [x, y] = [1, 2]
    for (let t = 1; t <= 20; t += 1) {
      normals(7, 0, t, pair)
      const [a = 0, b = 0] = [...pair].map((part) => sigma * part)
      const at = (x: number, y: number): number[] => {
        const [gx = 0, gy = 0] = slope(x, y)
        return clipOf([gx + a, gy + b])
      }
      const [gx = 0, gy = 0] = at(x, y)
      const length = Math.hypot(gx, gy)
      const [dx = 0, dy = 0] = at(x + (rho * gx) / length, y + (rho * gy) / length)
      ;[x, y] = [x - eta * dx, y - eta * dy]
      expect(walked[3 * t]).toBeCloseTo(x, 10)
      expect(walked[3 * t + 1]).toBeCloseTo(y, 10)
    }
    const free = points(plan(formula, [runner('sam', { eta, rho })], { noise, steps: 20 }))
    expect(Math.abs((free[3] ?? 0) - (walked[3] ?? 0))).toBeGreaterThan(0.1)
  })

  it.each([{ norm: 0.5 }, { value: 0.5 }])('by %j with ρ = 0 is plain descent, clipped', (clip) => {
    const sam = points(plan(formula, [runner('sam', { eta: 0.05, rho: 0 }, { clip })]))
    const sgd = points(plan(formula, [runner('sgd', { eta: 0.05 }, { clip })]))
    expect(sam).toEqual(sgd)
  })

  it.each([1e17, 1e19, 1e160, 1e300])('by norm takes the right step at slopes of %d', (size) => {
    const sam = runner('sam', { eta: 1, rho: 0.1 }, { clip: { norm: 1 } })
    const [x = 0, y = 0] = points(plan(`${3 * size} x + ${4 * size} y`, [sam], { steps: 1 })).slice(3)
    expect(x).toBeCloseTo(1 - 0.6, 12)
    expect(y).toBeCloseTo(2 - 0.8, 12)
  })

  it('leaves a limit that no gradient reaches without effect', () => {
    const free = points(plan(formula, [runner('sam', { eta: 0.05, rho: 0.1 })]))
    for (const clip of [{ norm: 1e6 }, { value: 1e6 }])
      expect(points(plan(formula, [runner('sam', { eta: 0.05, rho: 0.1 }, { clip })]))).toEqual(free)
  })
})

describe('changes', () => {
  it('take effect at their step and stay', () => {
    const base = plan('x^2 + y^2', [runner('sgd', { eta: 0.1 })], { steps: 4 })
    const changed = race({ ...base, changes: [{ step: 3, runner: 0, settings: { eta: 0.25 } }] }).runs[0]
    expect([...(changed?.eta ?? [])]).toEqual([0.1, 0.1, 0.1, 0.25, 0.25])
    expect(changed?.points[3 * 4]).toBeCloseTo(0.8 * 0.8 * 0.5 * 0.5, 12)
  })

  it('of another runner leave a run as it was', () => {
    const two = plan('x^2 + y^2', [runner('adam', {}), runner('adam', {})])
    const changed = { ...two, changes: [{ step: 5, runner: 1, settings: { eta: 0.5 } }] }
    expect(points(changed, 0)).toEqual(points(two, 0))
    expect(points(changed, 1)).not.toEqual(points(two, 1))
  })
})

describe('endings', () => {
  const ending = (of: RacePlan, step = of.steps): string => {
    const status = race(of).runs[0]?.status(step)
    return status ? statusText(status) : ''
  }

  it.each<[string, string, number[], number, number, string]>([
    ['a bowl', 'x^2 + y^2', [1, 2], 0.1, 200, 'converged'],
    ['a bowl, early', 'x^2 + y^2', [1, 2], 0.1, 5, 'running'],
    ['a saddle from its ridge', 'x^2 - y^2 + y^4/4', [1, 0], 0.1, 200, 'saddle'],
    ['a plateau', 'exp(-x^2 - y^2)', [2.9, 2.9], 0.1, 50, 'plateau'],
    ['a bowl past its limit', 'x^2 + 100y^2', [1, 2], 1, 400, 'diverged at step 44'],
    ['a quartic past its limit', 'x^4 + y^2', [3, 0], 1, 20, 'diverged at step 5'],
    ['a domain left', 'log(x) + y^2', [1, 0], 0.7, 50, 'diverged at step 2'],
    ['a start without a loss', 'log(x) + y^2', [-1, 0], 0.1, 5, 'nothing here'],
    ['a hilltop', '-x^2 - y^2', [0, 0], 0.1, 5, 'maximum'],
  ])('%s', (_, formula, start, eta, steps, expected) => {
    expect(ending(plan(formula, [runner('sgd', { eta })], { start, steps }))).toBe(expected)
  })

  it('a diverged run stays at its last finite point, and the others go on', () => {
    const of = plan('x^4 + y^2', [runner('sgd', { eta: 1 }), runner('sgd', { eta: 0.01 })], {
      start: [3, 1],
      steps: 20,
    })
    const [lost, kept] = race(of).runs
    const at = lost?.divergedAt ?? 0
    expect(lost?.points.slice(3 * at, 3 * at + 3)).toEqual(lost?.points.slice(3 * at - 3, 3 * at))
    expect(lost?.points.every(Number.isFinite)).toBe(true)
    expect(points(of, 1)).toEqual(points({ ...of, runners: of.runners.slice(1) }))
    expect(kept?.status(20)).toEqual({ kind: 'running' })
  })

  it('a converged run names its minimum and since when', () => {
    const himmelblau: RacePlan = {
      ...plan('0', [runner('sgd', { eta: 0.01 })], { start: [-3, 3], steps: 200 }),
      surface: { id: 'himmelblau', settings: {} },
    }
    const found = race(himmelblau)
    const status = found.runs[0]?.status(200)
    if (status?.kind !== 'converged') throw new Error('it did not converge')
    expect(found.minima[status.minimum ?? -1]?.[0]).toBeCloseTo(-2.805118, 5)
    expect(found.runs[0]?.steepness[status.since]).toBeLessThan(1)
    expect(found.runs[0]?.steepness[status.since - 1]).toBeGreaterThanOrEqual(1)
  })
})

describe('the update laid open is the step that was taken', () => {
  it.each(optimizers.map(({ id }) => id))('%s', (id) => {
    // Polyak's step divides by the gradient twice: clipped, its first ones are too long.
    const settings = id === 'polyak' ? { eta: 0.02 } : {}
    const noisy = plan('x^2 + 3y^2 + x y', [runner(id, settings, { clip: { norm: 2 } })], {
      noise: { sigma: 0.5, shared: false },
      changes: [{ step: 4, runner: 0, settings: { eta: 0.02 } }],
    })
    const [run] = race(noisy).runs
    for (const step of [0, 2, 3, 7, 40]) {
      const update = run?.update(step)
      expect(update?.t).toBe(step + 1)
      expect(update?.eta).toBe(run?.eta[step + 1])
      expect(update?.theta).toEqual([...(run?.points.slice(3 * step, 3 * step + 2) ?? [])])
      expect(update?.next).toEqual([...(run?.points.slice(3 * step + 3, 3 * step + 5) ?? [])])
    }
  })

  it('counts each further gradient, and products with the Hessian or its columns; most take one a step', () => {
    const more: Readonly<Record<string, number>> = { sam: 2, newton: 3, adahessian: 2 }
    for (const { id } of optimizers) {
      expect(race(plan('x^2 + y^2', [runner(id, {})])).runs[0]?.evaluations, id).toBe(more[id] ?? 1)
    }
  })

  it('counts the product of Sophia-H in the steps that take it', () => {
    const [run] = race(plan('x^2 + y^2', [runner('sophia', { k: 3 })], { steps: 7 })).runs
    const sums = [...(run?.evaluationsAfter ?? [])]
    expect(sums.map((sum, step) => sum - (sums[step - 1] ?? 0)).slice(1)).toEqual([2, 1, 1, 2, 1, 1, 2])
  })
})
