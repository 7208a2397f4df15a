/** The readings of a rule come from its structure: also where its decays and its ε are numbers, and for every listed rule. */
import { describe, expect, test } from 'vitest'
import { parseLines } from '../../../src/math/parse'
import { optimizers } from '../../../src/optimizers/list'
import { listedVariants, settingVariants } from '../../../src/check/readings/others'
import { variantsOf } from '../../../src/check/readings/variants'
import { lift, lower } from '../../../src/check/rule/literals'
import { writeLines } from '../../../src/check/rule/writing'
import { experimentOf, pointsOf, tableOf, verdictOn } from '../../helpers/checked'

const steps = 60
const on = (runner: object) => ({
  surface: { id: 'himmelblau' },
  start: [-0.5, 1.25],
  steps,
  runners: [runner],
})

/** Adam with numbers in its text, each line in a way that people write. */
function written(parts: Partial<Record<'g' | 'm' | 'v' | 'step', string>> = {}): object {
  const rule = [
    parts.g ?? 'g = g + 0.05 theta',
    parts.m ?? 'm = 0.9 m + 0.1 g',
    parts.v ?? 'v = 0.99 v + (1 - 0.99) g^2',
    parts.step ?? 'theta -= eta (m / (1 - 0.9^t)) / (sqrt(v / (1 - 0.99^t)) + 0.2)',
  ].join('\n')
  return { optimizer: { name: 'Mine', settings: { eta: 0.1 }, state: { m: 0, v: 0 }, rule } }
}

const corrected = (m: string, v: string, end = ' + 0.2') => `theta -= eta (m / ${m}) / (sqrt(v / ${v})${end})`
const faults: readonly (readonly [string, object])[] = [
  ['bias correction missing', written({ step: 'theta -= eta m / (sqrt(v) + 0.2)' })],
  ['bias correction of 0.9 missing', written({ step: corrected('1', '(1 - 0.99^t)') })],
  ['bias correction with t + 1', written({ step: corrected('(1 - 0.9^(t + 1))', '(1 - 0.99^(t + 1))') })],
  ['ε inside the root', written({ step: 'theta -= eta (m / (1 - 0.9^t)) / sqrt(v / (1 - 0.99^t) + 0.2)' })],
  ['ε before the bias correction', written({ step: corrected('(1 - 0.9^t)', '(1 - 0.99^t)', ' + 0.2 / sqrt(1 - 0.99^t)') })],
  ['ε missing', written({ step: corrected('(1 - 0.9^t)', '(1 - 0.99^t)', '') })],
  ['the weight 1 − β of m missing', written({ m: 'm = 0.9 m + g' })],
  ['0.9 and 0.99 swapped', written({ m: 'm = 0.99 m + 0.01 g', v: 'v = 0.9 v + 0.1 g^2', step: corrected('(1 - 0.99^t)', '(1 - 0.9^t)') })],
  ["with Nesterov's look ahead", written({ step: 'theta -= eta ((0.9 m + 0.1 g) / (1 - 0.9^t)) / (sqrt(v / (1 - 0.99^t)) + 0.2)' })],
  ['weight decay missing', written({ g: '' })],
  ['weight decay decoupled', written({ g: '', step: 'theta -= 0.05 eta theta\ntheta -= eta (m / (1 - 0.9^t)) / (sqrt(v / (1 - 0.99^t)) + 0.2)' })],
  ['a root missing', written({ step: 'theta -= eta (m / (1 - 0.9^t)) / (v / (1 - 0.99^t) + 0.2)' })],
  ['0.999 instead of 0.99', written({ v: 'v = 0.999 v + 0.001 g^2', step: corrected('(1 - 0.9^t)', '(1 - 0.999^t)') })],
] // prettier-ignore

describe('a rule with numbers', () => {
  test.each(faults)('%s is named', (name, faulty) => {
    const { names } = verdictOn(on(written()), tableOf(pointsOf(on(faulty), steps)))
    expect(names).toEqual([name])
  })

  test('its readings say numbers, and no name that stands for one', () => {
    const { runners, noise } = experimentOf(on(written()))
    const texts = variantsOf(runners[0] as never, noise).flatMap(({ name, changed, runner }) => [
      name,
      ...changed,
      typeof runner.optimizer === 'string' ? '' : runner.optimizer.rule,
    ])
    expect(texts.filter((text) => /decay\d|weight\d/.test(text))).toEqual([])
    expect(texts.some((text) => text.includes('m = 0.9 * m + 0.1 * g'))).toBe(true)
  })

  test.each([
    ['m = 0.9 m + 0.1 g', 'm = decay1 * m + (1 - decay1) * g'],
    ['m = 0.9 m + (1 - 0.9) g', 'm = decay1 * m + (1 - decay1) * g'],
    ['m = m + 0.1 (g - m)', 'm = m + (1 - decay1) * (g - m)'],
    ['m = 0.9 m + g', 'm = decay1 * m + g'],
    ['m = 0.9 m + 0.2 g', 'm = decay1 * m + 0.2 * g'],
    ['m = 1.5 m + g', 'm = 1.5 * m + g'],
    ['theta = theta - 0.01 theta', 'theta = theta - weight1 * theta'],
    ['theta = 0.99 theta - g', 'theta = 0.99 * theta - g'],
  ])('%s', (text, wanted) => {
    const names = ['theta', 'g', 't', 'eta', 'm']
    const lines = parseLines(text, { names, vectors: true })
    const lifted = lift(lines, ['m'], names)
    expect(writeLines(lifted.lines)).toBe(wanted)
    expect(writeLines(lower(lifted.lines, lifted.values))).toBe(writeLines(lines).replace('(1 - 0.9)', '0.1'))
  })
})

describe('every listed rule', () => {
  test.each(optimizers.map(({ id }) => id))('%s has readings that compile, and agrees with itself', (id) => {
    const plan = experimentOf(on({ optimizer: id }))
    const [runner] = plan.runners as [(typeof plan.runners)[0] & object]
    expect(variantsOf(runner, plan.noise).length).toBeGreaterThan(2)
    expect(listedVariants(runner)).toHaveLength(optimizers.length - 1)
    expect(settingVariants(runner).every(({ changed }) => changed.length === 0)).toBe(true)
    const { comparison } = verdictOn(on({ optimizer: id }), tableOf(pointsOf(on({ optimizer: id }), 20)))
    expect(comparison.parting).toBeUndefined()
  })
})
