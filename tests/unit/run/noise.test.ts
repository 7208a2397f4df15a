/** Noise: its hash, its distribution, and what it adds to a gradient. */
import { describe, expect, it } from 'vitest'
import { hash } from '../../../src/math/hash'
import { normals } from '../../../src/run/noise'
import { plan, points, runner } from '../../helpers/formulaPlans'

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
