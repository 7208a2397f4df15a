/** The verdicts on a run from step to step: what is called converged stays so, and is where it is said to be. */
import { describe, expect, test } from 'vitest'
import { parseExperiment } from '../../../../src/experiment/schema/schema'
import { optimizers } from '../../../../src/optimizers/list'
import { type Run, race, statusText } from '../../../../src/run/race'
import { surfaces } from '../../../../src/surfaces/list'

const runOf = (experiment: object): Run => {
  const { experiment: read, problems } = parseExperiment({ version: 1, ...experiment })
  expect(problems).toEqual([])
  const [run] = race(read).runs
  if (!run) throw new Error('no run')
  return run
}

const kinds = (run: Run): string[] =>
  Array.from({ length: run.steps + 1 }, (_, step) => run.status(step).kind)

/** How often a run that was converged is not so a step later. */
const departures = (run: Run): number => {
  const all = kinds(run)
  return all.filter((kind, step) => kind !== 'converged' && all[step - 1] === 'converged').length
}

const own = (rule: string, state: object = {}): object => ({
  name: 'own',
  settings: { eta: { default: 1, min: 1e-6, max: 10, scale: 'log' } },
  state,
  rule,
})
const armijo = own(`p = -g
a = eta
repeat 20 while loss(theta + a p) > loss + 0.3 a dot(g, p)
  a = a / 2
end
theta = theta + a p`)
const barzilaiBorwein = own(
  `s = theta - pt
y = g - pg
a = t == 1 ? 0.001 : abs(dot(s, s) / dot(s, y))
pt = theta
pg = g
theta = theta - a g`,
  { pt: 'theta', pg: 0 },
)

describe('what is called converged stays so to the end of the run', () => {
  // Every run at its default settings. None is excepted: one that leaves again later has not converged.
  test.each(surfaces.map(({ id }) => id))('on %s, by any optimizer', (id) => {
    const all = [...optimizers.map((each) => each.id), armijo, barzilaiBorwein]
    let converged = 0
    for (const optimizer of all) {
      const run = runOf({ surface: { id }, steps: 400, runners: [{ optimizer }] })
      expect(departures(run), `${id} ${run.name}`).toBe(0)
      if (run.status(400).kind === 'converged') converged += 1
    }
    // These have no minimum, or one that is too far for so many steps.
    expect(converged > 0 || ['saddle', 'monkeySaddle', 'plateau', 'beale'].includes(id), id).toBe(true)
  })

  test('in the last step it says what the judge says of a run of that length', () => {
    const lengths = [20, 31, 60, 83, 100]
    const long = kinds(runOf({ surface: { id: 'rosenbrock' }, start: [-1.2, 1], steps: 100, runners: [{ optimizer: armijo }] })) // prettier-ignore
    for (const steps of lengths) {
      const run = runOf({ surface: { id: 'rosenbrock' }, start: [-1.2, 1], steps, runners: [{ optimizer: armijo }] }) // prettier-ignore
      expect(run.status(steps).kind).toBe(long[steps])
    }
  })
})

describe('a run is converged only in a minimum', () => {
  test('not on the way along a valley that bends between two directions', () => {
    const run = runOf({ surface: { id: 'rosenbrock' }, start: [-1.2, 1], steps: 400, runners: [{ optimizer: armijo }] }) // prettier-ignore
    const first = kinds(run).indexOf('converged')
    expect(first).toBeGreaterThan(20)
    const [x = 0, y = 0] = run.points.subarray(3 * first)
    expect(Math.hypot((x - 1) / 4, (y - 1) / 4)).toBeLessThan(1e-3)
  })

  test('not in what looks like a valley a million widths away, before it diverges', () => {
    for (const steps of [110, 117, 119, 400]) {
      const run = runOf({ surface: { id: 'beale' }, steps, runners: [{ optimizer: barzilaiBorwein }] })
      expect(kinds(run)).not.toContain('converged')
    }
  })

  test('of a valley beside the domain, it is', () => {
    const surface = { formula: '(y - x^2)^2', domain: [[-3, 3], [-3, 3]] } // prettier-ignore
    const run = runOf({ surface, start: [2, 3.5], steps: 300, runners: [{ optimizer: 'sgd', settings: { eta: 0.01 } }] }) // prettier-ignore
    expect(run.points.at(-2)).toBeGreaterThan(3)
    expect(run.status(300).kind).toBe('converged')
  })

  test('of an isolated minimum many widths away, it is', () => {
    const surface = { formula: '(x - 100)^2 + y^2', domain: [[-3, 3], [-3, 3]] } // prettier-ignore
    const run = runOf({ surface, start: [1, 1], steps: 400, runners: [{ optimizer: 'sgd', settings: { eta: 0.1 } }] }) // prettier-ignore
    expect(run.status(400).kind).toBe('converged')
  })
})

describe('a cycle that steps right through the minimum is circling', () => {
  test.each([
    ['abs(x) + abs(y)', 'sgd', 0.05, [1, 0.5], 0.0708],
    ['abs(x) + abs(y)', 'sgd', 0.05, [1.013, 0.507], 0.0708],
    ['abs(x - 0.3) + 2 abs(y + 0.2)', 'sgd', 0.02, [1, 1], 0.04],
    ['abs(x)^1.5 + abs(y)^1.5', 'lion', 0.02, [1, 1], 0.0283],
    ['sqrt(x^2 + y^2)', 'lion', 0.02, [1, 0.5], 0.0201],
    ['abs(x) + 10 abs(y)', 'signsgd', 0.02, [1, 0.5], 0.0283],
  ])('%s by %s at %f from %j', (formula, optimizer, eta, start, within) => {
    const run = runOf({ surface: { formula }, start, steps: 1000, runners: [{ optimizer, settings: { eta } }] }) // prettier-ignore
    for (const step of [500, 997, 998, 999, 1000]) {
      const status = run.status(step)
      expect(statusText(status), `${step}`).toMatch(/^circling within/)
      if (status.kind === 'circling') expect(status.within).toBeLessThanOrEqual(within)
    }
  })
})

describe('flat places', () => {
  const ending = (formula: string, optimizer: string, start: readonly number[], steps: number): string => {
    const run = runOf({ surface: { formula }, start, steps, runners: [{ optimizer, settings: { eta: 0.05 } }] }) // prettier-ignore
    return run.status(steps).kind
  }

  test.each(['sgd', 'adam'])('on the way to a flat minimum a run is neither there nor on a plateau: %s', (by) => {
    for (const formula of ['x^4 + y^4', 'x^6 + y^6', 'x^8 + y^8'])
      for (const steps of [1000, 3000]) expect(ending(formula, by, [1, 1], steps), `${formula} ${steps}`).toBe('running')
  }) // prettier-ignore

  test('in a flat minimum it is converged', () => {
    for (const formula of ['x^4 + y^4', 'x^6 + y^6']) expect(ending(formula, 'sgd', [0.001, 0], 50)).toBe('converged') // prettier-ignore
  })

  test.each([
    [[1, 1], 'plateau'],
    [[1, 0.9999], 'plateau'],
    [[0.9999, 0.9999], 'plateau'],
    [[0.9, 0.9], 'plateau'],
    [[-2.95, -2.95], 'converged'],
    [[-2.8001, -2.8001], 'converged'],
  ])('a terrace is no top and no bottom, wherever on it: %j', (start, expected) => {
    expect(ending('floor(5x)/5 + floor(5y)/5', 'sgd', start, 100)).toBe(expected)
  })
})
