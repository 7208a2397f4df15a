/** Names of the number of steps, as papers and programs have them: advice that, obeyed, gives it. */
import { describe, expect, it } from 'vitest'
import { readRule } from '../../../src/experiment/rule/ruleText'
import { type FormulaError, errorOf } from '../../../src/math/error'
import { compileSchedule } from '../../../src/schedules/compile'
import { count } from '../../../src/math/setting'
import { race } from '../../../src/run/race'
import { racePlan, runnerPlan } from '../../helpers/ensemblePlans'

const names = ['total_steps', 'max_steps', 'steps', 'num_training_steps', 'T_max', 'max_iter', 'epochs', 'total', 'N'] // prettier-ignore

/** The text with the first way of its mistake taken. */
function obeyed(text: string, error: FormulaError | undefined): string {
  const [way] = error?.ways ?? []
  if (!way) throw new Error(`no way for ${JSON.stringify(text)}`)
  return text.slice(0, way.at) + way.text + text.slice(way.at + way.length)
}

describe('in a rule it is T', () => {
  const endOf = (rule: string) => {
    const optimizer = readRule(rule, 'Own')
    const surface = { formula: 'x^2', parameters: ['x'] as const, domain: [[-3, 3]] as const }
    const runner = { ...runnerPlan('sgd', {}), optimizer, settings: { eta: 0.1 } }
    const { runs } = race(racePlan('bowl', runner, { surface, start: [1], steps: 8 }))
    return runs[0]?.points.at(-3)
  }
  it.each(names)('%s', (name) => {
    const text = `theta -= eta (1 - t / ${name}) g`
    const mended = obeyed(
      text,
      errorOf(() => readRule(text, 'Own')),
    )
    // x ← x (1 − 0.2 (1 − t/8)), eight times
    const expected = [1, 2, 3, 4, 5, 6, 7, 8].reduce((x, t) => x * (1 - 0.2 * (1 - t / 8)), 1)
    expect(endOf(mended)).toBeCloseTo(expected, 14)
  })

  it('but not where a line fills it: that is a state', () => {
    const error = errorOf(() => readRule('total = total + g^2\ntheta -= eta g / sqrt(total)', 'Own'))
    expect(error?.message).toContain('"total" has no value yet')
  })
})

describe('in a schedule it is its setting', () => {
  const settings = { steps: count(40, 1, 100) }
  it.each([...names.filter((name) => name !== 'steps'), 'T'])('%s', (name) => {
    const formula = `eta (1 - t / ${name})`
    const mended = obeyed(
      formula,
      errorOf(() => compileSchedule({ settings, formula })),
    )
    expect(compileSchedule({ settings, formula: mended }).rates({ steps: 40 })(10, 0.1)).toBeCloseTo(
      0.075,
      15,
    )
  })

  it('without one, it is to have one', () => {
    const error = errorOf(() => compileSchedule({ settings: {}, formula: 'eta (1 - t / T)' }))
    expect(error?.message).toBe('unknown name "T" at 14, give the schedule a setting "steps", and write that')
    expect(error?.ways).toEqual([])
  })
})
