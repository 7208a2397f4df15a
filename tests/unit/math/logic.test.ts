/** Logic in conditions: and, or, not, in every way to write them. */
import { describe, expect, it } from 'vitest'
import { FormulaError } from '../../../src/math'
import { compileSurface } from '../../../src/surfaces/compile'
import { placeOf, writtenRun } from '../../helpers/writtenRun'

const plane = ['x', 'y']
const surfaceOf = (formula: string) => compileSurface({ parameters: plane, formula })
const valueOf = (formula: string, x: number, y: number): number => surfaceOf(formula).loss({}).value(x, y)

/** What each means, by JavaScript's own operators. */
const meanings: Record<string, (x: number, y: number) => boolean> = {
  'x > 0 && y > 0': (x, y) => x > 0 && y > 0,
  'x > 0 and y > 0': (x, y) => x > 0 && y > 0,
  'x > 0 ∧ y > 0': (x, y) => x > 0 && y > 0,
  'x > 0 || y > 0': (x, y) => x > 0 || y > 0,
  '|x| > 1 || |y| > 1': (x, y) => Math.abs(x) > 1 || Math.abs(y) > 1,
  'x > 0 or y > 0': (x, y) => x > 0 || y > 0,
  'x > 0 ∨ y > 0': (x, y) => x > 0 || y > 0,
  '!(x > 0)': (x) => !(x > 0),
  'not x > 0': (x) => !(x > 0),
  '¬(x > 0)': (x) => !(x > 0),
  '!x': (x) => !x,
  '!x < y': (x, y) => Number(!x) < y,
  'not not x': (x) => Boolean(x),
  'x > 0 or y > 0 and x > y': (x, y) => x > 0 || (y > 0 && x > y),
  '(x > 0 || y > 0) && x > y': (x, y) => (x > 0 || y > 0) && x > y,
  'not x > 0 and y > 0': (x, y) => !(x > 0) && y > 0,
  'x and y': (x, y) => Boolean(x) && Boolean(y),
  'x || y': (x, y) => Boolean(x) || Boolean(y),
}
const numbers = [-2, 0, 0.5, 2]

describe('a condition is what it says', () => {
  it.each(Object.keys(meanings))('%s', (text) => {
    for (const x of numbers)
      for (const y of numbers) {
        expect(valueOf(`${text} ? 3 : 4`, x, y)).toBe(meanings[text]?.(x, y) ? 3 : 4)
        expect(valueOf(text, x, y)).toBe(meanings[text]?.(x, y) ? 1 : 0)
      }
  })

  it.each(Object.keys(meanings))('%s reads back from its TeX', (text) => {
    const { tex } = surfaceOf(`${text} ? x : y`)
    expect(surfaceOf(tex).tex).toBe(tex)
    for (const x of numbers)
      for (const y of numbers) expect(valueOf(tex, x, y)).toBe(meanings[text]?.(x, y) ? x : y)
  })
})

it('a condition has no slope, its branches have theirs', () => {
  const out = new Float64Array(2)
  surfaceOf('x > 0 && y > 0 ? x^2 + y : 5').loss({}).gradient(3, 2, out)
  expect([...out]).toEqual([6, 1])
})

it('a line goes on at a logical sign', () => {
  expect(valueOf('c = x > 0 and\n  y > 0\nc', 1, 1)).toBe(1)
  expect(valueOf('c = x > 0\n  && y > 0\nc', 1, -1)).toBe(0)
})

it('a setting may be called "and"', () => {
  const surface = compileSurface({ parameters: plane, formula: 'x and', settings: { and: { default: 1, min: 0, max: 1, scale: 'linear' } } }) // prettier-ignore
  expect(surface.loss({ and: 7 }).value(2, 0)).toBe(14)
})

it('a rule steps where its test says so', () => {
  const run = writtenRun('theta = theta - (t > 1 and not t == 3 ? 1 : 0)', { steps: 4 })
  expect([1, 2, 3, 4].map((step) => placeOf(run, step)[0])).toEqual([1, 0, 0, -1])
})

it.each([
  ['x!', '"!" after a value at 2, put it before a test, or write the factorial out'],
  ['(x > 0) & (y > 0)', 'a single "&" at 9, write "&&"'],
  ['x &&', 'an expression is missing at 5, write one'],
])('%s is refused', (text, message) => {
  expect(() => surfaceOf(text)).toThrow(FormulaError)
  expect(() => surfaceOf(text)).toThrow(message)
})
