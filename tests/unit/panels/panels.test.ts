/** What the panels compute without a page: ranking, the key table, names, carets, formulas with numbers. */
import { parseKeybinding } from 'tinykeys'
import { describe, expect, test } from 'vitest'
import { defaultExperiment, defaultRunner } from '../../../src/experiment/defaults'
import { optimizers } from '../../../src/optimizers/list'
import { linesInUse, linesWithNumbers } from '../../../src/panels/card/numbers'
import { readable, texOfNumber } from '../../../src/math/numbers'
import { controlKeys, keyTable, keyLines } from '../../../src/panels/keys/keys'
import { offMap, ranking } from '../../../src/run/ranking'
import { caretUnder } from '../../../src/panels/controls/caret'
import { symbolOf } from '../../../src/math/names'
import { race } from '../../../src/run/race'

describe('ranking', () => {
  test('lowest loss first', () =>
    expect(ranking([3, 1, 2], [undefined, undefined, undefined])).toEqual([1, 2, 0]))
  test('level runners keep their order', () =>
    expect(ranking([1, 0, 1, 0], [undefined, undefined, undefined, undefined])).toEqual([1, 3, 0, 2]))
  test('diverged runners come last, those that lasted longer before the others', () =>
    expect(ranking([0, 5, 1, 2], [3, undefined, 7, 7])).toEqual([1, 2, 3, 0]))
})

test('a place off the map is outside of the domain along any parameter', () => {
  expect(offMap(0, 0, [[-1, 1], [-1, 1]])).toBe(false)
  expect(offMap(0, 2, [[-1, 1], [-1, 1]])).toBe(true)
  expect(offMap(0, 2, [[-1, 1]])).toBe(false)
}) // prettier-ignore

describe('the table of keys', () => {
  const bindings = keyTable.flatMap((entry) => entry.bindings)
  test('binds no key twice', () => expect(new Set(bindings).size).toBe(bindings.length))
  test.each(bindings)('%s is a binding that can be read', (binding) =>
    expect(parseKeybinding(binding).length).toBe(1),
  )
  test('tells each key and each use once', () => {
    const lines = [...keyLines, ...controlKeys]
    for (const texts of [lines.map(({ label }) => label), lines.map(({ keys }) => keys.join(' '))]) {
      expect(texts).toEqual([...new Set(texts)])
    }
  })
  test.each([
    ['One step back', [',']],
    ['New seed for the noise', ['Shift', 'R']],
    ['Redo', ['Ctrl', 'Shift', 'Z']],
    ['Select a runner', ['1', '…', '9']],
    ['Reset the view', ['Home']],
    ['Take back a drag, close this list', ['Esc']],
    ['Show this list', ['?']],
  ])('%s is shown as the keys %j', (label, keys) => {
    expect(keyLines.find((line) => line.label === label)?.keys).toEqual(keys)
  })
})

test.each([
  ['eta', 'η'],
  ['beta1', 'β₁'],
  ['epsilon', 'ε'],
  ['weightDecay', 'weight decay'],
  ['kappa', 'κ'],
  ['a', 'a'],
])('%s is written %s', (name, symbol) => expect(symbolOf(name)).toBe(symbol))

test.each([
  [0, '0'],
  [12.345678, '12.35'],
  [-0.5, '−0.5000'],
  [1.234e-9, '1.23e−9'],
])('%f is read as %s', (value, text) => expect(readable(value)).toBe(text))

test('a caret stands under the place of a mistake, in a long line and in a later one too', () => {
  expect(caretUnder('x^2 + sinn(y)', 6, 4)).toBe('x^2 + sinn(y)\n      ^^^^')
  expect(caretUnder('x +\n', 4, 0)).toBe('\n^')
  const long = `${'x + '.repeat(30)}oops + ${'y + '.repeat(30)}1`
  const [shown = '', carets = ''] = caretUnder(long, 120, 4).split('\n')
  expect(shown.slice(carets.indexOf('^'), carets.length)).toBe('oops')
  expect(shown.length).toBeLessThanOrEqual(35)
})

describe('a rule with numbers', () => {
  test.each([
    [0.05, '0.05'],
    [-1.23456, '-1.235'],
    [1e-8, '10^{-8}'],
    [-3.2e-7, '-3.2 \\cdot 10^{-7}'],
    [123456, '1.23 \\cdot 10^{5}'],
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
