/** Slices of the loss: the loss along each line, its slope, its curvature and where the step lands. */
import { describe, expect, test } from 'vitest'
import { sliceOf } from '../../../src/run/slice'
import { domain, internalsAt, only, parameters, planOf } from '../../helpers/internals'

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
