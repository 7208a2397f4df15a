/** What a verdict on a path says besides: the loss, noise, clipping before it, and how far rounding lets it look. */
import { describe, expect, test } from 'vitest'
import { adam, experimentOf, pointsOf, tableOf, verdictOn } from '../../helpers/checked'
import { normals } from '../../../src/run/noise'

const steps = 60
const surface = { id: 'himmelblau' }
const start = [-0.5, 1.25]

const on = (runner: object, more: object = {}) => ({ surface, start, steps, runners: [runner], ...more })

describe('what is said besides', () => {
  const points = pointsOf(on(adam), steps)
  const withLoss = (loss: (x: number, y: number, step: number) => number) =>
    ['step,x,y,loss', ...points.map(([x = 0, y = 0], step) => `${step},${x},${y},${loss(x, y, step)}`)].join('\n') // prettier-ignore
  const himmelblau = (x: number, y: number) => (x * x + y - 11) ** 2 + (x + y * y - 7) ** 2

  test('losses of the surface say nothing, nor do those of the point before', () => {
    expect(verdictOn(on(adam), withLoss(himmelblau)).notes).toEqual([])
    const late = withLoss((_x, _y, step) => {
      const [x = 0, y = 0] = points[Math.max(step - 1, 0)] ?? []
      return himmelblau(x, y)
    })
    expect(verdictOn(on(adam), late).notes).toEqual([])
  })

  test('a multiple of the loss and another surface are named', () => {
    expect(
      verdictOn(
        on(adam),
        withLoss((x, y) => himmelblau(x, y) / 2),
      ).notes,
    ).toEqual(['The loss of the path is 0.5 times that of the surface.'])
    expect(
      verdictOn(
        on(adam),
        withLoss((x, y) => x * x + y),
      ).notes[0],
    ).toMatch(
      /^At step 0 the path has the loss 1\.5, and the surface \d+\.\d+ at that point: is it another surface\?$/,
    )
  })

  test('noise that another program cannot have is said to be the reason', () => {
    const noisy = on(adam, { noise: { sigma: 1, shared: true } })
    expect(verdictOn(noisy, tableOf(points)).words).toMatch(/set σ to 0 on both sides\.$/)
  })

  test('clipping before the noise is told by the same noise', () => {
    const runner = { optimizer: 'sgd', settings: { eta: 0.002 }, clip: { norm: 2 } }
    const noisy = on(runner, { noise: { sigma: 3, shared: true } })
    // Without clipping, the noise at each step is what is left when the gradient is taken away.
    const bare = on({ ...runner, clip: {} }, { noise: { sigma: 3, shared: true } })
    const path = [start]
    for (let step = 0; step < 30; step += 1)
      path.push(clippedFirst(bare, path[step] ?? start, step, 2, 0.002))
    expect(verdictOn(noisy, tableOf(path)).names).toEqual(['clipping before the noise'])
  })
})

/** A step of SGD that clips the gradient to a length and then adds the noise of the step. */
function clippedFirst(
  json: object,
  [x = 0, y = 0]: readonly number[],
  step: number,
  limit: number,
  eta: number,
): number[] {
  const a = x * x + y - 11
  const b = x + y * y - 7
  const gradient = [4 * x * a + 2 * b, 2 * a + 4 * y * b]
  const plan = experimentOf(json)
  const noise = noiseOf(plan.seed, step + 1)
  const length = Math.sqrt(gradient.reduce((sum, g) => sum + g * g, 0))
  const factor = Math.min(limit / (length + 1e-6), 1)
  return [x, y].map((value, i) => value - eta * ((gradient[i] ?? 0) * factor + 3 * (noise[i] ?? 0)))
}

describe('rounding', () => {
  test('a path of float32 arithmetic agrees, and a fault in it is named', () => {
    const right = single((m, v, t) => m / (1 - 0.9 ** t) / (Math.sqrt(v / (1 - 0.99 ** t)) + 0.2))
    const wrong = single((m, v) => m / (Math.sqrt(v) + 0.2))
    const plain = on({ optimizer: 'adam', settings: { eta: 0.1, beta2: 0.99, epsilon: 0.2 } })
    const agreed = verdictOn(plain, tableOf(right))
    expect(agreed.words).toMatch(/^It and the path agree to [567] digits over 60 steps\.$/)
    expect(verdictOn(plain, tableOf(wrong)).names).toEqual(['bias correction missing'])
  })

  test('on chaotic ground rows are compared as far as rounding lets them', () => {
    const wild = { surface: { id: 'rosenbrock' }, start: [-1.5, 1.5], runners: [{ optimizer: 'adam', settings: { eta: 0.1 }, clip: { norm: 1 } }] } // prettier-ignore
    const points = pointsOf(wild, 300)
    const bent = points.map((point, step) => (step < 290 ? point : [5, 5]))
    const { comparison, words } = verdictOn(wild, tableOf(bent))
    expect(comparison.parting).toBeUndefined()
    expect(comparison.horizon).toBeGreaterThan(50)
    expect(comparison.horizon).toBeLessThan(290)
    expect(words).toContain(
      `over ${comparison.horizon} steps. After step ${comparison.horizon} rounding alone`,
    )
  })
})

/** Adam on Himmelblau with each operation rounded to float32. */
function single(update: (m: number, v: number, t: number) => number): number[][] {
  const f = Math.fround
  let theta = start.map(f)
  const [m, v] = [[0, 0], [0, 0]] // prettier-ignore
  const path = [theta]
  for (let t = 1; t <= steps; t += 1) {
    const [x = 0, y = 0] = theta
    const a = f(f(f(x * x) + y) - 11)
    const b = f(f(x + f(y * y)) - 7)
    const g = [f(f(f(4 * x) * a) + f(2 * b)), f(f(2 * a) + f(f(4 * y) * b))]
    theta = theta.map((value, i) => {
      m[i] = f(f(0.9 * (m[i] ?? 0)) + f(0.1 * (g[i] ?? 0)))
      v[i] = f(f(0.99 * (v[i] ?? 0)) + f(f(0.01 * (g[i] ?? 0)) * (g[i] ?? 0)))
      return f(value - f(0.1 * f(update(m[i] ?? 0, v[i] ?? 0, t))))
    })
    path.push(theta)
  }
  return path
}

function noiseOf(seed: number, step: number): Float64Array {
  const noise = new Float64Array(2)
  normals(seed, 0, step, noise)
  return noise
}
