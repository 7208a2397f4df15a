/** The colours of a text come from the language's own tokens. */
import { describe, expect, test } from 'vitest'
import { highlightsOf } from '../../../src/editor/highlights'
import { type Dialect, wordsOf } from '../../../src/editor/vocabulary'

const formula: Dialect = { kind: 'formula', parameters: ['x', 'y'] }
const rule: Dialect = { kind: 'rule' }

/** Each coloured part with its kind. */
const parts = (dialect: Dialect, text: string) =>
  highlightsOf(dialect, text).map(({ from, to, kind }) => `${text.slice(from, to)} ${kind}`)

describe('in a formula', () => {
  test.each([
    ['sin(x)^2 + 0.5pi', ['sin function', 'x given', '2 number', '0.5 number', 'pi constant']],
    ['r = hypot(x, y)\nr', ['r local', 'hypot function', 'x given', 'y given', 'r local']],
    ['arctan(x) + np.sin(y)', ['arctan function', 'x given', 'sin function', 'y given']],
    ['3xy + xz', ['3 number', 'xy given']],
    ['x² # of x', ['x given', '² number', '# of x note']],
    ['x^2; // a bowl\ny', ['x given', '2 number', '// a bowl note', 'y given']],
    ['# sin(x)', ['# sin(x) note']],
    ['theta + state', []],
  ])('%s', (text, expected) => {
    expect(parts(formula, text)).toEqual(expected)
  })

  test('a character that is no part of the language takes no colour from what is around it', () => {
    expect(parts(formula, 'sin(x) $ cos(y) # so')).toEqual([
      'sin function',
      'x given',
      'cos function',
      'y given',
      '# so note',
    ])
    expect(parts(formula, '$'.repeat(50))).toEqual([])
  })
})

describe('in a rule', () => {
  test('declarations, states, settings and locals are told apart', () => {
    const text = 'setting beta = 0.9 from 0 to 1 log\nstate m = 0\nn = beta*m + g\nθ = theta - eta*norm(n)'
    expect(parts(rule, text).join(', ')).toBe(
      'setting declaration, beta setting, 0.9 number, from declaration, 0 number, to declaration, 1 number, ' +
        'log declaration, state declaration, m state, 0 number, n local, beta setting, m state, g given, ' +
        'θ given, theta given, eta given, norm function, n local',
    )
  })

  test('the words of a loop are told from variables of their names', () => {
    expect(parts(rule, 'repeat 9 while g > 0\nend')).toEqual([
      'repeat declaration',
      '9 number',
      'while declaration',
      'g given',
      '0 number',
      'end declaration',
    ])
    expect(parts(rule, 'end = g')).toEqual(['g given'])
  })

  test('log is a function where nothing is declared, and names of objects are no declarations', () => {
    expect(parts(rule, 'a = log(g)')).toEqual(['a local', 'log function', 'g given'])
    expect(parts(rule, 'toString x = 1')).toEqual(['1 number'])
  })
})

test('the places are in order and do not overlap', () => {
  const text = 'setting a = ½\nθ₁ = a² × g − 1½ √(g)  # θ'
  const found = highlightsOf(rule, text)
  expect(found.length).toBeGreaterThan(6)
  for (const [index, { from, to }] of found.entries()) {
    expect(from).toBeGreaterThanOrEqual(found[index - 1]?.to ?? 0)
    expect(to).toBeGreaterThan(from)
    expect(to).toBeLessThanOrEqual(text.length)
  }
})

test('a line that assigns to what is given leaves its meaning', () => {
  expect(wordsOf(rule, 'g = g + theta').get('g')?.kind).toBe('given')
  expect(wordsOf(rule, 'setting eta = 1').get('eta')?.kind).toBe('setting')
})
