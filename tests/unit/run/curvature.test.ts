/** The curvature along the step of every optimizer, and the limit of its rate that follows. */
import { describe, expect, test } from 'vitest'
import { optimizers } from '../../../src/optimizers/list'
import { inspectedStep, internalsOf } from '../../../src/run/internals'
import type { RunnerPlan } from '../../../src/run/plan'
import { domain, internalsAt, only, parameters, planOf } from '../../helpers/internals'

const steps = [0, 1, 7, 30]
const table = optimizers.flatMap(({ id }) => steps.map((step) => [id, step] as const))

describe('curvature along the step', () => {
  test.each(table)('of %s at step %i is the second difference of the loss', (id, step) => {
    const { step: d, curvature } = internalsAt(planOf(id), step)
    const { ground, run } = only(planOf(id))
    const { theta } = run.update(step)
    if (d.every((part) => part === 0)) return expect(curvature).toBeUndefined()
    const h = 1e-3 / Math.hypot(...d)
    const at = (share: number) =>
      ground.loss.value((theta[0] ?? 0) + share * (d[0] ?? 0), (theta[1] ?? 0) + share * (d[1] ?? 0))
    const second = (at(h) - 2 * at(0) + at(-h)) / 1e-6
    return expect(curvature).toBeCloseTo(second, 4)
  })

  test('at the limit the local quadratic is as high as at the start, in both directions', () => {
    for (const [id, settings] of [
      ['sgd', {}],
      ['rmsprop', { rho: 0.9 }],
      ['newton', { damping: 1 }],
    ] as const) {
      const { stability } = internalsAt(planOf(id, settings), 0)
      const limit = stability?.limit
      if (limit === undefined) throw new Error(`${id} has no limit`)
      for (const share of [0.98, 1.02]) {
        const at = internalsAt(planOf(id, { ...settings, eta: share * limit }), 0)
        const { gradient } = at.update
        const first = gradient.reduce((sum, slope, i) => sum + slope * (at.step[i] ?? 0), 0)
        const length = at.step.reduce((sum, part) => sum + part * part, 0)
        const change = first + ((at.curvature ?? 0) * length) / 2
        expect(change > 0, `${id} at ${share} of its limit`).toBe(share > 1)
        expect(at.stability?.isAbove).toBe(share > 1)
        expect(at.rise).toBeCloseTo(change, 12)
        expect(at.outcome).toBe(share > 1 ? 'overshoots' : 'lowers')
        expect(at.stability?.isPlain).toBe(false)
      }
    }
  })

  test('on a bowl of curvature κ plain descent has the limit 2/κ, and diverges above it', () => {
    const bowl = { formula: '5 x^2 + y^2 / 2', domain, parameters }
    for (const [eta, isAbove] of [[0.19, false], [0.21, true]] as const) {
      const { stability } = internalsAt(
        planOf('sgd', { eta }, { surface: bowl, start: [1, 0] }), 3)
      expect(stability?.lambda).toBeCloseTo(10, 9)
      expect(stability?.limit).toBeCloseTo(0.2, 9)
      expect(stability?.rate).toBe(eta)
      expect(stability?.isAbove).toBe(isAbove)
    }
  }) // prettier-ignore

  test('a step without a preconditioner is held to the limit as the plain step of its length', () => {
    const bowl = { formula: '5 x^2 + y^2 / 2', domain, parameters }
    const at = (eta: number) =>
      internalsAt(planOf('signsgd', { eta }, { surface: bowl, start: [1, 0] }), 0).stability
    // From x = 1 the minimum is 1 away: a step of more than 2 lands higher.
    expect(at(1.9)).toMatchObject({ isPlain: true, isAbove: false })
    expect(at(2.1)).toMatchObject({ isPlain: true, isAbove: true })
    expect(at(1)?.rate).toBeCloseTo(0.1, 12)
  })

  test.each(table)('%s at step %i acts on the quadratic as it does on a bowl', (id, step) => {
    const bowl = { formula: '5 x^2 + 3 x y + 2 y^2', domain, parameters }
    const value = ([x = 0, y = 0]: readonly number[]) => 5 * x * x + 3 * x * y + 2 * y * y
    for (const clip of [{}, { norm: 0.1 }, { value: 0.2 }]) {
      // Polyak's step divides by the gradient twice: clipped as hard as here, it blows up.
      const settings = id === 'polyak' ? { eta: 1e-4 } : {}
      const plan = planOf(id, settings, { surface: bowl, noise: { sigma: 3, shared: true } })
      const runners = plan.runners.map((runner) => ({ ...runner, clip }))
      const { update, rise, outcome } = internalsAt({ ...plan, runners }, step)
      const change = value(update.next) - value(update.theta)
      if (rise === undefined) expect(change).toBe(0)
      else expect(Math.abs(rise - change)).toBeLessThan(1e-9 * (1 + value(update.theta)))
      if (Math.abs(change) > 1e-9) expect(outcome === 'lowers').toBe(change < 0)
    }
  })

  test('clipping counts: η is held to the limit of the step that it leaves', () => {
    const valley = { formula: '(1 - x)^2 + 100 (y - x^2)^2', domain, parameters }
    const plan = planOf('sgd', { eta: 0.01 }, { surface: valley, start: [-1.5, 1.5] })
    const clipped = (clip: RunnerPlan['clip']) =>
      internalsAt({ ...plan, runners: plan.runners.map((runner) => ({ ...runner, clip })) }, 0)
    // By hand: ∇L = (−455, −150), H = (2102, 600; 600, 200).
    const sharpness = (2102 * 455 ** 2 + 2 * 600 * 455 * 150 + 200 * 150 ** 2) / (455 ** 2 + 150 ** 2)
    const free = clipped({})
    expect(free.stability?.lambda).toBeCloseTo(sharpness, 6)
    expect(free).toMatchObject({ stability: { isAbove: true }, outcome: 'overshoots' })
    const byNorm = clipped({ norm: 1 })
    expect(byNorm.stability?.lambda).toBeCloseTo(sharpness / Math.hypot(455, 150), 4)
    expect(byNorm).toMatchObject({ stability: { isAbove: false }, outcome: 'lowers' })
    // By value both components are 1: d = −η (−1, −1), and dᵀ(C⁻¹)d = η² (455 + 150).
    const byValue = clipped({ value: 1 })
    expect(byValue.stability?.lambda).toBeCloseTo((2102 + 2 * 600 + 200) / (455 + 150), 9)
    expect(byValue).toMatchObject({ stability: { isAbove: false }, outcome: 'lowers' })
  })

  test('a rate and its step are told apart: Adam’s first is short, and noise may drive up the slope', () => {
    const bowl = { formula: '5 x^2 + y^2 / 2', domain, parameters }
    // Where its average is full Adam goes ten times as far as from a first gradient: 1 − β₁ of it is in m.
    const first = internalsAt(planOf('adam', { eta: 0.3 }, { surface: bowl, start: [1, 0] }), 0)
    expect(first).toMatchObject({ stability: { isAbove: true }, outcome: 'lowers' })
    expect(first.rise).toBeCloseTo(5 * 0.7 ** 2 - 5, 6)
    const noise = { sigma: 30, shared: true }
    const driven = Array.from({ length: 20 }, (_, step) =>
      internalsAt(planOf('sgd', { eta: 0.001 }, { surface: bowl, start: [0.1, 0], noise }), step),
    )
    for (const { update, step, outcome, stability } of driven) {
      const slope = step.reduce((sum, part, i) => sum + part * (update.gradient[i] ?? 0), 0)
      if (slope > 0) expect(outcome).toBe('climbs')
      expect(stability?.isAbove).toBe(false)
    }
    expect(new Set(driven.map(({ outcome }) => outcome))).toContain('climbs')
  })

  test('there is no limit where the surface curves down', () => {
    const hill = { formula: '0 - x^2 - y^2', domain, parameters }
    const { stability } = internalsAt(planOf('sgd', {}, { surface: hill }), 0)
    expect(stability).toMatchObject({ limit: undefined, isAbove: false })
    expect(stability?.lambda).toBeCloseTo(-2, 9)
  })

  test('internals of a run that blows up or stands still give no error', () => {
    const { ground, run } = only(planOf('sgd', { eta: 9 }))
    const last = inspectedStep(run, 40)
    expect(last).toBe((run.divergedAt ?? 0) - 1)
    const blown = internalsOf(ground.loss, run.update(last ?? 0))
    expect(blown.update.t).toBe(run.divergedAt)
    const still = internalsAt(planOf('sgd', { eta: 0 }), 0)
    expect(still).toMatchObject({ curvature: undefined, stability: undefined })
  })
})
