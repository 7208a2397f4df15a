/** Every function of the language in one line, in groups, for completion and for the list beside an editor. */

interface Group {
  readonly title: string
  /** Each function with what it is. */
  readonly functions: Readonly<Record<string, string>>
}

/** Those of numbers, which formulas and rules have. */
export const numberGroups: readonly Group[] = [
  {
    title: 'Powers and logarithms',
    functions: {
      sqrt: 'square root',
      cbrt: 'cube root',
      sqr: 'square',
      pow: 'a to the power b, as a^b',
      exp: 'e to the power x',
      expm1: 'exp(x) − 1, exact near 0',
      exp2: '2 to the power x',
      log: 'natural logarithm',
      log1p: 'log(1 + x), exact near 0',
      log2: 'logarithm to base 2',
      log10: 'logarithm to base 10',
    },
  },
  {
    title: 'Angles',
    functions: {
      sin: 'sine',
      cos: 'cosine',
      tan: 'tangent',
      sec: '1 / cos(x)',
      csc: '1 / sin(x)',
      cot: '1 / tan(x)',
      asin: 'inverse sine',
      acos: 'inverse cosine',
      atan: 'inverse tangent',
      atan2: 'angle of the point (x, y)',
      sinc: 'sin(x) / x',
    },
  },
  {
    title: 'Hyperbolic',
    functions: {
      sinh: 'hyperbolic sine',
      cosh: 'hyperbolic cosine',
      tanh: 'hyperbolic tangent',
      sech: '1 / cosh(x)',
      csch: '1 / sinh(x)',
      coth: '1 / tanh(x)',
      asinh: 'inverse hyperbolic sine',
      acosh: 'inverse hyperbolic cosine',
      atanh: 'inverse hyperbolic tangent',
    },
  },
  {
    title: 'Size and rounding',
    functions: {
      abs: 'absolute value, as |x|',
      sign: '−1, 0 or 1',
      floor: 'next whole number below',
      ceil: 'next whole number above',
      trunc: 'whole part, towards 0',
      round: 'nearest whole number, of two the even one',
      frac: 'x − trunc(x)',
      fract: 'x − floor(x)',
      mod: 'a − b·floor(a / b), as a % b',
      min: 'smallest of two or more',
      max: 'largest of two or more',
      clamp: 'x, kept between low and high',
      hypot: 'length √(a² + b²)',
      step: '1 from 0 on, else 0',
    },
  },
  {
    title: 'Networks and statistics',
    functions: {
      relu: 'max(0, x)',
      sigmoid: '1 / (1 + exp(−x))',
      softplus: 'log(1 + exp(x))',
      gelu: 'x·Φ(x), with the exact Φ',
      erf: 'error function',
    },
  },
]

/** Those of vectors, which rules have besides. */
export const vectorGroup: Group = {
  title: 'Vectors',
  functions: {
    norm: 'Euclidean norm',
    dot: 'dot product',
    grad: 'gradient at v, one more evaluation',
    solve: '(∇²L + λI)⁻¹ v',
    loss: 'loss at v; without brackets, at θ',
    hess: '∇²L·v, one more evaluation',
    sum: 'sum of the components',
    mean: 'mean of the components',
    vec: 'vector of two components',
    random: 'number from 0 to 1, by the seed',
    normal: 'normal number of the seed',
  },
}

export const constantHelp: Readonly<Record<string, string>> = { pi: '3.14159…', e: '2.71828…' }

/** What every rule has besides its settings and state. */
export const givenHelp: Readonly<Record<string, string>> = {
  theta: 'the parameters, which the rule updates',
  g: 'the gradient, after noise and clipping',
  t: 'the step, from 1',
  eta: 'the scheduled learning rate',
  hessDiag: 'the diagonal of ∇²L',
  n: 'the number of parameters',
  T: 'the number of steps of the race',
}

/** How a line of a loop begins. */
export const loopHelp: Readonly<Record<string, string>> = {
  repeat: 'a loop: repeat 20 while loss(v) > loss, lines, end',
  end: 'ends a loop',
}

/** How a line begins that declares something. */
export const declarationHelp: Readonly<Record<string, string>> = {
  setting: 'a slider: setting k = 2 from 1 to 9; log or whole may follow',
  state: 'kept from step to step: state m = 0, or a formula of the settings',
}

/** A declaration to begin with. */
export const declarationPatterns: Readonly<Record<string, string>> = {
  setting: 'setting k = 1 from 0 to 10',
  state: 'state m = 0',
}
