/** Runs: descent by hand, changes on the way, and how they end. */
import { describe, expect, it } from 'vitest'
import type { RacePlan } from '../../../src/run/plan'
import { race, statusText } from '../../../src/run/race'
import { curve, plan, points, runner } from '../../helpers/formulaPlans'

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
