/** A path that tells too little is not explained: one that stands still, goes straight on, or has few digits or rows. */
import { describe, expect, test } from 'vitest'
import { pointsOf, tableOf, verdictOn } from '../../helpers/checked'

const rosenbrock = { surface: { id: 'rosenbrock' }, start: [-1.2, 1] }
const himmelblau = { surface: { id: 'himmelblau' }, start: [-0.5, 1.25] }
const matyas = { surface: { id: 'matyas' }, start: [3, -2] }

const digits = (count: number) => (value: number) => value.toPrecision(count)
const rowsOf = (count: number, point: (step: number) => number[]) =>
  Array.from({ length: count + 1 }, (_, step) => point(step))

describe('a path that does not move', () => {
  const runners = ['adam', 'sgd', 'momentum', 'newton', 'adadelta'].map((optimizer) => ({ optimizer }))
  test.each(runners)('says nothing of $optimizer', (runner) => {
    const { fits, weak, closest, words } = verdictOn(
      { ...rosenbrock, runners: [runner] },
      tableOf(rowsOf(150, () => [-1.2, 1])),
    )
    expect({ fits, weak, closest }).toEqual({ fits: [], weak: undefined, closest: undefined })
    expect(words).toContain('The path does not move within its digits, so it tells nothing of a rule.')
    expect(words).not.toContain('reading')
  })

  test('within the digits that it prints', () => {
    const json = { ...rosenbrock, runners: [{ optimizer: 'adam' }] }
    const slow = rowsOf(100, (step) => [-1.2 + 1e-6 * step, 1])
    expect(verdictOn(json, tableOf(slow, digits(3))).isStill).toBe(true)
    expect(verdictOn(json, tableOf(slow, digits(6))).isStill).toBe(false)
  })
})

/** A gradient that comes a step late, on Matyas: no reading has that. */
function delayed(steps: number, eta: number): number[][] {
  let theta = [3, -2]
  let late: number[] | undefined
  return rowsOf(steps, (step) => {
    if (step === 0) return theta
    const [x = 0, y = 0] = theta
    const g = [0.52 * x - 0.48 * y, 0.52 * y - 0.48 * x]
    theta = theta.map((value, i) => value - eta * ((late ?? g)[i] ?? 0))
    late = g
    return theta
  })
}

describe.each([2, 3, 4, 6, 16])('with %i digits', (count) => {
  const print = digits(count)
  const cases: readonly (readonly [string, object, (steps: number) => number[][]])[] = [
    ['a late gradient', { ...matyas, runners: [{ optimizer: 'momentum', settings: { eta: 0.01 } }] }, (steps) => delayed(steps, 0.01)],
    ['a straight line', { ...himmelblau, runners: [{ optimizer: 'adam', settings: { eta: 0.05 } }] }, (steps) => rowsOf(steps, (t) => [-0.5 + 0.0501 * t, 1.25 - 0.0499 * t])],
    ['a parabola', { ...himmelblau, runners: [{ optimizer: 'momentum', settings: { eta: 0.001 } }] }, (steps) => rowsOf(steps, (t) => [-0.5 + 0.01 * t + 0.0005 * t * t, 1.25 - 0.02 * t])],
  ] // prettier-ignore
  test.each(cases)('%s is not explained, however short', (_, json, path) => {
    for (const steps of [1, 2, 3, 5, 8, 20, 60]) {
      const { names, comparison } = verdictOn(json, tableOf(path(steps), print))
      expect(names).toEqual([])
      expect(comparison.steps).toBeGreaterThan(0)
    }
  })
})

describe('a fault', () => {
  const rule =
    'm = beta1 m + (1 - beta1) g\nv = beta2 v + (1 - beta2) g^2\ntheta = theta - eta m / (sqrt(v) + 1e-8)'
  const settings = { eta: 0.05, beta1: 0.9, beta2: 0.999 }
  const faulty = pointsOf(
    { ...himmelblau, runners: [{ optimizer: { name: 'Bare', settings, state: { m: 0, v: 0 }, rule } }] },
    60,
  )
  const json = { ...himmelblau, runners: [{ optimizer: 'adam', settings: { eta: 0.05 } }] }

  test('is named once digits and rows tell enough, and not before', () => {
    const named = (count: number, rows: number) =>
      verdictOn(json, tableOf(faulty.slice(0, rows), digits(count))).names
    expect(named(16, 3)).toContain('bias correction missing')
    expect(named(4, 61)).toEqual(['bias correction missing'])
    expect(named(2, 4)).toEqual([])
  })

  test('that would fit is counted in words where the path tells too little', () => {
    const { weak, words } = verdictOn(json, tableOf(faulty.slice(0, 4), digits(2)))
    expect(weak?.bits).toBeLessThan(weak?.needed ?? 0)
    expect(words).toMatch(
      /(?:A reading fits|\d+ readings fit), but the path tells too little to name one: \d+ of \d+ bits\. Add rows or digits\.$/,
    )
  })
})
