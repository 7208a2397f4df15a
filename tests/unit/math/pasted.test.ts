/** What people paste is understood, and where it is not, the advice obeyed gives what was meant. */
import { describe, expect, it, test } from 'vitest'
import { FormulaError } from '../../../src/math'
import { notesIn } from '../../../src/math/notes'
import { readRule } from '../../../src/experiment/rule/ruleText'
import { compileOptimizer } from '../../../src/optimizers/compile'
import { compileSurface } from '../../../src/surfaces/compile'
import cases from '../../cases/formulas.json'

const plane = ['x', 'y']

function valueOf(
  formula: string,
  [x = 0, y = 0]: readonly number[],
  parameters: readonly string[] = plane,
): number {
  return compileSurface({ parameters, formula }).loss({}).value(x, y)
}

function refusalOf(formula: string, parameters: readonly string[] = plane): FormulaError {
  try {
    compileSurface({ parameters, formula })
  } catch (error) {
    if (error instanceof FormulaError) return error
    throw error
  }
  throw new Error(`${JSON.stringify(formula)} was accepted`)
}

describe('formulas as people paste them', () => {
  test.each(cases)('$text', ({ text, points, parameters = plane, refuse, advice = '' }) => {
    if (refuse) return expect(refusalOf(text, parameters).message).toContain(advice)
    expect(points.length).toBeGreaterThan(0)
    for (const [x = 0, y = 0, value] of points)
      expect(valueOf(text, [x, y], parameters)).toBeCloseTo(value ?? Number.NaN, 12)
  })
})

const at = [0.75, -1.25]
const [x = 0, y = 0] = at

describe('signs, as typeset or pasted', () => {
  it.each<[string, number]>([
    ['x∙y', x * y],
    ['x•y', x * y],
    ['x⋅y', x * y],
    ['x∕y', x / y],
    ['x⁄y', x / y],
    ['x – y', x - y],
    ['x — y', x - y],
    ['x‐y', x - y],
    ['x − y', x - y],
    ['ｘ＋ｙ', x + y],
    ['（x＋１）＊２', 2 * (x + 1)],
    ['𝑥² + 𝑦²', x * x + y * y],
    ['x⁻² + 10⁻³', 1 / (x * x) + 0.001],
    ['½x² + ¾', (x * x) / 2 + 0.75],
    ['2ˣ + xʸ', 2 ** x + x ** y],
    ['1½ x', 1.5 * x],
    ['x\u200b^\u20602', x * x],
    ['\ufeffx\u00a0+\u202fy', x + y],
    ['sin\u2061(x)', Math.sin(x)],
    ['x\u2062y', x * y],
    ['{x+1}^2 + [y]', (x + 1) ** 2 + y],
    ['x % 2 + (0-x) % 2', x + 2 - x],
    ['x^2 + y^2;', x * x + y * y],
    ['x + y # a plane', x + y],
    ['x + y // a plane', x + y],
    ['x**2**2', x ** 4],
    ['x ≤ y', 0],
    ['2π', 2 * Math.PI],
  ])('%s', (text, value) => {
    expect(valueOf(text, at)).toBeCloseTo(value, 12)
  })
})

describe('bars are abs', () => {
  it.each<[string, number]>([
    ['|x| + |y|', 2],
    ['||y| - 1|', 0.25],
    ['2|y|', 2.5],
    ['|x||y|', x * -y],
    ['|x - |y||', 0.5],
    ['|x|^2 y', x * x * y],
    ['sin(|y|) + max(|x|, 1)', Math.sin(1.25) + 1],
    ['|x y| / |y|', x],
  ])('%s', (text, value) => {
    expect(valueOf(text, at)).toBeCloseTo(value, 12)
  })

  it.each(['|x|y|x|', '|x', 'x|', '|x + (y|)', '||', `${'|x|+'.repeat(9)}x`])('%s is refused', (text) => {
    expect(refusalOf(text).message).toMatch(/"\|".*, write abs\( \)$/)
  })
})

it('many bars that cannot be read are refused at once', () => {
  expect(refusalOf(`${'|x'.repeat(16)} ${'+ x'.repeat(400)})`).message).toMatch(/write abs\( \)$/)
})

describe('functions', () => {
  it.each<[string, number]>([
    ['sin^2(x) + sin²(x)', 2 * Math.sin(x) ** 2],
    ['cos^3(2x)', Math.cos(2 * x) ** 3],
    ['sin^-2(x)', Math.sin(x) ** -2],
    ['2^sin(x)', 2 ** Math.sin(x)],
    ['log10(1000) + log2(8) + lg(100) + ln(x)', 8 + Math.log(x)],
    ['log1p(1e-20) + expm1(1e-20)', 2e-20],
    ['cbrt(27) + cbrt(-8)', 1],
    ['sqr(y) + square(y)', 2 * y * y],
    ['round(2.5) + round(3.5) + round(-1.2) + ceil(0.2) + trunc(-1.7)', 2 + 4 - 1 + 1 - 1],
    ['frac(y)', -0.25],
    ['fract(y)', 0.75],
    ['hypot(3, 4)', 5],
    ['sec(x) + csc(x) + cot(x)', 1 / Math.cos(x) + 1 / Math.sin(x) + 1 / Math.tan(x)],
    ['asinh(x) + acosh(2) + atanh(x)', Math.asinh(x) + Math.acosh(2) + Math.atanh(x)],
    ['arcsin(x) + arctan(x) + arsinh(x)', Math.asin(x) + Math.atan(x) + Math.asinh(x)],
    ['sigmoid(0) + sigmoid(-800)', 0.5],
    ['relu(x) + relu(y)', x],
    ['softplus(0) + softplus(800)', Math.LN2 + 800],
    ['gelu(1)', 0.8413447460685429],
    ['erf(1)', 0.8427007929497149],
    ['step(x) + step(y) + step(0)', 2],
    ['sinc(0) + sinc(x)', 1 + Math.sin(x) / x],
    ['pow(x, 2) + power(x, 2)', 2 * x * x],
    ['np.sin(x) + math.exp(x) + Math.pow(x, 2) + torch.exp(x)', Math.sin(x) + 2 * Math.exp(x) + x * x],
    ['math.tau + Math.tau x + 1/math.tau', 2 * Math.PI * (1 + x) + 1 / (2 * Math.PI)],
    ['np.pi + Math.PI + Math.E', 2 * Math.PI + Math.E],
    ['np.maximum(x, y) + torch.special.expit(0)', x + 0.5],
  ])('%s', (text, value) => {
    expect(valueOf(text, at)).toBeCloseTo(value, 12)
  })
})

describe('names written together', () => {
  it.each<[string, number]>([
    ['xexp(-x^2)', x * Math.exp(-x * x)],
    ['4x-xlog(x)', 4 * x - x * Math.log(x)],
    ['xsin(y)', x * Math.sin(y)],
    ['2pix', 2 * Math.PI * x],
    ['xe^(-x^2)', x * Math.exp(-x * x)],
    ['xcos^2(y)', x * Math.cos(y) ** 2],
    ['xy^2', x * y * y],
    ['xpiy', x * Math.PI * y],
  ])('%s', (text, value) => {
    expect(valueOf(text, at)).toBeCloseTo(value, 12)
  })

  it('the ways are named if there are several', () => {
    const { message } = refusalOf('pie', ['p', 'i'])
    expect(message).toBe('"pie" can be read in several ways at 1, write "pi e" or "p i e"')
  })
})

describe('TeX', () => {
  it.each<[string, number]>([
    [String.raw`\frac{1}{2}x^2`, (x * x) / 2],
    [String.raw`\frac12 x^{2}`, (x * x) / 2],
    [String.raw`\left( x + 1 \right)^{2}`, (x + 1) ** 2],
    [String.raw`x \cdot y \times 2`, 2 * x * y],
    [String.raw`\sin\left(x\right) + \sin^{2}\left(y\right)`, Math.sin(x) + Math.sin(y) ** 2],
    [String.raw`\sqrt{x} + \sqrt[3]{8} + \sqrt[4]{16}`, Math.sqrt(x) + 4],
    [String.raw`\left|y\right| + \lvert y \rvert + \lfloor x \rfloor + \lceil x \rceil`, 3.5],
    [String.raw`\exp(-x) \, \log_{10}(100) \; \log_2(8)`, Math.exp(-x) * 6],
    [String.raw`\operatorname{atan2}(y, x)`, Math.atan2(y, x)],
    [String.raw`e^{-x^2} + \mathrm{e}`, Math.exp(-x * x) + Math.E],
    [String.raw`2\pi`, 2 * Math.PI],
    [String.raw`\begin{cases}x & \text{if } y < 0 \\ y & \text{otherwise}\end{cases}`, x],
    [String.raw`\max\left(x, y\right)`, x],
  ])('%s', (text, value) => {
    expect(valueOf(text, at)).toBeCloseTo(value, 12)
  })

  it('Greek names with subscripts', () => {
    const tex = String.raw`\theta_1^2 + 2 \theta_{2}`
    expect(valueOf(tex, at, ['theta1', 'theta2'])).toBeCloseTo(x * x + 2 * y, 12)
    expect(valueOf('θ₁² + 2θ₂', at, ['theta1', 'theta2'])).toBeCloseTo(x * x + 2 * y, 12)
    expect(valueOf('ϑ_1 + ϕ', at, ['theta_1', 'phi'])).toBeCloseTo(x + y, 12)
    expect(valueOf('x₁ + x_2', at, ['x1', 'x2'])).toBeCloseTo(x + y, 12)
  })
})

describe('brackets that are functions', () => {
  it.each<[string, number]>([
    ['⌊y⌋ + ⌈x⌉', -2 + 1],
    ['‖y‖ + \\lVert y \\rVert^2', 1.25 + y * y],
    ['\\|y\\| + \\left\\|y\\right\\|', 2.5],
    ['||y|| + ||y| - 1|', 1.25 + 0.25],
    ['\\exp\\left[-x\\right] + sin{x} + cos[y]', Math.exp(-x) + Math.sin(x) + Math.cos(y)],
    ['∛8 x + ∜16', 2 * x + 2],
    ['\\frac x2 + \\frac{y}2 + \\frac xy', x / 2 + y / 2 + x / y],
  ])('%s', (text, value) => expect(valueOf(text, at)).toBeCloseTo(value, 12))
})

describe('choices', () => {
  const cases = (rows: string) => String.raw`\begin{cases} ${rows} \end{cases}`
  it.each<[string, number]>([
    ['np.where(x > 0, x**2, y)', x * x],
    ['torch.where(y.abs() < 1, 1, y.abs() - 0.5) + x', 0.75 + x],
    ['x**2 if y > 0 else y', y],
    ['1 + (x if x > y else y)', 1 + x],
    ['if y > 0 then x else y', y],
    ['IF(x > 0, x, y)', x],
    [cases(String.raw`x^2, & x > 0 \\ y, & \text{otherwise.}`), x * x],
    [cases(String.raw`x^2 & \text{if } y > 0; \\ y & \text{else}`), y],
    [cases(String.raw`x & \text{if } y \ge 0, \\ -x & \text{if } y < 0.`), -x],
    [cases(String.raw`x & \text{if } 0 < y \\ 2x & \text{if } y < 0`), 2 * x],
    [
      String.raw`f(x, y) = \left\{\begin{array}{ll} x & \mbox{if } x > 0 \\ y & \mbox{otherwise} \end{array}\right.`,
      x,
    ],
  ])('%s', (text, value) => expect(valueOf(text, at)).toBeCloseTo(value, 12))

  it('a last case whose test does not cover what is left is refused', () => {
    const text = cases(String.raw`x & x > 1 \\ y & x < 0`)
    expect(refusalOf(text).message).toBe(
      'a last case with a test at 32, write \\text{otherwise} for all that is left',
    )
  })
})

describe('functions of programs and papers', () => {
  it.each<[string, number]>([
    ['def f(x, y):\n    return x**2 + y', x * x + y],
    ['def loss(x, y):\n    r = x * y\n    return r**2', (x * y) ** 2],
    ['def f(x):\n    return x[0]**2 + x[1]', x * x + y],
    ['f = lambda x, y: x**2 + y', x * x + y],
    ['lambda p: p[0] - p[1]', x - y],
    ['f = @(x, y) x.^2 .* y', x * x * y],
    ['(x, y) => x**2 + y', x * x + y],
    ['w[0]**2 + 3 w[1]', x * x + 3 * y],
    ['x[1]^2 + x[2]', x * x + y],
    ['x.pow(2) + y.abs().sqrt()', x * x + Math.sqrt(1.25)],
    ['x mod 2 + (y) mod (2)', x + 0.75],
    ['x mod(y, 2)', x * 0.75],
    [String.raw`{\displaystyle f(x,y)=x^{2}+y}`, x * x + y],
    [String.raw`\begin{align} f(x, y) &= x^2 \\ &\quad + y \end{align}`, x * x + y],
    [String.raw`$x^2 + y$`, x * x + y],
    [String.raw`\[ x^2 + y \].`, x * x + y],
    ['log_2(8) + log_10(100)', 5],
  ])('%j', (text, value) => expect(valueOf(text, at)).toBeCloseTo(value, 12))

  it.each(['x[0] + x', 'x[0] + y[1]', 'x[0] + x[2]', 'x[3]'])('%s is refused', (text) => {
    expect(refusalOf(text).message).toContain('"[" after a value')
  })
})

describe('what ends a line', () => {
  it.each<[string, string]>([
    [
      'x^2\ny^2',
      'a line without "=" in line 1 at 1, begin it with a name and "=", or end it with an operator',
    ],
    ['x^2; y^2', 'a line without "=" at 1, begin it with a name and "=", or end it with an operator'],
    ['hypot(x; y)', '";" inside brackets at 8, write "," between arguments'],
    ['(x + (1; y))', '";" inside brackets at 8, it ends a line: close the bracket before it'],
    ['(x; y', '"(" is never closed at 1, add ")"'],
  ])('%j', (text, message) => expect(refusalOf(text).message).toBe(message))

  it.each<[string, number]>([
    ['x^2 +\n\ny', x * x + y],
    ['x^2\n- y', x * x - y],
    ['(x^2\n+ y)', x * x + y],
    ['max(x,\n y)', x],
    ['r = x y;\nr^2;', (x * y) ** 2],
  ])('%j goes on', (text, value) => expect(valueOf(text, at)).toBeCloseTo(value, 12))
})

describe('advice, obeyed, gives what was meant', () => {
  it.each<[string, RegExp, string, number]>([
    ['0,5x^2', /a decimal comma at 2, write 0\.5$/, '0.5x^2', (x * x) / 2],
    ['sin^-1(x)', /write asin\( \)$/, 'asin(x)', Math.asin(x)],
    ['log^-1(x)', /write exp\( \)$/, 'exp(x)', Math.exp(x)],
    ['sin x', /write sin\(x\)$/, 'sin(x)', Math.sin(x)],
    ['sin 2x', /write sin\(2x\)$/, 'sin(2x)', Math.sin(2 * x)],
    ['sinx + 1', /write sin\(x\)$/, 'sin(x) + 1', Math.sin(x) + 1],
    ['sin x y', /put its argument into "\( \)"$/, 'sin(x) y', Math.sin(x) * y],
    ['x//2', /write floor\(a \/ b\)/, 'floor(x / 2)', 0],
    ['|x|y|x|', /write abs\( \)$/, 'abs(x) y abs(x)', x * x * y],
    ['sin2(x)', /write sin\^2\(x\), or sin\(2x\)$/, 'sin^2(x)', Math.sin(x) ** 2],
    ['cos3(x - y)', /or cos\(3 \(x - y\)\)$/, 'cos(3 (x - y))', Math.cos(3 * (x - y))],
    ['sqrt2(x)', /write sqrt\(2\) \(x\), or sqrt\(2x\)$/, 'sqrt(2) (x)', Math.SQRT2 * x],
    ['log3(x)', /write log\(x\) \/ log\(3\)$/, 'log(x) / log(3)', Math.log(x) / Math.log(3)],
    ['sin2x', /write sin\(2x\)$/, 'sin(2x)', Math.sin(2 * x)],
    ['x2 + y', /write x\^2, or rename the parameters$/, 'x^2 + y', x * x + y],
    ['tau x', /for the number write 2 pi$/, '2 pi x', 2 * Math.PI * x],
    ['r = x\n-r', /"r" in its own value in line 2 at 2, .* begin it with "0 -"/, 'r = x\n0 -r', -x],
    ['r = x\n+ r y', /begin it with "0 \+"/, 'r = x\n0 + r y', x * y],
    ['logg(x)', /did you mean "log"\?$/, 'log(x)', Math.log(x)],
    ['atan(y, x)', /write atan2\(y, x\)$/, 'atan2(y, x)', Math.atan2(y, x)],
    ['log(x, 10)', /write log\(a\) \/ log\(b\)$/, 'log(x) / log(10)', Math.log10(x)],
  ])('%s', (text, advice, obeyed, value) => {
    expect(refusalOf(text).message).toMatch(advice)
    expect(valueOf(obeyed, at)).toBeCloseTo(value, 12)
  })

  it('what no letter is has no value', () => {
    for (const text of ['∇x', '∂x', 'φ(x)', 'x ± y', '∞', 'xⁿ', 'xʸ⁺¹', '2ˣʸ'])
      expect(refusalOf(text).message).toMatch(/^un/)
  })
})

describe('a decimal comma that parts two arguments is noted', () => {
  it.each<[string, string[]]>([
    ['max(0,5x, y)', ['0,5 is two numbers here; a decimal comma is written 0.5']],
    [
      'min(1,2) + atan2(3,04, x)',
      [
        '1,2 is two numbers here; a decimal comma is written 1.2',
        '3,04 is two numbers here; a decimal comma is written 3.04',
      ],
    ],
    ['max(0, 5x)', []],
    ['max(x,5)', []],
    ['@', []],
    ['e^2x + e^(2x)', ['e^2x is e^2 times x here; the power of all is written e^(2x)']],
    ['3.10^-4 x', ['3.10^-4 is one number here; a product is written 3 * 10^-4']],
    ['x²y + 2^3 x', []],
  ])('%s', (text, notes) => expect(notesIn(text).map((note) => note.text)).toEqual(notes))
})

describe('rules as people write them', () => {
  const declared = 'setting eta = 0.1\nsetting beta = 0.9\nstate v = 0\n'
  const plain = 'v = beta * v + g\ntheta = theta - eta * v'
  const stepsOf = (rule: string) => {
    const { lines, rule: on } = compileOptimizer(readRule(declared + rule, 'Own'))
    const { code } = on({ parameters: ['x', 'y'], formula: 'x^2 + 3 y^2' }).step
    return [lines.map(({ tex }) => tex), code.map((part) => [...part])]
  }
  it.each([
    'v *= beta; v += g\ntheta -= eta * v',
    'v := beta * v + g\ntheta ← theta − eta · v',
    'v = beta * v\n  + g # the velocity\ntheta = theta - (eta *\n  v) // the step',
    'v = β v + g;\nθ = θ - η v;',
    String.raw`v \leftarrow \beta \, v + g` + '\n' + String.raw`\theta \leftarrow \theta - \eta \, v`,
  ])('%j', (rule) => {
    const [, code] = stepsOf(rule)
    if (rule.includes('*=')) expect(code?.length).toBe(3)
    else expect(code).toEqual(stepsOf(plain)[1])
  })

  it.each<[string, string]>([
    ['theta -= eta g / ||g||', 'theta -= eta g / norm(g)'],
    ['theta -= eta g / ‖g‖', 'theta -= eta g / norm(g)'],
    [String.raw`theta -= eta g / \|g\|_1`, 'theta -= eta g / norm(g, 1)'],
    ['theta -= eta g / ||g||_\\infty', 'theta -= eta g / norm(g, inf)'],
    ['theta -= eta g (||g|| > 1 || t > 3)', 'theta -= eta g (norm(g) > 1 || t > 3)'],
    ['theta -= eta g (|g[0]| > 1 || t > 3)', 'theta -= eta g (abs(g[0]) > 1 || t > 3)'],
    ['theta -= eta * ||g| - 1|', 'theta -= eta * abs(abs(g) - 1)'],
    ['m̂ = g / 2\ntheta -= eta m̂', 'mHat = g / 2\ntheta -= eta mHat'],
    ['θ_{t+1} = θ_t − η g_t', 'theta = theta - eta g'],
    ['v_{t} = β v_{t-1} + g_t\nθ_t = θ_{t-1} − η v_t', 'v = beta v + g\ntheta = theta - eta v'],
    ['theta -= eta * g if t % 2 == 0 else 0', 'theta -= (mod(t, 2) == 0 ? eta g : 0)'],
    ['theta -= eta np.where(g > 0, 1, -1)', 'theta -= eta * (g > 0 ? 1 : -1)'],
    ['theta -= eta g / (g.pow(2).sum().sqrt() + 1)', 'theta -= eta g / (sqrt(sum(g^2)) + 1)'],
    ['theta -= eta g / np.linalg.norm(g)', 'theta -= eta g / norm(g)'],
  ])('%j is %j', (rule, meant) => expect(stepsOf(rule)[1]).toEqual(stepsOf(meant)[1]))

  it.each<[string, RegExp]>([
    ['v_{t+1} = v_t + g_t\nθ_{t+1} = θ_t − η v_t', /"v" that is not kept in line 5 at 19/],
    ['θ_{t+1} = θ_t − η g_{t-1}', /"g" that is not kept in line 4 at 19/],
    ['theta -= eta g (g^T g)', /the number of steps in line 4 at 17, write dot\(g, g\)/],
    ['theta -= eta g^⊤', /unexpected "⊤"/],
  ])('%j is refused', (rule, message) => expect(() => stepsOf(rule)).toThrow(message))

  it('what has no value yet cannot be changed', () => {
    expect(() => stepsOf('w += g\ntheta -= eta w')).toThrow(
      '"w" has no value yet in line 4 at 1, write w = …',
    )
  })
})
