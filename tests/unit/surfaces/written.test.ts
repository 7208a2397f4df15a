/** Formulas of several lines, and with a left side. */
import { describe, expect, it, test } from 'vitest'
import { parseExperiment } from '../../../src/experiment/schema/schema'
import { compileSurface, mistakeIn } from '../../../src/surfaces/compile'

const parameters = ['x', 'y']
const value = (formula: string, names: readonly string[] = parameters): number =>
  compileSurface({ parameters: names, formula }).loss({}).value(3, 4)

describe('lines', () => {
  it.each<[string, number]>([
    ['r = sqrt(x^2 + y^2)\nsin(r) / r', Math.sin(5) / 5],
    ['r = hypot(x, y); r^2', 25],
    ['a = x +\n  y\nb = a^2\n\nb - a # the loss', 42],
    ['a = max(x,\n  y)\na\n  + 1', 5],
    ['x^2\n+ y^2', 25],
    ['a = 2\na *= x\na + y', 10],
    ['z = x^2 + y^2', 25],
    ['r = x^2', 9],
    ['r = x\nz := r + y', 7],
    ['f(x, y) = x^2 + y^2', 25],
    ['r = x\nL(x, y) = r y', 12],
  ])('%j', (formula, expected) => expect(value(formula)).toBeCloseTo(expected, 12))

  it.each<[string, string]>([
    ['x = 2\nx + y', '"x" has a value already in line 1 at 1, take another name'],
    ['a += 2\na', '"a" has no value yet in line 1 at 1, write a = …'],
    [
      'r = x\nx + y\nr',
      'a line without "=" in line 2 at 1, begin it with a name and "=", or end it with an operator',
    ],
    ['x\ny', 'a line without "=" in line 1 at 1, begin it with a name and "=", or end it with an operator'],
    ['x^2; y^2', 'a line without "=" at 1, begin it with a name and "=", or end it with an operator'],
    ['(x;y)', '";" inside brackets at 3, it ends a line: close the bracket before it'],
    ['hypot(1,5x; y)', '";" inside brackets at 11, write "," between arguments, and decimals with a point'],
    ['max(x,0;y)', '";" inside brackets at 8, write "," between arguments, and decimals with a point'],
    ['pow(x; 2)', '";" inside brackets at 6, write "," between arguments'],
    [
      'f(w, b) = w + b',
      'a function of w and b, where the parameters are x and y at 1, leave out what stands before "="',
    ],
    ['r = r + x\nr', 'unknown name "r" in line 1 at 5, the names are x y'],
    ['sin = 2\nx', '"sin" is a function in line 1 at 1, take another name'],
    ['z =', 'an expression is missing at 4, write one'],
  ])('%j is refused', (formula, message) => expect(mistakeIn({ parameters, formula })?.message).toBe(message))

  test('the loss is typeset first', () => {
    const { tex } = compileSurface({ parameters, formula: 'r = x y\nr^2' })
    expect(tex).toBe('r^{2}, \\quad r = x \\, y')
  })
})

describe('the left side names the parameters', () => {
  const read = (formula: string) => parseExperiment({ version: 1, surface: { formula } })
  it.each([
    ['f(w, b) = w^2 + b^2', ['w', 'b']],
    ['L(θ₁, θ₂) := θ₁^2 + θ₂^2', ['theta1', 'theta2']],
    ['g(t) = t^2', ['t']],
    ['y = x^2', ['x']],
    ['x = y^2', ['y']],
    ['z = x^2 + y^2', ['x', 'y']],
    ['x^2 + y^2', ['x', 'y']],
  ])('%s', (formula, expected) => {
    const { experiment, problems } = read(formula)
    expect(problems).toEqual([])
    expect(experiment.surface).toMatchObject({ formula, parameters: expected })
    expect(
      parseExperiment(JSON.parse(JSON.stringify({ version: 1, surface: experiment.surface }))).problems,
    ).toEqual([])
  })
})
