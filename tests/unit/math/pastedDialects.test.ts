/** Formulas as encyclopedias, Desmos, Mathematica, MATLAB, Julia, C and spreadsheets write them, each with its value. */
import { describe, expect, it } from 'vitest'
import { compileSurface } from '../../../src/surfaces/compile'
import type { FormulaSurface } from '../../../src/surfaces/formula'
import { factsOf, mistakeOf, rewrite } from '../../../src/surfaces/kinds'
import { refusalOf } from '../../helpers/pasted'

const at = [0.75, -1.25]
const [x = 0, y = 0] = at
const { sin, cos, exp, log, sqrt, abs, hypot, PI } = Math

/** The page's own surface with this text. */
function valueOf(formula: string): number {
  const own: FormulaSurface = { formula: 'x y', domain: [[-3, 3], [-3, 3]], parameters: ['x', 'y'] } // prettier-ignore
  const surface = rewrite(own, { ...own, formula })
  const mistake = mistakeOf(surface)
  if (mistake) throw mistake
  const { text, settings } = factsOf(surface)
  return compileSurface(text).loss(settings).value(x, y)
}

const rosenbrock = 100 * (y - x * x) ** 2 + (1 - x) ** 2
const levy = sin(3 * PI * x) ** 2 + (x - 1) ** 2 * (1 + sin(3 * PI * y) ** 2) + (y - 1) ** 2 * (1 + sin(2 * PI * y) ** 2) // prettier-ignore
const crossInTray = -0.0001 * (abs(sin(x) * sin(y) * exp(abs(100 - hypot(x, y) / PI))) + 1) ** 0.1
const schaffer4 = 0.5 + (cos(sin(abs(x * x - y * y))) ** 2 - 0.5) / (1 + 0.001 * (x * x + y * y)) ** 2
const peaks =
  3 * (1 - x) ** 2 * exp(-x * x - (y + 1) ** 2) - 10 * (x / 5 - x ** 3 - y ** 5) * exp(-x * x - y * y)

describe.each<[string, [string, number][]]>([
  [
    'Wikipedia',
    [
      [String.raw`f(x,y)=\sin ^{2}3\pi x+\left(x-1\right)^{2}\left(1+\sin ^{2}3\pi y\right)+\left(y-1\right)^{2}\left(1+\sin ^{2}2\pi y\right)`, levy],
      [String.raw`f(x,y)=-0.0001\left[\left|\sin x\sin y\exp \left(\left|100-{\frac {\sqrt {x^{2}+y^{2}}}{\pi }}\right|\right)\right|+1\right]^{0.1}`, crossInTray],
      [String.raw`f(x,y)=0.5+{\frac {\cos ^{2}\left[\sin \left(\left|x^{2}-y^{2}\right|\right)\right]-0.5}{\left[1+0.001\left(x^{2}+y^{2}\right)\right]^{2}}}`, schaffer4],
      [String.raw`f(\mathbf {x} )=100(x_{2}-x_{1}^{2})^{2}+(1-x_{1})^{2}.\quad`, rosenbrock],
      ['f(x) = 100(x₂ − x₁²)² + (1 − x₁)²', rosenbrock],
      [String.raw`f(\theta) = \theta_1^2 - \theta_2`, x * x - y],
      [String.raw`\|(x, y)\|^2 + \left\|(x, 2y)\right\|_1`, x * x + y * y + x - 2 * y],
    ],
  ],
  [
    'Desmos',
    [
      [String.raw`\left\{x>0:x,-x\right\}+y`, x + y],
      [String.raw`\left\{x<0:x^{2},x\ge0:y\right\}`, y],
      ['{x < 0: 1, y > 0: 2, x y}', x * y],
    ],
  ],
  [
    'Mathematica',
    [
      ['Sin[x] Cos[y] + Exp[-x^2] Pi', sin(x) * cos(y) + exp(-x * x) * PI],
      ['f[x_, y_] := (1 - x)^2 + 100 (y - x^2)^2', rosenbrock],
      ['E^(-x^2) Sqrt[x] + ArcTan[Abs[y]]', exp(-x * x) * sqrt(x) + Math.atan(-y)],
      ['If[x > 0, Max[x, y], y] + Log[x]', x + log(x)],
      ['Log[10, x] + Log2[Log[2, 4]]', Math.log10(x) + 1],
    ],
  ],
  [
    'MATLAB',
    [
      ['f = @(x,y) 3*(1-x).^2.*exp(-(x.^2) - (y+1).^2) ...\n - 10*(x/5 - x.^3 - y.^5).*exp(-x.^2-y.^2);', peaks],
      ['z = x.*exp(-x.^2-y.^2); % a hill', x * exp(-x * x - y * y)],
      ['% a bowl\nz = x.^2 + y', x * x + y],
      ['f = @(v) (v(1)-1)^2 + v(2)^2', (x - 1) ** 2 + y * y],
      ['function z = f(x, y)\n  r = x*y;\n  z = r^2 + y;\nend', (x * y) ** 2 + y],
    ],
  ],
  [
    'Julia',
    [
      ['@. sin(x) * exp(-y^2)', sin(x) * exp(-y * y)],
      ['sin.(x) .+ cos.(y) .- 1', sin(x) + cos(y) - 1],
      ['rosenbrock(x) = (1.0 - x[1])^2 + 100.0 * (x[2] - x[1]^2)^2', rosenbrock],
    ],
  ],
  [
    'C and GLSL',
    [
      ['double f(double x, double y) { return pow(x, 2.0) + fabs(y); }', x * x - y],
      ['float f(float x, float y) {\n  float r = x*x;\n  return r + 2.f*y;\n}', x * x + 2 * y],
      ['1.0f * x + 2.5e0f * y', x + 2.5 * y],
      ['powf(x, 2.0f) + sqrtf(x) + expf(y) + fmaxf(x, y)', x * x + sqrt(x) + exp(y) + x],
      ['std::sin(x) + std::pow(y, 2) /* a\n note */ + M_PI', sin(x) + y * y + PI],
      ['length(vec2(x, y))', hypot(x, y)],
    ],
  ],
  [
    'Python',
    [
      ['def f(p):\n    x, y = p\n    return x**2 + 3*y', x * x + 3 * y],
      ['loss = ((x - 1).pow(2) + (y + 2) ** 2).mean()', (x - 1) ** 2 + (y + 2) ** 2],
      ['y.square().sum().item()', y * y],
      ['x.mul(2).add(y)', 2 * x + y],
      ['x.sub(y).div(x + 1).pow(2)', ((x - y) / (x + 1)) ** 2],
      ['np.where(np.logical_and(x > 0, y < 0), x, y)', x],
      ['np.where(np.logical_not(x > 0), x, y)', y],
      ['Piecewise((x**2, x < 0), (3*y, True))', 3 * y],
      ['Piecewise((x**2, x > 0), (3*y, True)) + 1', x * x + 1],
    ],
  ],
  [
    'Mathematica and spreadsheets',
    [
      ['Piecewise[{{x^2, x > 0}, {y, True}}]', x * x],
      ['2 Piecewise[{{x^2, x < 0}, {y^2, y > 0}}, x y]', 2 * x * y],
      ['Piecewise[{{x^2, x < 0}}] + Piecewise[{{1, y < 0}}]', 1],
      ['If[And[x > 0, y > 0], x, Sin[y]]', sin(y)],
      ['If[Or[x > 0, y > 0], x, Sin[y]]', x],
      ['IF(AND(x > 0, y < 0, x < 9), x, y)', x],
      ['IF(OR(x < 0, NOT(y < 0)), x, y)', y],
      ['IF(NOT(x > 0) == 0, x, y)', x],
      ['IF(AND(x > 0; y < 0; x < 9), x, y)', x],
      ['not AND(x > 0, y < 0)', 0],
      ['x AND(x > 0, y < 0) NOT(y > 0)', x],
      ['x (x > 0 and (y > 0 or OR(x > 1, y < 0)))', x],
      ['2 np.logical_and(x > 0, y < 0)', 2],
      [`Piecewise(${Array.from({ length: 60 }, (_, index) => `(${index}, x < ${(index / 100).toFixed(2)})`).join(', ')}, (y, True))`, y],
      ['Piecewise[{{x < 0 ? 1 : 2, x > 0 && y < 0}}, 1]', 2],
    ],
  ],
])('%s', (_, rows) => {
  it.each(rows)('%s', (text, value) => expect(valueOf(text)).toBeCloseTo(value, 11))
}) // prettier-ignore

describe('what has another meaning keeps it', () => {
  it.each<[string, number]>([
    ['f = x + 1\n2.5f', 2.5 * (x + 1)],
    ['x\n% 2', x],
    ['f(x, y) = x(1) + y(2)', x + 2 * y],
    ['y % 2 + x % 1', 0.75 + x],
    ['S = x\nS[y]', Number.NaN],
    ['AND = x\nAND(y)', x * y],
    ['f(NOT, y) = NOT(y)', x * y],
    ['f(AND, OR) = AND + 2 OR', x + 2 * y],
    ['setting OR = 2\na = x^2\nOR a + y', 2 * x * x + y],
    ['logical_and = x\nlogical_and(y)', x * y],
    ['not (x > 0) == 0', 1],
    ['np.where((x>5)\n or (y<0), x, y)', x],
    ['def f(x, y):\n    return x if (x > 5\n        or (y < 0)) else y', x],
    ['(x>0\n and (y>0))', 0],
    ['x > 5\nor (y < 0)', 1],
    ['x>|y| or (y<0)', 1],
    ['|x| and (y)', 1],
  ])('%j', (text, value) => {
    if (Number.isNaN(value)) expect(() => valueOf(text)).toThrow('"[" after a value')
    else expect(valueOf(text)).toBeCloseTo(value, 12)
  })
})

describe('what is not there says what to write', () => {
  it.each<[string, string]>([
    ['mix(x, y, 0.25)', 'write a (1 - t) + b t'],
    ['np.dot([x, y], [x, y])', 'write the products out, with "+" between them'],
    ['F.silu(x)', 'write x sigmoid(x)'],
    ['x.foo(2)', 'write f(a) for a.f()'],
    ['x.add(y, 2)', 'write a + b'],
    ['Not x > 0', 'write not (a)'],
    ['NOT(x > 0, y > 0)', 'write not (a)'],
    ['OR(x)', 'write a or b'],
    ['Piecewise((x, x < 0), (y, x > 2))', 'write test ? a : b'],
    ['Piecewise[{x, x > 0}]', 'write test ? a : b'],
    ['jnp.logaddexp(x, y)', 'write log(exp(a) + exp(b))'],
    ['{x < 0: 1, y < 1: 2}', 'add "," and the value of all that is left'],
    [String.raw`\log_{3}\left(x\right)`, 'write log(x) / log(3)'],
  ])('%s', (text, advice) => expect(refusalOf(text).advice).toBe(advice))
})
