/** Advice that a button takes: what it writes, and that it is offered only where the text then reads. */
import { describe, expect, test } from 'vitest'
import { mendingsOf } from '../../../src/editor/mending'
import { readRule } from '../../../src/experiment/rule/ruleText'
import { FormulaError } from '../../../src/math'
import { mistakeIn } from '../../../src/surfaces/compile'

const inFormula = (formula: string) => mistakeIn({ parameters: ['x', 'y'], formula })
const inRule = (text: string) => {
  try {
    readRule(text, 'Mine')
    return undefined
  } catch (error) {
    if (error instanceof FormulaError) return error
    throw error
  }
}

/** What each button says, and the text that it makes. */
function ways(text: string, judge: (text: string) => FormulaError | undefined) {
  const error = judge(text)
  if (!error) throw new Error(`"${text}" has no mistake.`)
  return mendingsOf(text, error, judge).map(({ label, from, to, insert }) => [
    label,
    text.slice(0, from) + insert + text.slice(to),
  ])
}

describe('in a formula', () => {
  test.each([
    ['x^2 + sinn(y)', [['Write sin', 'x^2 + sin(y)']]],
    ['sin x + y', [['Write sin(x)', 'sin(x) + y']]],
    ['ln 2x', [['Write log(2x)', 'log(2x)']]],
    ['sinx + y', [['Write sin(x)', 'sin(x) + y']]],
    ['sin^-1(x)', [['Write asin', 'asin(x)']]],
    ['1,5x', [['Write 1.5', '1.5x']]],
    [
      'x + 1,500',
      [
        ['Write 1500', 'x + 1500'],
        ['Write 1.500', 'x + 1.500'],
      ],
    ],
    ['x + y)', [['Remove )', 'x + y']]],
    [
      '2 sin2(x + y) y',
      [
        ['Write sin^2(x + y)', '2 sin^2(x + y) y'],
        ['Write sin(2 (x + y))', '2 sin(2 (x + y)) y'],
      ],
    ],
    ['x2 + y', [['Write x^2', 'x^2 + y']]],
  ])('%s', (text, expected) => {
    expect(ways(text, inFormula)).toEqual(expected)
  })

  test('a later mistake does not keep this one from being mended', () => {
    expect(ways('sinn(x) + coss(y)', inFormula)).toEqual([['Write sin', 'sin(x) + coss(y)']])
  })

  test.each([
    ['a pattern of arguments', 'atan(x, y)'],
    ['another pattern', 'clamp(x, y)'],
    ['a pattern with the names of this text', 'sec^-1(y)'],
    ['a function of another library', 'np.sinc(y)'],
    ['what is not said', 'x + '],
    ['a name without its argument', 'sin + x'],
    ['a sign that stays wrong', 'x |'],
  ])('%s is not written: %s', (_, text) => {
    expect(ways(text, inFormula)).toEqual([])
  })
})

describe('in a rule', () => {
  test('a misspelt setting, a word, a range and a whole number', () => {
    const rest = '\ntheta = theta - eta * g'
    expect(ways(`setting beta = 1${rest} * betta`, inRule)).toEqual([
      ['Write beta', `setting beta = 1${rest} * beta`],
    ])
    expect(ways(`seting beta = 1${rest}`, inRule)).toEqual([['Write setting', `setting beta = 1${rest}`]])
    expect(ways(`setting k = 2 from 9 to 1${rest}`, inRule)).toEqual([
      ['Write from 1 to 9', `setting k = 2 from 1 to 9${rest}`],
    ])
    expect(ways(`setting k = 2.4 from 1 to 9 whole${rest}`, inRule)).toEqual([
      ['Write 2', `setting k = 2 from 1 to 9 whole${rest}`],
    ])
  })

  test('a name called "one" is not written for a number', () => {
    expect(ways('one = 1\ntheta = theta - g *', inRule)).toEqual([])
  })
})
