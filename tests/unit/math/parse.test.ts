/** The parser: what a text means, and where and how it is refused. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { FormulaError, compileFormula } from '../../../src/math'
import { parseLines } from '../../../src/math/parse'

const names = ['x', 'y', 'a', 'min', 'beta1']
const at = [3, 5, 7, 11, 0.9]
const value = (text: string): number => compileFormula(text, names).evaluate(at)

describe('the value of a text at x = 3, y = 5, a = 7, min = 11, beta1 = 0.9', () => {
  it.each<[string, number]>([
    ['1 + 2 * 3', 7],
    ['1 - 2 - 3', -4],
    ['8 / 4 / 2', 1],
    ['2^3^2', 512],
    ['-x^2', -9],
    ['(-x)^2', 9],
    ['x^-2', 1 / 9],
    ['2^-1^2', 0.5],
    ['--x', 3],
    ['+x', 3],
    ['2x', 6],
    ['2x^2', 18],
    ['1/2x', 1.5],
    ['3(x+1)', 12],
    ['(x+1)(y-1)', 16],
    ['x(y)', 15],
    ['xy', 15],
    ['2xy^2', 150],
    ['xya', 105],
    ['x y', 15],
    ['min + 1', 12],
    ['min(x, y)', 3],
    ['max(x, y, a)', 7],
    ['min min(x, y)', 33],
    ['clamp(x, 4, 6)', 4],
    ['mod(-1, 3)', 2],
    ['atan2(1, -1)', (3 * Math.PI) / 4],
    ['floor(-1.5)', -2],
    ['sign(-x)', -1],
    ['x < y', 1],
    ['x >= y', 0],
    ['x == 3 ? a : y', 7],
    ['x > y ? 1 : x > 2 ? 2 : 3', 2],
    ['pi', Math.PI],
    ['e^2', Math.E ** 2],
    ['2e', 2 * Math.E],
    ['2e3', 2000],
    ['.5x', 1.5],
    ['5x²', 45],
    ['x³ − y', 22],
    ['2·x×y', 30],
    ['√x', Math.sqrt(3)],
    ['√(x+1)', 2],
    ['2π', 2 * Math.PI],
    ['beta1 a', 0.9 * 7],
    ['\n x\n + y', 8],
  ])('%s', (text, expected) => {
    expect(value(text)).toBeCloseTo(expected, 12)
  })
})

describe('a refused text says where and what to do', () => {
  it.each<[string, string, number]>([
    ['', 'an expression is missing at 1, write one', 0],
    ['x +', 'an expression is missing at 4, write one', 3],
    ['x + sinn(y)', 'unknown name "sinn" at 5, did you mean "sin"?', 4],
    ['x + wobble', 'unknown name "wobble" at 5, the names are x y a min beta1', 4],
    ['(x + y', '"(" is never closed at 1, add ")"', 0],
    ['x + y)', '")" without "(" at 6, remove it', 5],
    ['x 2', 'no operator before "2" at 3, write one', 2],
    ['sin x', '"sin" without "(" at 1, write sin(x)', 0],
    ['atan2(x)', '"atan2" takes 2, not 1 at 1, write atan2(y, x)', 0],
    ['max(x)', '"max" takes 2 or more, not 1 at 1, write max(a, b)', 0],
    ['x = 2', 'unexpected "=" at 3, compare with "=="', 2],
    ['x < y < a', 'a second "<" at 7, compare two things at a time', 6],
    ['x ? y', 'missing ":" at 6, write test ? a : b', 5],
    ['x @ y', 'unexpected "@" at 3, write dot(a, b) for the product of two vectors', 2],
    ['x + * y', 'unexpected "*" at 5, put a number, a name or "(" there', 4],
    ['1e999', 'a number too large at 1, write a smaller one', 0],
  ])('%j', (text, message, place) => {
    const error = refusal(text)
    expect(error.message).toBe(message)
    expect(error.at).toBe(place)
  })

  it('names of objects are no names of the language', () => {
    for (const text of ['constructor', 'toString', '__proto__', 'hasOwnProperty(x)', 'valueOf']) {
      expect(refusal(text).message).toMatch(/^unknown /)
    }
  })

  it('past its bounds', () => {
    expect(refusal(`x${'+x'.repeat(1000)}`).message).toMatch(/^more than 2000 characters/)
    // A command of TeX is one character.
    expect(refusal(`${'\\cdot '.repeat(1000)}x`).message).toMatch(/^more than 2000 characters at 6001, /)
    expect(refusal(`${'\\cdot '.repeat(999)}xx`).message).not.toMatch(/characters/)
    expect(refusal(`\\${'a'.repeat(3000)}`).message).toMatch(/^more than 2000 characters at 2016, /)
    expect(refusal(`x${'+x'.repeat(400)}`).message).toMatch(/^more than 512 operations/)
    expect(refusal(`${'('.repeat(100)}x${')'.repeat(100)}`).message).toMatch(/^nested more than 64 deep/)
    expect(refusal(`${'-'.repeat(100)}x`).message).toMatch(/^nested more than 64 deep/)
    expect(refusal(`x${'^x'.repeat(100)}`).message).toMatch(/^nested more than 64 deep/)
    expect(value(`x${'+x'.repeat(250)}`)).toBe(753)
  })

  it('in a line of several', () => {
    const text = 'm = g\ntheta = theta - etta * m'
    expect(() => parseLines(text, { names: ['theta', 'g', 'eta'], vectors: true })).toThrow(
      'unknown name "etta" in line 2 at 17, did you mean "eta"?',
    )
  })
})

describe('any text at all, seed 4711', () => {
  const tokens = 'x y a min sin( max( ( ) + - * / ^ , ? : < == = 2 .5 1e3 ² √ π \n # @ grad( theta'.split(' ')
  const texts = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 60 }),
    fc.array(fc.constantFrom(...tokens), { maxLength: 40 }).map((parts) => parts.join('')),
    fc.array(fc.constantFrom(...tokens), { maxLength: 700 }).map((parts) => parts.join(' ')),
  )

  it('either has a value or is refused with a place inside it', () => {
    fc.assert(
      fc.property(texts, (text) => {
        try {
          expect(typeof value(text)).toBe('number')
        } catch (error) {
          if (!(error instanceof FormulaError)) throw error
          expect(error.at).toBeGreaterThanOrEqual(0)
          expect(error.at).toBeLessThanOrEqual(text.length)
          expect(error.at + error.length).toBeLessThanOrEqual(text.length)
          expect(error.message).toMatch(/ at \d+(, |$)/)
          expect(error.message).not.toContain('\n')
        }
      }),
      { seed: 4711, numRuns: 3000 },
    )
  })
})

function refusal(text: string): FormulaError {
  try {
    compileFormula(text, names)
  } catch (error) {
    if (error instanceof FormulaError) return error
    throw error
  }
  throw new Error(`"${text}" was accepted`)
}
