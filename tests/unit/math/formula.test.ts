/** The compiler against mathjs: values and derivatives of random formulas, and what happens at kinks. */
import fc from 'fast-check'
import { derivative, evaluate } from 'mathjs'
import { describe, expect, it } from 'vitest'
import { compileFormula } from '../../../src/math'
import { formulas } from '../../helpers/formulas'

const coordinate = fc.double({ min: -2, max: 2, noNaN: true })
const seed = 20261122

/** mathjs calls the natural logarithm by the same name, and knows all other functions used. */
function close(ours: number, theirs: number, magnitude: number): void {
  if (!Number.isFinite(theirs) || !Number.isFinite(ours)) return
  expect(Math.abs(ours - theirs)).toBeLessThanOrEqual(1e-9 * Math.max(1, magnitude, Math.abs(theirs)))
}

describe(`random formulas (seed ${seed})`, () => {
  it('have the value that mathjs gives', () => {
    fc.assert(
      fc.property(formulas, coordinate, coordinate, (text, x, y) => {
        close(compileFormula(text, ['x', 'y']).evaluate([x, y]), evaluate(text, { x, y }) as number, 0)
      }),
      { seed, numRuns: 500 },
    )
  })

  it('have the derivatives that mathjs derives', () => {
    fc.assert(
      fc.property(formulas, coordinate, coordinate, fc.constantFrom('x', 'y'), (text, x, y, by) => {
        const ours = compileFormula(text, ['x', 'y']).derivative(by).evaluate([x, y])
        close(ours, derivative(text, by).evaluate({ x, y }) as number, 0)
      }),
      { seed, numRuns: 200 },
    )
  })
})

describe('every function at x = 0.3 has its central difference as its slope', () => {
  it.each([
    'sin(x)', 'cos(x)', 'tan(x)', 'asin(x)', 'acos(x)', 'atan(x)', 'sinh(x)', 'cosh(x)', 'tanh(x)', 'exp(x)', 'log(x)',
    'sqrt(x)', 'abs(x)', 'sign(x)', 'floor(x)', 'atan2(x, 2)', 'atan2(2, x)', 'mod(x, 0.25)', 'mod(1, x)', 'min(x, 1)',
    'max(x, 1)', 'min(1, x)', 'clamp(x, 0, 1)', 'clamp(x, 1, 2)', 'x^3', 'x^-2', 'x^0.7', '2^x', 'x^x', '1/x', 'x < 1 ? x^2 : 0',
    'asinh(x)', 'acosh(x + 1)', 'atanh(x)', 'expm1(x)', 'log1p(x)', 'log2(x)', 'log10(x)', 'cbrt(x)', 'erf(x)', 'sigmoid(x)',
    'softplus(x)', 'ceil(x)', 'trunc(x)', 'round(x)', 'hypot(x, 2)', 'hypot(-1, x)', 'sqr(x)', 'exp2(x)', 'sec(x)', 'csc(x)',
    'cot(x)', 'sech(x)', 'csch(x)', 'coth(x)', 'frac(x)', 'fract(-x)', 'relu(x)', 'relu(-x)', 'gelu(x)', 'step(x)', 'sinc(x)',
    'sinc(x / 9)', 'x % 0.25', '|x - 1|', 'sin^2(x)',
  ])('%s', (text) => {
    const formula = compileFormula(text, ['x'])
    const difference = (formula.evaluate([0.3 + 1e-6]) - formula.evaluate([0.3 - 1e-6])) / 2e-6
    expect(formula.derivative('x').evaluate([0.3])).toBeCloseTo(difference, 7)
  })
}) // prettier-ignore

it.each<[string, number, number]>([
  ['abs(x)', 0, 0],
  ['relu(x)', 0, 0],
  ['hypot(x, 0)', 0, 0],
  ['sinc(x)', 0, 0],
  ['sigmoid(x)', -800, 0],
  ['softplus(x)', 800, 1],
  ['step(x)', 0, 0],
  ['min(x, 2x)', 0, 1],
  ['max(x, 2x)', 0, 1],
  ['floor(x)', 1, 0],
  ['sign(x)', 0, 0],
  ['sqrt(x^2)', 0, 0],
  ['clamp(x, 0, 1)', 2, 0],
  ['clamp(x, 0, 1)', 0, 1],
  ['clamp(x, 0, 1)', 1, 1],
  ['x^0.5', 0, 0],
  ['x^(1/2)', 0, 0],
  ['abs(x)^0.5', 0, 0],
  ['x^0.3', 0, Infinity],
  ['x^1.5', 0, 0],
])('at a kink: the slope of %s at %d is %d', (text, x, slope) => {
  expect(compileFormula(text, ['x']).derivative('x').evaluate([x])).toBe(slope)
})

/** ∂/∂ each letter of `by`, in turn. */
function derivativeOf(text: string, by: string, at: readonly number[]): number {
  return (
    [...by]
      .reduce((formula, name) => formula.derivative(name), compileFormula(text, ['x', 'y']))
      .evaluate(at) + 0
  )
}

it.each<[string, string, readonly [number, number], number]>([
  ['x^y', 'x', [0, 3], 0],
  ['x^y', 'y', [0, 3], 0],
  ['x^y', 'xx', [0, 2], 2],
  ['x^y', 'xy', [0, 2], 0],
  ['x^y', 'yy', [0, 2], 0],
  ['x^y', 'x', [0, 1], 1],
  ['x^y', 'y', [0, 1], 0],
  ['x^y', 'x', [0, 0.5], Infinity],
  ['x^y', 'y', [0, 0.5], 0],
  ['x^y', 'x', [0, 0], 0],
  ['x^y', 'y', [0, 0], 0],
  ['x^y', 'y', [0, -1], -Infinity],
  ['x^y', 'x', [2, 3], 12],
  ['x^y', 'y', [2, 3], 8 * Math.log(2)],
  ['atan2(y, x)', 'x', [0, 0], 0],
  ['atan2(y, x)', 'y', [0, 0], 0],
  ['atan2(y, x)', 'xx', [0, 0], 0],
  ['atan2(y, x)', 'xy', [0, 0], 0],
  ['atan2(y, x)', 'x', [3, 4], -4 / 25],
  ['x^1.5', 'xx', [0, 0], Infinity],
  ['abs(x)^1.5', 'xx', [0, 0], Number.NaN],
  ['abs(x)^1.5', 'xx', [4, 0], 0.375],
])('at a kink: ∂ of %s by %s at %j is %d', (text, by, at, slope) => {
  expect(derivativeOf(text, by, at)).toBe(slope)
})

it.each<[string, number]>([
  ['log(-1 + 0x)', Number.NaN],
  ['sqrt(-1 - x^2)', Number.NaN],
  ['(-2 - x)^0.5', Number.NaN],
  ['(-2 - x)^3', -8],
  ['1 / x', Infinity],
  ['min(x / x, 1)', Number.NaN],
])('%s at x = 0 is %d', (text, expected) => {
  expect(compileFormula(text, ['x']).evaluate([0])).toBe(expected)
})

it.each<[string, string]>([
  ['(a - x)^2 + b (y - x^2)^2', '\\left(a - x\\right)^{2} + b \\, \\left(y - x^{2}\\right)^{2}'],
  ['x / (1 + y)', '\\frac{x}{1 + y}'],
  ['2 * 3', '2 \\cdot 3'],
  ['-2 x / y', '\\frac{-2 \\, x}{y}'],
  ['-2 exp(x)', '-2 \\, \\exp\\left(x\\right)'],
  ['(1 - a) * x * x', '\\left(1 - a\\right) \\, x^{2}'],
  ['x * x', 'x^{2}'],
  ['-(a + b)', '-\\left(a + b\\right)'],
  ['a - (b - x)', 'a - \\left(b - x\\right)'],
  ['(-x)^2', '\\left(-x\\right)^{2}'],
  ['1e-8 + beta1^2', '10^{-8} + \\beta_{1}^{2}'],
  ['sqrt(abs(x))', '\\sqrt{\\left|x\\right|}'],
])('TeX of %s', (text, tex) => {
  expect(compileFormula(text, ['x', 'y', 'a', 'b', 'beta1']).tex).toBe(tex)
})
