/** A look inside a step: its numbers are those of the run, and its evaluations are counted. */
import { describe, expect, it } from 'vitest'
import { optimizers } from '../../../src/optimizers/list'
import { race } from '../../../src/run/race'
import { plan, runner } from '../../helpers/formulaPlans'

describe('the update laid open is the step that was taken', () => {
  it.each(optimizers.map(({ id }) => id))('%s', (id) => {
    // Polyak's step divides by the gradient twice: clipped, its first ones are too long.
    const settings = id === 'polyak' ? { eta: 0.02 } : {}
    const noisy = plan('x^2 + 3y^2 + x y', [runner(id, settings, { clip: { norm: 2 } })], {
      noise: { sigma: 0.5, shared: false },
      changes: [{ step: 4, runner: 0, settings: { eta: 0.02 } }],
    })
    const [run] = race(noisy).runs
    for (const step of [0, 2, 3, 7, 40]) {
      const update = run?.update(step)
      expect(update?.t).toBe(step + 1)
      expect(update?.eta).toBe(run?.eta[step + 1])
      expect(update?.theta).toEqual([...(run?.points.slice(3 * step, 3 * step + 2) ?? [])])
      expect(update?.next).toEqual([...(run?.points.slice(3 * step + 3, 3 * step + 5) ?? [])])
    }
  })

  it('counts each further gradient, and products with the Hessian or its columns; most take one a step', () => {
    const more: Readonly<Record<string, number>> = { sam: 2, newton: 3, adahessian: 2 }
    for (const { id } of optimizers) {
      expect(race(plan('x^2 + y^2', [runner(id, {})])).runs[0]?.evaluations, id).toBe(more[id] ?? 1)
    }
  })

  it('counts the product of Sophia-H in the steps that take it', () => {
    const [run] = race(plan('x^2 + y^2', [runner('sophia', { k: 3 })], { steps: 7 })).runs
    const sums = [...(run?.evaluationsAfter ?? [])]
    expect(sums.map((sum, step) => sum - (sums[step - 1] ?? 0)).slice(1)).toEqual([2, 1, 1, 2, 1, 1, 2])
  })
})
