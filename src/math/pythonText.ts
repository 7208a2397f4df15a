/** Nodes as Python with numpy: the text of one operation, given that of its arguments. */
import type { Node } from './node'

/** A piece of Python, and how tightly it binds. */
export interface Piece {
  readonly text: string
  readonly binding: number
}

/** From loose to tight, as in Python. */
export const binding = { choice: 0, test: 1, sum: 2, product: 3, sign: 4, power: 5, atom: 6 } as const

export function atom(text: string): Piece {
  return { text, binding: binding.atom }
}

/** A number as it stands next to others. By itself it would be a plain number of Python, for which 1/0 is an error. */
export function pythonNumber(value: number): Piece {
  if (Number.isNaN(value)) return atom('np.nan')
  const sign = value < 0 || Object.is(value, -0)
  const size = Math.abs(value)
  const digits = size === Infinity ? 'np.inf' : String(size)
  // A whole number of Python has any length, which numpy does not take.
  const text = size !== 0 && /^\d{10,}$/.test(digits) ? `${digits}.0` : size === 0 && sign ? '0.0' : digits
  return sign ? { text: `-${text}`, binding: binding.sign } : atom(text)
}

/** A number of float64 that stands by itself. */
export function pythonValue(value: number): string {
  const { text } = pythonNumber(value)
  return `np.float64(${text})`
}

/** A piece in brackets, if it binds more loosely than its neighbours. */
export function within(piece: Piece, least: number): string {
  return piece.binding < least ? `(${piece.text})` : piece.text
}

const infix: Readonly<Record<string, readonly [sign: string, own: number]>> = {
  add: ['+', binding.sum],
  sub: ['-', binding.sum],
  mul: ['*', binding.product],
  div: ['/', binding.product],
}
const tests: Readonly<Record<string, string>> = { lt: '<', le: '<=', gt: '>', ge: '>=', eq: '==', ne: '!=' }

/** Functions that numpy has under another name. The rest of the table has its own. */
const ofNumpy: Readonly<Record<string, string>> = {
  asin: 'arcsin', acos: 'arccos', atan: 'arctan', asinh: 'arcsinh', acosh: 'arccosh', atanh: 'arctanh',
  atan2: 'arctan2', round: 'rint', min: 'minimum', max: 'maximum', abs: 'abs',
} // prettier-ignore

/** What numpy lacks, as functions of Python that stand before their use, each with those that it calls. */
export const pythonHelpers: Readonly<Record<string, readonly string[]>> = {
  erf: ['def erf(x):', '    return np.float64(math.erf(x))'],
  mod: ['def mod(a, b):', '    return a - b * np.floor(a / b)'],
  sigmoid: ['def sigmoid(x):', '    return 1 / (1 + np.exp(-x))'],
  softplus: ['def softplus(x):', '    return np.maximum(x, 0) + np.log1p(np.exp(-np.abs(x)))'],
}

/** The helper that an operation needs: its name, if it is not one of numpy. */
export function helperOf(op: string): string | undefined {
  if (op === 'random' || op === 'normal') return `${op}_at`
  return Object.hasOwn(pythonHelpers, op) ? op : undefined
}

/** A node as Python, but for loops and choices, which are written by their parts. Tests give 0 or 1. */
export function pythonOf(node: Node, args: readonly Piece[]): Piece {
  const [a, b] = args
  const sign = infix[node.op]
  if (sign && a && b) {
    const [text, own] = sign
    // What begins with a minus gets brackets behind a sign, and sums and products keep their order.
    const right = b.text.startsWith('-') ? binding.power : own + 1
    return { text: `${within(a, own)} ${text} ${within(b, right)}`, binding: own }
  }
  const test = testOf(node, args)
  if (test !== undefined) return atom(`np.float64(${test})`)
  if (node.op === 'neg' && a) return { text: `-${within(a, binding.power)}`, binding: binding.sign }
  if (node.op === 'pow' && a && b) {
    const [, exponent] = node.args
    if (exponent?.value === 0.5) return atom(`np.sqrt(${a.text})`)
    // Two numbers of Python would have their own powers.
    const base = node.args[0]?.op === 'constant' ? atom(pythonValue(node.args[0].value)) : a
    return { text: `${within(base, binding.atom)}**${within(b, binding.sign)}`, binding: binding.power }
  }
  const name = helperOf(node.op) ?? `np.${ofNumpy[node.op] ?? node.op}`
  return atom(`${name}(${args.map(({ text }) => text).join(', ')})`)
}

export function isTest({ op }: Node): boolean {
  return Object.hasOwn(tests, op)
}

/** A comparison as it stands in a condition; undefined if the node is none. */
export function testOf(node: Node, [a, b]: readonly Piece[]): string | undefined {
  const sign = tests[node.op]
  return sign && a && b ? `${within(a, binding.sum)} ${sign} ${within(b, binding.sum)}` : undefined
}
