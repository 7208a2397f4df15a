/** What is offered at the caret, marked by | in these texts. */
import { describe, expect, test } from 'vitest'
import { completionsAt } from '../../../src/editor/completions'
import type { Dialect } from '../../../src/editor/vocabulary'

const formula: Dialect = { kind: 'formula', parameters: ['x', 'y'] }
const rule: Dialect = { kind: 'rule' }

function offered(dialect: Dialect, marked: string, isAsked = false) {
  const at = marked.indexOf('|')
  const found = completionsAt(dialect, marked.replace('|', ''), at, isAsked)
  return found && { from: found.from, names: found.options.map(({ word }) => word.name) }
}

describe('while typing', () => {
  test.each([
    [formula, 'sinh(x) + sq|', 10, ['sqrt', 'sqr']],
    [formula, 'x + Sq|', 4, ['sqrt', 'sqr']],
    [formula, 'radius = hypot(x, y)\nra|', 21, ['radius']],
    [formula, '2sq|', 1, ['sqrt', 'sqr']],
    [rule, 'setting beta1 = 0.9\nstate best = 0\nbound = 1\nm = b|', 49, ['beta1', 'best', 'bound']],
    [rule, 'st|', 0, ['step', 'state']],
    [rule, 'm = st|', 4, ['step']],
    [rule, 'theta = theta - et|', 16, ['eta']],
  ])('%j %s', (dialect, text, from, names) => {
    expect(offered(dialect, text)).toEqual({ from, names })
  })

  test.each([
    ['a name that is whole', 'theta = g|'],
    ['a place without a name', 'theta = |'],
    ['a number', 'theta = 1e|'],
    ['a note', 'theta = theta # th|'],
    ['a name of a library', 'theta = np.s|'],
    ['what nobody knows', 'theta = q|'],
  ])('%s asks for nothing', (_, text) => {
    expect(offered(rule, text)).toBeUndefined()
  })
})

describe('where they are asked for', () => {
  test('a place without a name has all words, what is given first', () => {
    const names = offered(formula, 'x + |', true)?.names ?? []
    expect(names.slice(0, 2)).toEqual(['x', 'y'])
    expect(names).toContain('gelu')
    expect(names).not.toContain('grad')
    expect(names).not.toContain('state')
    expect(offered(rule, '|', true)?.names).toContain('state')
  })

  test('a whole name has what goes on from it', () => {
    expect(offered(rule, 'm = g|', true)?.names).toEqual(['g', 'grad', 'gelu'])
  })
})

test('a function comes with its brackets and the caret between them, unless they are there', () => {
  const [first] = completionsAt(formula, 'sq', 2, false)?.options ?? []
  expect(first).toMatchObject({ text: 'sqrt()', caret: 5 })
  const [called] = completionsAt(formula, 'sq(x)', 2, false)?.options ?? []
  expect(called).toMatchObject({ text: 'sqrt', caret: 4 })
})
