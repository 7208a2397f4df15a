/** The judge: no verdict depends on a unit, and each kind of ending is told from its neighbours. */
import { describe, expect, test } from 'vitest'
import { optimizers } from '../../../../src/optimizers/list'
import type { RacePlan } from '../../../../src/run/plan'
import { type Run, race, statusText } from '../../../../src/run/race'
import { formulaSurfaces } from '../../../helpers/surfaces'
import type { Interval } from '../../../../src/surfaces/surface'
import { racePlan, runnerPlan } from '../../../helpers/ensemblePlans'
import { rescaled } from '../../../helpers/rescaled'

const steps = 300
const units = [
  { loss: 1e8, length: 1 },
  { loss: 1e-8, length: 1 },
  { loss: 1, length: 1e6 },
  { loss: 1, length: 1e-6 },
]
/** The first steps of RAdam follow the size of the gradient, the others do not: no setting changes its unit. */
const rescalable = optimizers.filter(({ id }) => id !== 'radam')

const runOf = (plan: RacePlan): Run => {
  const [run] = race(plan).runs
  if (!run) throw new Error('no run')
  return run
}

const on = (
  formula: string,
  optimizer: string,
  settings: Record<string, number>,
  start: readonly number[],
  taken: number,
  domain: readonly Interval[] = start.map(() => [-3, 3] as const),
): Run => {
  const parameters = start.length === 1 ? (['x'] as const) : (['x', 'y'] as const)
  const surface = { formula, domain, parameters }
  return runOf({ ...racePlan('bowl', runnerPlan(optimizer, settings)), surface, start, steps: taken })
}
const end = (run: Run): string => run.status(run.steps).kind

describe('the loss times 10^±8, and a parameter and its domain times 10^±6, change no verdict', () => {
  // Every optimizer on every fourth surface, another fourth for each, so that every surface has its turn.
  test.each(rescalable.map(({ id }, index) => [id, index] as const))('%s', (optimizer, index) => {
    let compared = 0
    for (const surface of formulaSurfaces.filter((_, place) => place % 4 === index % 4)) {
      const own = runOf(rescaled(surface, optimizer, steps, { loss: 1, length: 1 }))
      for (const unit of units) {
        const run = runOf(rescaled(surface, optimizer, steps, unit))
        for (const step of [0, 50, 150, steps]) {
          // Rounding leads a chaotic run elsewhere, then or later; what is said of a step depends on what comes after it.
          if (!(apartFrom(step, run, own, unit.length) < 1e-7)) continue
          compared += 1
          expect(run.status(step).kind, `${surface.id} ${JSON.stringify(unit)} at ${step}`).toBe(
            own.status(step).kind,
          )
        }
      }
    }
    expect(compared).toBeGreaterThan(60)
  })

  test.each([1e-12, 1e12])('a domain that is %f wide', (width) => {
    const domain = [[-width, width], [-width, width]] as const // prettier-ignore
    const run = on('x^2 + y^2', 'sgd', { eta: 0.1 }, [width / 2, width / 3], 200, domain)
    expect(run.status(3).kind).toBe('running')
    expect(end(run)).toBe('converged')
  })
})

/** How far two runs are from each other at most, from a step on, with the places of the first in units of `length`. */
function apartFrom(step: number, run: Run, own: Run, length: number): number {
  let apart = 0
  for (let at = 3 * step; at < Math.max(run.points.length, own.points.length); at += 3)
    for (const axis of [at, at + 1])
      apart = Math.max(
        apart,
        Math.abs((run.points[axis] ?? Number.NaN) / length - (own.points[axis] ?? Number.NaN)),
      )
  return apart
}

describe('an ending is told from its neighbours', () => {
  test('a two-cycle is circling, wherever in the cycle it stands, and says how far from the minimum', () => {
    const run = on('x^2 + 2 y^2', 'signsgd', { eta: 0.02 }, [1.01, 0.51], 500)
    for (const step of [497, 498, 499, 500]) expect(run.status(step).kind, `${step}`).toBe('circling')
    expect(statusText(run.status(500))).toMatch(/^circling within 0\.014\d* of a minimum$/)
  })

  test('a run that creeps along a valley is neither circling nor converged nor on a plateau', () => {
    const valley = runOf({ ...racePlan('rosenbrock', runnerPlan('sgd', { eta: 1e-6 })), start: [0.48, 0.22], steps: 400 })
    expect(end(valley)).toBe('running')
  }) // prettier-ignore

  test.each([1, 1000])(
    'a slow run in a bowl is no plateau, however steep a narrow wall is: %d',
    (steepness) => {
      const bowl = `x^2 + y^2 + exp(${steepness} (x - 1))`
      const domain = [[-2, 1.1], [-2, 1.1]] as const // prettier-ignore
      expect(end(on(bowl, 'sgd', { eta: 1e-5 }, [0.5, 0.5], 50, domain))).toBe('running')
      expect(end(on(bowl, 'sgd', { eta: 0.1 }, [0.5, 0.5], 200, domain))).toBe('converged')
    },
  )

  test('an oscillation that dies out is not circling for good', () => {
    const run = on('x^2 + 9 y^2', 'momentum', { eta: 0.01, beta: 0.9 }, [2, 1], 600)
    expect(end(run)).toBe('converged')
  })

  test.each([
    ['a hilltop', '-x^2 - y^2', [0, 0], 'maximum'],
    ['a hilltop of a curve', '-x^2', [0], 'maximum'],
    ['a saddle', 'x y', [0, 0], 'saddle'],
    ["a monkey saddle, whose curvature is 0", 'x^3 - 3 x y^2', [0, 0], 'saddle'],
    ['an inflection', 'x^3', [0], 'saddle'],
    ['a quartic minimum', 'x^4 + y^4', [0, 0], 'converged'],
    ['a quartic maximum', '-x^4 - y^4', [0, 0], 'maximum'],
    ['the floor of a valley', '(y - x^2)^2', [0.5, 0.25], 'converged'],
    ['a flat floor', 'max(x^2 + y^2 - 1, 0)', [0.1, 0.2], 'converged'],
    ['a shelf above the floor', 'min(x^2 + y^2, 4)', [2.5, 2], 'plateau'],
    ['a constant', '0 x + 0 y + 5', [1, 1], 'plateau'],
    ['a cusp', 'abs(x) + abs(y)', [0, 0], 'converged'],
  ] as const)('%s', (_, formula, start, expected) => {
    expect(end(on(formula, 'sgd', { eta: 0.1 }, start, 40))).toBe(expected)
  }) // prettier-ignore

  test('a run that steps to where there is no loss has diverged, one that begins there has nothing', () => {
    expect(end(on('log(x) + y^2', 'sgd', { eta: 0.7 }, [1, 0], 50))).toBe('diverged')
    expect(end(on('log(x) + y^2', 'sgd', { eta: 0.7 }, [-1, 0], 50))).toBe('nothing')
  })
})
