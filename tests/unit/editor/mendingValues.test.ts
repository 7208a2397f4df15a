/** Every button of advice, pressed: it writes texts of the language, never words about them, and what was meant. */
import { describe, expect, it, test } from 'vitest'
import { mendingsOf } from '../../../src/editor/mending'
import { readRule } from '../../../src/experiment/rule/ruleText'
import { compositions } from '../../../src/math/compositions'
import { type FormulaError, errorOf } from '../../../src/math/error'
import { constants, functions, otherNames, vectorFunctions } from '../../../src/math/functions'
import { compileOptimizer } from '../../../src/optimizers/compile'
import { compileSurface } from '../../../src/surfaces/compile'
import type { FormulaSurface } from '../../../src/surfaces/formula'
import { type PlanSurface, factsOf, mistakeOf, rewrite } from '../../../src/surfaces/kinds'
import { type Random, anyFormula, anyRule, oneOf, randomFrom } from '../../helpers/anyTexts'

type Judge = (text: string) => FormulaError | undefined

/** The page's own surface with this text, as a person who types it has it. */
const own: FormulaSurface = { formula: 'x y', domain: [[-3, 3], [-3, 3]], parameters: ['x', 'y'] } // prettier-ignore
const surfaceOf = (formula: string): PlanSurface => rewrite(own, { ...own, formula })
const inFormula: Judge = (text) => mistakeOf(surfaceOf(text))
const inRule: Judge = (text) => errorOf(() => readRule(text, 'Own'))

/** The texts that the buttons make, one after the other until none is left, by the first of each. */
function pressed(text: string, judge: Judge, which = 0): string {
  let now = text
  for (let presses = 0; presses < 9; presses += 1) {
    const error = judge(now)
    if (!error) return now
    const mending = mendingsOf(now, error, judge)[presses === 0 ? which : 0]
    if (!mending) throw new Error(`${error.message}: no button for ${JSON.stringify(now)}`)
    now = now.slice(0, mending.from) + mending.insert + now.slice(mending.to)
  }
  throw new Error(`${JSON.stringify(text)} is never mended`)
}

const [x, y] = [0.75, -1.25]

describe('pressed until nothing is left, a formula has the value that was meant', () => {
  it.each<[string, number]>([
    ['sin x + cos 2y', Math.sin(x) + Math.cos(2 * y)],
    ['sinx + 1', Math.sin(x) + 1],
    ['sin^-1(x)', Math.asin(x)],
    ['1,5x^2 + 0,25y', 1.5 * x * x + 0.25 * y],
    ['hypot(1,5x; y)', Math.hypot(1.5 * x, y)],
    ['=POWER(x;2)+SIN(y)', x * x + Math.sin(y)],
    ['=IF(x>0;x;y)', x],
    ['x1^2 + 3x2^2', x * x + 3 * y * y],
    ['x₁² + 3x₂²', x * x + 3 * y * y],
    ['100(x2 - x1^2)^2 + (1 - x1)^2', 100 * (y - x * x) ** 2 + (1 - x) ** 2],
    ['w^2 + 3b^2', x * x + 3 * y * y],
    ['r = w + b\nr^2', (x + y) ** 2],
    ['z = θ₁ + 2θ₂', x + 2 * y],
    ['x²+3y² = z', x * x + 3 * y * y],
    ['(x = 1) + y', y],
    ['X^2 + X Y', x * x + x * y],
    ['Sin[x] + Cos[y]', Math.sin(x) + Math.cos(y)],
    ['y / log3(9)', y / 2],
    ['2^log3(9)', 4],
    ['setting k = 2 (0, 5)\nk x', 2 * x],
    ['setting k = 2 log\nk x', 2 * x],
    ['setting k = 2 between 1 and 3 log\nk x', 2 * x],
    ['x\u0001y', x * y],
    ['x + y)', x + y],
    ['"x + y"', x + y],
    [String.raw`\frac{1}{2}x + \sqrt23`, 0.5 * x + Math.sqrt(23)],
  ])('%j', (text, value) => {
    const mended = pressed(text, inFormula)
    const { text: surface, settings } = factsOf(surfaceOf(mended))
    expect(compileSurface(surface).loss(settings).value(x, y)).toBeCloseTo(value, 12)
  })
})

describe('a rule takes the step that was meant', () => {
  const bowl = { parameters: ['x', 'y'], formula: 'x^2 + 3 y^2' }
  const codeOf = (text: string) => {
    const { code } = compileOptimizer(readRule(text, 'Own')).rule(bowl).step
    return code.map((part) => [...part])
  }
  it.each<[string, string, number?]>([
    ['theta -= eta g (g^T g)', 'theta -= eta g (dot(g, g))'],
    ['theta -= eta (g^T theta) g / 2', 'theta -= eta dot(g, theta) g / 2'],
    ['theta = theta - eta * g[2]', 'theta = theta - eta * g[0]'],
    ['theta = theta - eta * g[2]', 'theta = theta - eta * g[1]', 1],
    ['theta[0] = theta[0] - eta g[0]', 'theta = vec(theta[0] - eta g[0], theta[1])'],
    ['theta = theta - lr * grad', 'theta = theta - eta * g'],
    ['w = w - lr * g', 'theta = theta - eta * g'],
    ['v = 0.9 v + g\ntheta -= eta v', 'state v = 0\nv = 0.9 v + g\ntheta -= eta v'],
    ['THETA = THETA - ETA * G', 'theta = theta - eta * g'],
    ['setting eta = 0.1 log\ntheta -= eta g', 'setting eta = 0.1\ntheta -= eta g'],
    ['setting beta1 = .9 (0, 1)\ntheta -= eta g beta1', 'setting beta1 = .9\ntheta -= eta g beta1'],
    ['seting k = 1\ntheta -= k g', 'setting k = 1\ntheta -= k g'],
    ['end\ntheta -= eta g', 'theta -= eta g'],
    ['theta -= eta g & t > 2', 'theta -= eta g && t > 2'],
  ])('%j', (text, meant, which = 0) => {
    expect(codeOf(pressed(text, inRule, which))).toEqual(codeOf(meant))
  })
})

test.each([
  ['x // 2 + y', inFormula],
  ['e^ix', inFormula],
  ['x = 4 = y', inFormula],
  ['x^2 + y^2 = 4', inFormula],
  ['max(x,0;y)', inFormula],
  ['(x;y)', inFormula],
  ['x^2\ny^2', inFormula],
  [String.raw`\sigma(x) + \sum x`, inFormula],
  ['∂x/∂y', inFormula],
  ['then(x) + y', inFormula],
  ["f'(x)", inFormula],
  ['theta -= eta * g @ g', inRule],
  ['state v = 0', inRule],
  ['state m = grad(theta)\ntheta -= eta m', inRule],
  ['for i in range(3):\n  theta -= eta g', inRule],
  ['repeat 20 while t > 2\ntheta -= eta g', inRule],
  ['x -= eta g', inRule],
] as const)('%j has no button: what is meant is not known', (text, judge) => {
  const error = judge(text)
  expect(error?.advice).not.toBe('')
  expect(error && mendingsOf(text, error, judge)).toEqual([])
})

/** What a text may be made of besides its own words. */
const language = new Set([
  ...[functions, compositions, vectorFunctions, constants].flatMap((table) => Object.keys(table)),
  ...otherNames.keys(),
  ...'f theta g t eta state setting from to log whole while end repeat'.split(' '),
])

/** A text with one slip: a character or a word too much, too few, or another one. */
function slipped(text: string, random: Random): string {
  const at = random(text.length + 1)
  const other = oneOf(random, [
    ...'()[]{}|,;=.&!@\n',
    'sin ',
    'x1',
    'sin2(',
    '‖',
    ' mod ',
    ' if ',
    '.abs()',
    '^T ',
    '_t',
  ])
  return text.slice(0, at) + (random(3) === 0 ? '' : other) + text.slice(at + random(3))
}

/** Presses every button of many texts with slips. Returns how many buttons there were. */
function pressAll(count: number, make: (random: Random) => string, judge: Judge): number {
  const random = randomFrom(20261126)
  let buttons = 0
  for (let index = 0; index < count; index += 1) {
    const text = slipped(make(random).slice(0, 300), random)
    const error = judge(text)
    if (!error) continue
    for (const { text: written } of error.ways)
      for (const word of written.match(/[A-Za-z]+/g) ?? [])
        expect(text.includes(word) || language.has(word), `"${word}" in ${written} for ${text}`).toBe(true)
    for (const { from, to, insert } of mendingsOf(text, error, judge)) {
      buttons += 1
      const next = judge(text.slice(0, from) + insert + text.slice(to))
      const isBehind =
        next === undefined || (next.at >= from + insert.length && next.message !== error.message)
      expect(isBehind, `${error.message} of ${text}`).toBe(true)
    }
  }
  return buttons
}

test('of formulas with a slip, buttons write what the language has', { timeout: 60_000 }, () => {
  expect(pressAll(4000, anyFormula, (text) => inFormula(text))).toBeGreaterThan(200)
})

test('and of rules', { timeout: 60_000 }, () => {
  expect(pressAll(1500, anyRule, inRule)).toBeGreaterThan(50)
})
