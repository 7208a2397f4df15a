/** A rule that is written from its syntax is the same rule: it reads back alike, and a run of it has the same bits. */
import { describe, expect, test } from 'vitest'
import { averagesOf } from '../../../../src/check/rule/averages'
import { writeLines } from '../../../../src/check/rule/writing'
import { parseLines } from '../../../../src/math/parse'
import type { Line, Syntax } from '../../../../src/math/syntax'
import { optimizers } from '../../../../src/optimizers/list'
import { pointsOf } from '../../../helpers/checked'

const given = ['theta', 'g', 't', 'eta', 'a', 'b', 'c']

/** Syntax without its places. */
function bare(syntax: Syntax): unknown {
  const { at: _at, length: _length, ...rest } = syntax
  if (rest.kind === 'number') return rest.value
  return Object.fromEntries(
    Object.entries(rest).map(([key, value]: [string, unknown]) => [
      key,
      Array.isArray(value)
        ? value.map((each: Syntax) => bare(each))
        : typeof value === 'object'
          ? bare(value as Syntax)
          : value,
    ]),
  )
}

const meaning = (lines: readonly Line[]) =>
  lines.map(({ target, value, repeat, ends }) => [target, ends ? 'end' : bare(value), repeat])

test.each([
  'theta = theta - eta * g',
  'theta = a - (b - c) - (a + b)',
  'theta = a / b / c + a / (b / c) + a / (b * c) + (a + b) * c',
  'theta = -a^2 + (-a)^2 + a^-b + (a^b)^c + a^b^c + a^(b + c)',
  'theta = -(a * b) + -a * b - -a + a * -b',
  'theta = (a < b) + (a < b ? c : -c) * 2',
  'theta = a > b ? b > c ? 1 : 2 : c == 0 ? 3 : 1e-8',
  'theta = max(a, b, c) % 3 + mod(a, b) + norm(g) + dot(g, theta) + grad(theta - a g)',
  'theta = 0.5a b + |a - b| + √c + \\lfloor a \\rfloor',
  'theta = (a < b && b < c || !(a > c)) ? theta[0] * vec(1, 0) : -theta',
  'v = a\nrepeat 20 while loss(theta - v g) > loss - c v\nv = v / 2\nend\nrepeat 3\nv *= 2\nend\ntheta = theta - v g',
  'theta += 1.5e-7 g\nv = theta / 2\ntheta *= v',
])('%s', (text) => {
  const language = { names: [...given, 'v'], vectors: true }
  const lines = parseLines(text, language)
  const written = writeLines(lines)
  expect(meaning(parseLines(written, language))).toEqual(meaning(lines))
  expect(writeLines(parseLines(written, language))).toBe(written)
})

describe('the rules of the list', () => {
  test.each(optimizers.map((optimizer) => [optimizer.id, optimizer] as const))('%s', (id, { settings, state, rule }) => {
    const names = ['theta', 'g', 't', 'eta', ...Object.keys(settings), ...Object.keys(state)]
    const written = writeLines(parseLines(rule, { names, vectors: true }))
    const on = (optimizer: unknown) => ({ surface: { id: 'himmelblau' }, start: [-0.5, 1.25], runners: [{ optimizer, settings: { eta: 0.002 } }] })
    const own = { name: 'Written', settings, state, rule: written }
    expect(pointsOf(on(own), 40)).toEqual(pointsOf(on(id), 40))
  }) // prettier-ignore
})

describe('averages are found in any words', () => {
  const states = ['m', 'v']
  test.each([
    ['m = beta * m + (1 - beta) * g', { beta: 'beta', isWeighted: true }],
    ['m = g (1 - beta) + m beta', { beta: 'beta', isWeighted: true }],
    ['m += (1 - beta) (g - m)', { beta: 'beta', isWeighted: true }],
    ['m = m + (g - m) * (1 - beta)', { beta: 'beta', isWeighted: true }],
    ['m = beta m + g', { beta: 'beta', isWeighted: false }],
    ['m = beta m + eta g', { beta: 'beta', isWeighted: false }],
  ])('%s', (text, found) => {
    const lines = parseLines(text, { names: [...given, ...states, 'beta'], vectors: true })
    expect(averagesOf(lines, states)).toMatchObject([{ line: 0, state: 'm', ...found }])
  })

  test.each(['m = g', 'm = max(beta m, g)', 'm = beta m - g', 'm = m + g', 'm = beta beta m + g', 'c = beta m + g'])('%s is none', (text) => {
    const lines = parseLines(text, { names: [...given, ...states, 'beta'], vectors: true })
    expect(averagesOf(lines, states)).toEqual([])
  }) // prettier-ignore
})
