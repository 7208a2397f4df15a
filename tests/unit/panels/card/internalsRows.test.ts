/** The internals of a step in words: rows, the verdict on the rate, and the slice. */
import { describe, expect, test } from 'vitest'
import { everyDigit } from '../../../../src/panels/card/figures'
import { outcomeInWords, rowsOf, verdictOf } from '../../../../src/panels/card/internalsRows'
import { sliceInWords } from '../../../../src/panels/card/sliceWords'
import { internalsOf } from '../../../../src/run/internals'
import type { RunnerPlan } from '../../../../src/run/plan'
import { sliceOf } from '../../../../src/run/slice'
import { walked } from '../../../helpers/walked'

describe('the internals in words', () => {
  const bowl = { formula: '5 x^2 + y^2 / 2', domain: [[-3, 3], [-3, 3]], parameters: ['x', 'y'] } as const // prettier-ignore
  const told = (
    optimizer: string,
    settings: Record<string, number> = {},
    step = 0,
    clip: RunnerPlan['clip'] = {},
  ) => {
    const { ground, run } = walked(optimizer, { settings, clip }, { surface: bowl, start: [1, 1] })
    const internals = internalsOf(ground.loss, run.update(step))
    const rows = rowsOf(internals, ground.loss, run.rule.momenta, ground.surface.parameters)
    return {
      ground,
      internals,
      verdict: verdictOf(internals),
      rows: Object.fromEntries(rows.map(({ label, text }) => [label, text])),
      rowTitles: Object.fromEntries(rows.map(({ label, title }) => [label, title])),
    }
  }

  test('say on which side of the limit η is', () => {
    expect(told('sgd', { eta: 0.1 }).verdict).toMatchObject({
      state: 'below',
      text: expect.stringMatching(/^η = 0\.1 is below the limit 2\/λ = 0\.2/),
    })
    const above = told('sgd', { eta: 0.3 })
    expect(above.verdict).toMatchObject({
      state: 'above',
      text: expect.stringMatching(/^η = 0\.3 is above the limit 2\/λ = 0\.2/),
    })
    expect(outcomeInWords(above.internals.outcome)).toMatch(/^This step overshoots/)
    expect(outcomeInWords(told('sgd', { eta: 0.1 }).internals.outcome)).toMatch(/^This step lowers/)
    expect(outcomeInWords(told('sgd', { eta: 0 }).internals.outcome)).toBe('')
    // Above the limit, and yet the first step is a short one.
    const first = told('adam', { eta: 0.5 })
    expect(first.verdict.state).toBe('above')
    expect(outcomeInWords(first.internals.outcome)).toMatch(/^This step lowers/)
    expect(told('sgd', { eta: 0.1 }, 0, { norm: 1 }).verdict.text).toMatch(/ for clipped steps\.$/)
    expect(told('signsgd', { eta: 0.1 }).verdict.text).toMatch(/^As a plain gradient step, its rate/)
    expect(told('sgd', { eta: 0 }).verdict).toEqual({
      state: 'none',
      text: 'The runner does not move.',
      ratio: undefined,
    })
  })

  test('list what a step has, and say what it does not have', () => {
    const adam = told('adam', { eta: 0.1 }, 3)
    expect(Object.keys(adam.rows)).toEqual([
      '∇L', 'momentum m', 'step Δθ', 'preconditioner', 'curvature along Δθ', 'λ, preconditioned',
    ]) // prettier-ignore
    expect(adam.rows['preconditioner']).toMatch(/ along y, .* along x$/)
    expect(adam.rowTitles['step Δθ']).toBe(everyDigit(adam.internals.step))
    expect(told('sgd', { eta: 0.1 }).rows['preconditioner']).toBe('0.1000 in every direction')
    expect(told('signsgd').rows['preconditioner']).toMatch(/^none/)
    expect(told('sam', { rho: 0.3 }).rows['probe at']).toMatch(/^\(1\.299, 1\.030\), loss 8\./)
    expect(told('newton').rows['quadratic’s minimum']).toBe('(0, 0)')
    expect(told('sgd').rows).not.toHaveProperty('g')
  })

  test('a slice is described in words', () => {
    const { ground, internals } = told('sgd', { eta: 0.3 })
    const slice = sliceOf(ground.loss, ground.domain, internals, 'x')
    expect(sliceInWords(slice, internals, 'along x')).toBe(
      'Loss along x: 5.500 here, slope 10.00, curvature 10.00. The quadratic is back at this loss at −2.000. The next step lands at −3.000, where the quadratic is higher, with loss 20.25.',
    )
    expect(sliceInWords(undefined, internals, 'along the step')).toMatch(/^There is no line along the step/)
  })
})
