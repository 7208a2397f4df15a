/** Right programs agree whatever they round: float32 from every start, and runs that grow. A wrong one still parts. */
import { describe, expect, test } from 'vitest'
import { pointsOf, tableOf, verdictOn } from '../../../helpers/checked'

const f = Math.fround
const steps = 200

type Pair = readonly [number, number]

/** Gradients with each operation rounded to float32. */
const slopes: Readonly<Record<string, (x: number, y: number) => Pair>> = {
  himmelblau: (x, y) => {
    const a = f(f(f(x * x) + y) - 11)
    const b = f(f(x + f(y * y)) - 7)
    return [f(f(f(4 * x) * a) + f(2 * b)), f(f(2 * a) + f(f(4 * y) * b))]
  },
  rosenbrock: (x, y) => {
    const way = f(y - f(x * x))
    return [f(f(-2 * f(1 - x)) - f(f(400 * x) * way)), f(200 * way)]
  },
  matyas: (x, y) => [f(f(f(0.52) * x) - f(f(0.48) * y)), f(f(f(0.52) * y) - f(f(0.48) * x))],
}

type Step = (theta: number, g: number, t: number, m: number[], v: number[], i: number) => number

const sgd =
  (eta: number): Step =>
  (theta, g) =>
    f(theta - f(f(eta) * g))
const momentum =
  (eta: number): Step =>
  (theta, g, _t, _m, v, i) => {
    v[i] = f(f(f(0.9) * (v[i] ?? 0)) + g)
    return f(theta - f(f(eta) * v[i]))
  }
/** With all of it in float32, 1 − β and 1 − βᵗ too. `last`: a fault. */
const adam =
  (eta: number, last = 1): Step =>
  (theta, g, t, m, v, i) => {
    const [b1, b2] = [f(0.9), f(0.999)]
    m[i] = f(f(b1 * (m[i] ?? 0)) + f(f(1 - b1) * g))
    v[i] = f(f(b2 * (v[i] ?? 0)) + f(f(f(1 - b2) * g) * g))
    const mHat = f(m[i] / f(1 - f(b1 ** t)))
    const vHat = f(v[i] / f(1 - f(b2 ** t)))
    return f(theta - f(f(f(f(eta) * mHat) / f(f(Math.sqrt(vHat)) + f(1e-8))) * last))
  }

function singleRun(slope: (x: number, y: number) => Pair, start: Pair, step: Step): number[][] {
  const [m, v] = [[0, 0], [0, 0]] // prettier-ignore
  let theta = start.map(f)
  const points = [theta]
  for (let t = 1; t <= steps; t += 1) {
    const [x = 0, y = 0] = theta
    const g = slope(x, y)
    theta = theta.map((value, i) => step(value, g[i] ?? 0, t, m, v, i))
    points.push(theta)
  }
  return points
}

const starts: readonly Pair[] = [[0, 0], [1, 0], [0, 1], [2, 1], [0.1, -0.3], [-1.2, 1]] // prettier-ignore
const runs = Object.keys(slopes).flatMap((surface) => starts.map((start) => ({ surface, start })))
const rates: Readonly<Record<string, number>> = { himmelblau: 0.005, rosenbrock: 0.0005, matyas: 0.1 }

describe.each(runs)('float32 on $surface from $start', ({ surface, start }) => {
  const slope = slopes[surface] ?? (() => [0, 0] as const)
  const eta = rates[surface] ?? 0
  const rules: readonly (readonly [string, number, Step])[] = [
    ['sgd', eta, sgd(eta)],
    ['momentum', eta / 5, momentum(eta / 5)],
    ['adam', 0.05, adam(0.05)],
  ]
  test.each(rules)('%s agrees', (optimizer, rate, step) => {
    const json = { surface: { id: surface }, start, runners: [{ optimizer, settings: { eta: rate } }] }
    const { comparison } = verdictOn(json, tableOf(singleRun(slope, start, step)))
    expect(comparison.parting).toBeUndefined()
    expect(comparison.rows).toBeGreaterThan(20)
  })
})

test.each(Object.keys(slopes))('a step that is a thousandth too long parts on %s', (surface) => {
  const start = [0.1, -0.3] as const
  const json = { surface: { id: surface }, start, runners: [{ optimizer: 'adam', settings: { eta: 0.05 } }] }
  const path = singleRun(slopes[surface] ?? (() => [0, 0] as const), start, adam(0.05, 1.001))
  expect(verdictOn(json, tableOf(path)).comparison.parting?.step).toBe(1)
})

test('a run that grows past 1e90 agrees there too, whatever its last digits', () => {
  const json = {
    surface: { formula: 'x^2 + 3 y^2' },
    start: [1, 0.7],
    runners: [{ optimizer: 'sgd', settings: { eta: 1.5 } }],
  }
  const points = pointsOf(json, 108).map((point, step) =>
    point.map((value) => (step < 90 ? value : value * (1 + 2 ** -52))),
  )
  expect(Math.abs(points.at(-1)?.[1] ?? 0)).toBeGreaterThan(1e90)
  const { comparison } = verdictOn(json, tableOf(points))
  expect(comparison).toMatchObject({ parting: undefined, steps: 108 })
})

test('a rule with written numbers has the room that the same rule with settings has', () => {
  const rule =
    'm = 0.9 m + 0.1 g\nv = 0.999 v + 0.001 g^2\ntheta -= eta (m / (1 - 0.9^t)) / (sqrt(v / (1 - 0.999^t)) + 1e-8)'
  const optimizer = { name: 'Mine', settings: { eta: 0.05 }, state: { m: 0, v: 0 }, rule }
  const json = { surface: { id: 'himmelblau' }, start: [0.1, -0.3], runners: [{ optimizer }] }
  const path = singleRun(slopes['himmelblau'] as never, [0.1, -0.3], adam(0.05))
  expect(verdictOn(json, tableOf(path)).comparison.parting).toBeUndefined()
})
