/** Functions with their arguments: `f(a, b)`, `sin^2(x)` and `x.pow(2)`. */
import type { Operator, Syntax } from '../syntax'
import type { Token } from '../tokens'
import { type Known, applied, bracketAdvice, isTex } from './applied'
import { close } from './endings'
import { type Parser, maxDepth, span, spanOf } from './parser'

/** What is meant by two arguments of a function of one. */
const pairAdvice: ReadonlyMap<string, string> = new Map([['atan', 'write atan2(y, x)'], ['log', 'write log(a) / log(b)']]) // prettier-ignore

/** `x.abs().pow(2)`: functions behind their first argument. */
export function methods(parser: Parser, of: Syntax): Syntax {
  let value = of
  for (let calls = 0; parser.peek().text === '.' && parser.peek().kind === 'sign'; calls += 1) {
    if (calls >= maxDepth)
      throw parser.error(`nested more than ${maxDepth} deep`, parser.peek(), 'simplify it')
    const [dot, name, open] = parser.tokens.slice(parser.next, parser.next + 3)
    if (!dot || !name || open?.text !== '(') return value
    const operator = operators.get(name.text)
    const known = parser.names.functionNamed(name.text)
    if (!operator && !known) return value
    parser.next += 2
    value = operator ? operated(parser, operator, value) : known ? call(parser, name, known, value) : value
  }
  return value
}

/** Operators as the methods of tensors. */
const operators: ReadonlyMap<string, Operator> = new Map<string, Operator>([
  ['add', '+'], ['sub', '-'], ['subtract', '-'], ['mul', '*'], ['multiply', '*'], ['div', '/'], ['divide', '/'],
]) // prettier-ignore

/** `x.mul(2)`, before its bracket. */
function operated(parser: Parser, operator: Operator, left: Syntax): Syntax {
  const open = parser.peek()
  parser.next += 1
  const right = parser.expression()
  const comma = parser.peek()
  if (comma.text === ',') throw parser.error('a method of one value', comma, `write a ${operator} b`)
  close(parser, open)
  return { ...parser.operation(operator, left, right), ...span(left, parser.before()) }
}

/** `sin^2(x)` is (sin x)², as papers write it. */
export function poweredCall(parser: Parser, token: Token, known: Known): Syntax {
  const sign = parser.peek()
  parser.next += 1
  const minus = parser.take('-')
  const of = parser.levels.primary(parser)
  const exponent = minus ? parser.make({ kind: 'negative', of, ...span(minus, of) }) : of
  const isCalled = parser.peek().text === '('
  if (!isCalled && !isTex(parser, token))
    throw parser.error(`"${token.text}" without "("`, token, bracketAdvice)
  const inverse = isMinusOne(exponent) ? parser.names.inverseOf(known.name) : undefined
  if (isMinusOne(exponent)) {
    const advice = inverse === undefined ? `write 1 / ${known.usage}` : `write ${inverse}( )`
    const way = isCalled ? inverse : `\\operatorname{${inverse}}`
    const ways = inverse === undefined || way === undefined ? [] : [way]
    throw parser.error(`"${token.text}^-1" is not understood`, span(token, of), advice, ...ways)
  }
  const base = isCalled ? call(parser, token, known) : applied(parser, token, known)
  return {
    ...parser.operation('^', base, exponent),
    ...span(token, parser.before()),
    at: Math.min(token.at, sign.at),
  }
}

function isMinusOne(exponent: Syntax): boolean {
  return exponent.kind === 'negative' && exponent.of.kind === 'number' && exponent.of.value === 1
}

/** A call, after its name. `first` stood before the name, as in `x.pow(2)`. */
export function call(parser: Parser, token: Token, { name, usage, arity }: Known, first?: Syntax): Syntax {
  const open = parser.peek()
  parser.next += 1
  const args = first ? [first] : []
  if (parser.peek().text !== ')' || (arity !== 0 && !first)) args.push(parser.expression())
  while (parser.take(',')) args.push((name === 'norm' && order(parser)) || parser.expression())
  close(parser, open)
  if (!fits(parser, name, arity, args)) {
    const wanted = arity === 'several' ? '2 or more' : arity
    const advice = args.length === 2 ? (pairAdvice.get(name) ?? `write ${usage}`) : `write ${usage}`
    throw parser.error(`"${token.text}" takes ${wanted}, not ${args.length}`, token, advice)
  }
  const whole = span(first ?? token, parser.before())
  const [base, exponent] = args
  if (name === 'pow' && base && exponent) return { ...parser.operation('^', base, exponent), ...whole }
  return parser.make({ kind: 'call', name, args, ...whole })
}

function fits(parser: Parser, name: string, arity: Known['arity'], args: readonly Syntax[]): boolean {
  const { length } = args
  if (parser.vectors && length === 1 && (name === 'min' || name === 'max')) return true
  if (name === 'norm' && length === 2) {
    const [, given] = args
    if (given?.kind === 'number' && [1, 2, Infinity].includes(given.value)) return true
    throw parser.error('a norm of another order', given ?? parser.peek(), 'write 1, 2 or inf')
  }
  return arity === 'several' ? length >= 2 : length === arity
}

/** The order of `norm(v, inf)`. */
function order(parser: Parser): Syntax | undefined {
  const token = parser.peek()
  if (token.kind !== 'name' || !/^(?:inf|infinity|infty)$/i.test(token.text)) return undefined
  parser.next += 1
  return parser.make({ kind: 'number', value: Infinity, text: 'inf', ...spanOf(token) })
}
