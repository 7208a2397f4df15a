/** Formulas and rules of every kind, right and wrong, small and far too large, from a seed. */

export type Random = (below: number) => number

/** Whole numbers from 0 to `below` − 1 (mulberry32). */
export function randomFrom(seed: number): Random {
  let state = seed
  return (below) => {
    state = (state + 0x6d2b79f5) | 0
    let bits = Math.imul(state ^ (state >>> 15), state | 1)
    bits ^= bits + Math.imul(bits ^ (bits >>> 7), bits | 61)
    return Math.floor((((bits ^ (bits >>> 14)) >>> 0) / 2 ** 32) * below)
  }
}

/** One of a list, none of which is empty. */
export function oneOf<Item>(random: Random, items: readonly Item[]): Item {
  const item = items[random(items.length)]
  if (item === undefined) throw new Error('There is nothing to choose from.')
  return item
}

const repeat = (count: number, part: (index: number) => string): string[] =>
  Array.from({ length: count }, (_, index) => part(index))

const numbers = [
  '0',
  '1',
  '2',
  '3',
  '0.5',
  '1.5',
  '64',
  '63',
  '-1',
  '1e-300',
  '1e300',
  '1e12',
  '.5',
  'pi',
  'e',
]
const unary = [
  'sin', 'cos', 'tan', 'asin', 'acos', 'atan', 'sinh', 'cosh', 'tanh', 'exp', 'log', 'sqrt', 'abs', 'sign', 'floor', '√',
  'asinh', 'acosh', 'atanh', 'expm1', 'log1p', 'log2', 'lg', 'cbrt', 'erf', 'sigmoid', 'softplus', 'ceil', 'trunc', 'round',
  'sqr', 'sec', 'cot', 'frac', 'relu', 'gelu', 'step', 'sinc', 'sin^2', 'np.exp', '\\cos',
] // prettier-ignore
const binary = ['atan2', 'mod', 'min', 'max', 'hypot', 'pow']
/** Ways to write a part in brackets. */
const wrapped = ['‖', '||', '⌊', '|', '\\left|', '{', '[', '\\lfloor ', '\\sqrt{', '\\frac{1}{'] as const
const ends = ['‖', '||', '⌋', '|', '\\right|', '}', ']', '\\rfloor ', '}', '}'] as const

/** An expression of about `size` operations. */
function expression(random: Random, names: readonly string[], size: number, vectors: boolean): string {
  if (size < 1) return random(3) === 0 ? oneOf(random, numbers) : oneOf(random, names)
  const left = random(size)
  const part = (of: number): string => expression(random, names, of, vectors)
  const [a, b] = [(): string => part(left), (): string => part(size - 1 - left)]
  switch (random(vectors ? 19 : 13)) {
    case 0:
    case 1:
      return `(${a()} + ${b()})`
    case 2:
      return `(${a()} - ${b()})`
    case 3:
    case 4:
      return `${a()} * ${b()}`
    case 5:
      return `(${a()}) / (${b()})`
    case 6:
      return `(${a()})^${random(3) === 0 ? `(${b()})` : oneOf(random, ['2', '3', '0.5', '64', '-2', '1.5'])}`
    case 7:
    case 8:
      return `${oneOf(random, unary)}(${part(size - 1)})`
    case 9:
      return `${oneOf(random, binary)}(${a()}, ${b()})`
    case 10:
      return `(${a()} ${oneOf(random, ['<', '<=', '>', '>=', '==', '!='])} ${b()} ? ${part(0)} : ${part(0)})`
    case 11: {
      const way = random(2 * wrapped.length)
      return `${wrapped[way] ?? '-('}${part(size - 1)}${ends[way] ?? ')'}`
    }
    case 12:
      return oneOf(random, [`(${a()} && ${b()})`, `(${a()} or not ${b()})`, `!(${a()}) || ${b()}`])
    case 13:
      return `norm(${part(size - 1)})`
    case 14:
      return `dot(${a()}, ${b()})`
    case 15:
      return `${oneOf(random, ['sum', 'mean', 'min', 'max', 'hess', 'loss'])}(${part(size - 1)})`
    case 16:
      return `(${part(size - 1)})[${oneOf(random, ['0', '1', '2', 't'])}]`
    case 17:
      return oneOf(random, [
        'loss',
        'hessDiag',
        'n',
        'T',
        'random()',
        'normal()[0]',
        'vec(1, 0)',
        'norm(g, inf)',
      ])
    default:
      return random(2) === 0 ? `grad(${part(size - 1)})` : `solve(${part(size - 1)}, 1)`
  }
}

/** Texts that grow in one way, `n` times. */
const growing: readonly ((n: number) => string)[] = [
  (n) => '('.repeat(n) + 'x' + ')'.repeat(n),
  (n) => '('.repeat(n) + 'x',
  (n) => 'x' + ')'.repeat(n),
  (n) => '-'.repeat(n) + 'x',
  (n) => '√'.repeat(n) + 'x',
  (n) => 'sin('.repeat(n) + 'x' + ')'.repeat(n),
  (n) => 'abs(x + '.repeat(n) + 'y' + ')'.repeat(n),
  (n) => repeat(n, () => 'x').join('+'),
  (n) => repeat(n, (i) => `${i} x`).join(' - '),
  (n) => repeat(n, () => 'x').join('^'),
  (n) => repeat(n, () => 'x^y').join('*'),
  (n) => repeat(n, () => 'x/y').join('/'),
  (n) => repeat(n, (i) => `(x+${i}y)`).join('*'),
  (n) => repeat(n, (i) => `(x+${i}y)^63`).join('*'),
  (n) => repeat(n, (i) => `sin(x*${i}+y)`).join('*'),
  (n) => repeat(n, (i) => `atan2(x,y+${i})`).join('/'),
  (n) => `max(${repeat(n, (i) => `x-${i}`).join(', ')})`,
  (n) => repeat(n, (i) => `x > ${i} ? x^2 : `).join('') + 'y',
  (n) => '('.repeat(n) + 'x' + '^64)'.repeat(n),
  (n) => '('.repeat(n) + 'x + y' + ')^2'.repeat(n),
  (n) => 'x'.repeat(n),
  (n) => '9'.repeat(n),
  (n) => 'x\n'.repeat(n),
  (n) => 'x ? '.repeat(n),
  (n) => 'x if x else '.repeat(n) + 'x',
  (n) => 'where(x, '.repeat(n) + 'y' + ', 1)'.repeat(n),
  (n) => 'x' + '.abs()'.repeat(n),
  (n) => 'x mod ('.repeat(n) + '2' + ')'.repeat(n),
  (n) => '‖'.repeat(n) + 'x' + '‖'.repeat(n),
  (n) => repeat(n, (i) => `x[${i % 3}]`).join('+'),
  (n) => repeat(n, (i) => `p${i}`).join(' + '),
  (n) => '(x;'.repeat(n) + ')'.repeat(n),
  (n) => '('.repeat(n) + 'x = y',
  (n) => `def f(x): ${'return '.repeat(n)}x`,
  (n) => '{\\displaystyle '.repeat(n) + 'x' + '}'.repeat(n),
  (n) => `\\begin{cases}${'x & x > 0 \\\\ '.repeat(n)}y & x < 0\\end{cases}`,
  (n) => 'sin2('.repeat(n) + 'x' + ')'.repeat(n),
]

const soup = [
  'x', 'y', 'a', 'theta', 'g', '1', '2.5', '1e', '+', '-', '*', '/', '^', '(', ')', ',', '?', ':', '<', '==', '=', '\n', ' ',
  'sin', 'max(', '√', '²', '⁻', 'π', '\u200b', '😀', '__proto__', 'toString', 'valueOf', '|', '\\', 'grad(', 'setting ', 'state ', '&&', '||', '!', ' and ', '[0]', 'repeat 3 ', 'while ', '\nend\n', 'loss',
  ';', '‖', '⌊', '⌋', '∛', ' mod ', ' if ', ' else ', '.abs()', 'where(', '_t', '_{t+1}', '^T ', 'lambda x: ', 'x[0]', '\u0302', '@', '.', '=> ', 'def f(x): ', 'return ', '$',
] // prettier-ignore

const soupOf = (random: Random): string => repeat(random(24), () => oneOf(random, soup)).join('')

/** A text with a character taken out or put in. */
function misspelt(random: Random, text: string): string {
  const at = random(text.length + 1)
  return text.slice(0, at) + (random(2) === 0 ? oneOf(random, soup) : '') + text.slice(at + random(2))
}

/** From 1 to 10,000; small ones are as frequent as large ones on a log scale. */
const manifold = (random: Random): number => Math.floor(10 ** (random(4000) / 1000))

const isRare = (random: Random): boolean => random(400) === 0

export function anyFormula(random: Random): string {
  const kind = random(10)
  if (isRare(random)) return oneOf(random, growing)(manifold(random))
  if (isRare(random)) return expression(random, ['x', 'y'], random(250), false)
  if (kind === 0) return soupOf(random)
  const text = expression(random, ['x', 'y'], random(4), false)
  return kind < 5 ? misspelt(random, text) : text
}

/** Lines that grow in one way, `n` times. */
const growingRules: readonly ((n: number) => string)[] = [
  (n) => ['a = g', ...repeat(n, () => 'a = a * a'), 'theta = theta - eta * a'].join('\n'),
  (n) => ['a = g', ...repeat(n, () => 'a = a + sin(a)'), 'theta = theta - eta * a'].join('\n'),
  (n) => ['a = g', ...repeat(n, () => 'a = a * norm(a)'), 'theta = theta - eta * a'].join('\n'),
  (n) => ['a = g', ...repeat(n, () => 'a = a^64'), 'theta = theta - eta * a'].join('\n'),
  (n) => ['a = g', ...repeat(n, (i) => `a = grad(theta + ${i} * a)`), 'theta = theta - a'].join('\n'),
  (n) => ['a = g', ...repeat(n, (i) => `a = a + grad(${i} * theta)`), 'theta = theta - a'].join('\n'),
  (n) => ['a = g', ...repeat(n, () => 'a = solve(a, 1)'), 'theta = theta - a'].join('\n'),
  (n) => ['state m = 0', ...repeat(n, () => 'm = 0.9 * m + g'), 'theta = theta - m'].join('\n'),
  (n) =>
    [
      ...repeat(Math.min(n, 30), (i) => `state s${i} = 0`),
      ...repeat(n, (i) => `s${i % 6} = s${(i + 1) % 6} * s${(i + 5) % 6} + g`),
      'theta = theta - eta * s0',
    ].join('\n'),
  (n) => [...repeat(n, (i) => `setting k${i} = ${i}`), 'theta = theta - eta * g'].join('\n'),
  (n) => `state s = ${'('.repeat(n)}1${')'.repeat(n)}\ntheta = theta - eta * g * s`,
  (n) => `setting a = ${'-'.repeat(n)}1\ntheta = theta - a * g`,
  (n) => `theta = theta - eta * ${repeat(n, () => 'g').join(' * ')}`,
  (n) => `theta = theta - eta * ${'('.repeat(n)}g${')'.repeat(n)}`,
  (n) => `${'repeat 9\n'.repeat(n)}theta = theta - g\n${'end\n'.repeat(n)}`,
  (n) => `${'repeat 9\n'.repeat(n)}theta = theta - g`,
  (n) => repeat(n, () => 'repeat 1000\ntheta = theta - 1e-9 grad(theta)\nend').join('\n'),
  (n) => ['a = g', 'repeat 2', ...repeat(n, () => 'a = a + sin(a)'), 'end', 'theta = theta - a'].join('\n'),
  (n) => `theta = theta - eta * ${'grad('.repeat(n)}theta${')'.repeat(n)}`,
  (n) => `theta = theta - eta * ${'||'.repeat(n)}g${'||'.repeat(n)}`,
  (n) => `theta = theta - eta * (${repeat(n, () => '||g||').join(' + ')})`,
  (n) => `theta = theta - eta * ${repeat(n, () => 'g^T g').join(' * ')}`,
  (n) => [...repeat(n, () => 'm_{t+1} = m_{t+1} + g_t'), 'θ_{t+1} = θ_t - m_{t+1}'].join('\n'),
]

const settingNames = ['eta', 'beta', 'k', 'valueOf', '_', 'toString', 'constructor']
const stateNames = ['m', 'v', 'hasOwnProperty', '__proto__']

/** A loop that changes θ, with another in it now and then. */
function loop(random: Random, names: readonly string[], size: number): string[] {
  const test = (): string =>
    random(2) === 0 ? '' : ` while loss > ${expression(random, names, random(2), true)}`
  const line = (): string => `theta = theta - 0.1 * ${expression(random, names, size, true)}`
  const inner = random(3) === 0 ? [`repeat 2${test()}`, line(), 'end'] : []
  return [`repeat ${oneOf(random, ['1', '20', '1000', '1001'])}${test()}`, line(), ...inner, 'end']
}

export function anyRule(random: Random): string {
  if (isRare(random)) return oneOf(random, growingRules)(manifold(random))
  if (random(10) === 0) return soupOf(random)
  const settings = settingNames.filter(() => random(8) === 0)
  const states = stateNames.filter((_, index) => random(index < 2 ? 2 : 12) === 0)
  const names = ['theta', 'g', 't', 'eta', ...settings, ...states]
  const size = isRare(random) ? 30 : 3
  const line = (target: string): string => `${target} = ${expression(random, names, random(size), true)}`
  const text = [
    ...settings.map((name) => `setting ${name} = ${oneOf(random, numbers)}`),
    ...states.map((name) => `state ${name} = ${random(3) === 0 ? 'eta / 2' : '0'}`),
    ...states.map(line),
    ...repeat(random(3), () => line(oneOf(random, ['a', 'b', 'valueOf']))),
    ...(random(5) === 0 ? loop(random, names, random(size)) : []),
    `theta = theta - eta * ${expression(random, names, random(size), true)}`,
  ].join('\n')
  return random(3) === 0 ? misspelt(random, text) : text
}
