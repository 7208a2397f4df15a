/** What people paste is understood. */
import { describe, expect, it, test } from 'vitest'
import cases from '../../cases/formulas.json'
import { plane, refusalOf, valueOf } from '../../helpers/pasted'

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

describe('norms of lists', () => {
  it.each<[string, number]>([
    ['np.linalg.norm([x, y])', Math.hypot(x, y)],
    ['numpy.linalg.norm(np.array([x - 1, y]))**2', (x - 1) ** 2 + y * y],
    ['x torch.norm(torch.stack([x, y]), p=1)', x * (x - y)],
    ['np.linalg.norm((x, y), ord=np.inf)', -y],
    ['math.hypot(x, y, 2) + math.hypot(3, 4)', Math.hypot(x, y, 2) + 5],
    ['norm([x; y]) + Norm[{x, y}]', 2 * Math.hypot(x, y)],
    ['norm([x - norm([3, 4]), y, 1])', Math.hypot(x - 5, y, 1)],
    ['torch.linalg.vector_norm(torch.tensor([x, y]), 2)', Math.hypot(x, y)],
  ])('%s', (text, value) => expect(valueOf(text, at)).toBeCloseTo(value, 12))

  it.each(['norm(x)', 'norm([x y])', 'norm([1,5; y])', 'norm([x, y], 3)', 'norm([x,])', 'norm([x, y]'])(
    '%s is refused',
    (text) => expect(refusalOf(text).message).toContain('write hypot(a, b)'),
  )
})
