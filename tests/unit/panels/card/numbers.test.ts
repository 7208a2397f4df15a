/** A rule with the numbers of a step. */
import { describe, expect, test } from 'vitest'
import { defaultExperiment, defaultRunner } from '../../../../src/experiment/defaults/defaults'
import { optimizers } from '../../../../src/optimizers/list'
import { texOfNumber } from '../../../../src/math/numbers'
import { linesInUse } from '../../../../src/optimizers/linesInUse'
import { linesWithNumbers } from '../../../../src/panels/card/numbers'
import { race } from '../../../../src/run/race'

describe('a rule with numbers', () => {
  test.each([
    [0.05, '0.05'],
    [-1.23456, '-1.235'],
    [1e-8, '10^{-8}'],
    [-3.2e-7, '-3.2 \\cdot 10^{-7}'],
    [123456, '1.23 \\cdot 10^{5}'],
    [-1.000227, '-1.000'],
    [2.50004, '2.500'],
    [1234.6, '1235'],
    [-1, '-1'],
    [0.1, '0.1'],
    [-1, '-1'],
    [0.1 + 0.2, '0.3000'],
    [12345.6, '12346'],
    [1200, '1200'],
    [1.0001e-7, '1.00 \\cdot 10^{-7}'],
  ])('%f in TeX is %s', (value, tex) => expect(texOfNumber(value)).toBe(tex))

  test.each(optimizers.map(({ id, name }) => [name, id]))(
    '%s ends at the new θ, and every name has its number',
    (_, id) => {
      const { runs } = race({ ...defaultExperiment, steps: 3, runners: [defaultRunner(id, 0)] })
      const [run] = runs
      const update = run?.update(1)
      if (!run || !update) throw new Error('no run')
      const lines = linesInUse(run.rule.lines, update.names)
      const numbered = linesWithNumbers(lines, update)
      expect(numbered.length).toBe(lines.length)
      const [x = 0, y = 0] = update.next
      expect(numbered.map(({ result }) => result)).toContain(`= (${texOfNumber(x)},\\,${texOfNumber(y)})`)
      for (const { line } of numbered) expect(line).not.toMatch(/NaN|undefined/)
    },
  )

  test('plain descent puts θ, η and g in', () => {
    const { runs } = race({
      ...defaultExperiment,
      steps: 1,
      runners: [defaultRunner('sgd', 0, { eta: 0.001 })],
    })
    const update = runs[0]?.update(0)
    if (!update || !runs[0]) throw new Error('no run')
    const [line] = linesWithNumbers(linesInUse(runs[0].rule.lines, update.names), update)
    // ∇L at (−1.5, 1.5): (−2(1 + 1.5) + 400 · 1.5 · (1.5 − 2.25), 200 (1.5 − 2.25)) = (−455, −150).
    expect(line).toEqual({
      line: '\\theta \\leftarrow (-1.5,\\,1.5) - 0.001 \\, (-455,\\,-150)',
      result: '= (-1.045,\\,1.65)',
    })
  })
})
