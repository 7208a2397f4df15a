/** Clipping: of the gradient at θ, and of those that a rule evaluates itself. */
import { describe, expect, it } from 'vitest'
import { normals } from '../../../src/run/noise'
import { race } from '../../../src/run/race'
import { plan, points, runner } from '../../helpers/formulaPlans'

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
