/** The optimizers that search along a line, against the book as numpy computes it: every place, and what it cost. */
import { describe, expect, it } from 'vitest'
import { optimizers } from '../../../src/optimizers/list'
import { type Run, race } from '../../../src/run/race'
import { runnerPlan } from '../../helpers/ensemblePlans'
import { toleranceAt } from '../../helpers/heldAgainst'
import reference from '../../reference/line_searches.json'

type Points = Readonly<Record<string, readonly number[] | undefined>>

function runOf({ optimizer, formula, start, steps, settings }: (typeof reference.cases)[number]): Run {
  const [run] = race({
    surface: { formula, parameters: ['x', 'y'], domain: [[-3, 3], [-3, 3]] }, // prettier-ignore
    start,
    steps,
    turn: 'step',
    seed: 1,
    noise: { sigma: 0, shared: true },
    runners: [runnerPlan(optimizer, settings)],
    changes: [],
  }).runs
  if (!run) throw new Error('a race of one runner has one run')
  return run
}

describe('the book, in numpy', () => {
  it.each(reference.cases)('$optimizer on $surface from $start, $settings', (its) => {
    const run = runOf(its)
    const points: Points = its.points
    expect(Number(Object.keys(points).at(-1))).toBe(its.steps)
    for (const [key, [x, y, loss, evaluations] = []] of Object.entries(points)) {
      const step = Number(key)
      for (const [index, value] of [x, y, loss].entries()) {
        const error = Math.abs((run.points[3 * step + index] ?? Number.NaN) / (value ?? Number.NaN) - 1)
        expect(error, `step ${step}, ${'xyL'[index]}`).toBeLessThan(toleranceAt(step))
      }
      expect(run.evaluationsAfter?.[step], `evaluations after step ${step}`).toBe(evaluations)
    }
  })

  it('has every method on several surfaces, for 60 steps and more', () => {
    for (const { id, rule } of optimizers.filter((each) => each.rule.includes('loss('))) {
      const long = reference.cases.filter(({ optimizer, steps }) => optimizer === id && steps >= 60)
      expect(new Set(long.map(({ surface }) => surface)).size, `${id}: ${rule}`).toBeGreaterThanOrEqual(3)
    }
  })
})
