/** What stands in brackets, and what they mean: groups, norms, roots and fractions of TeX, and the solve of a rule. */
import type { Syntax } from '../syntax'
import type { Token } from '../tokens'
import { pieces } from './choices'
import { close, unexpected } from './endings'
import { type Parser, span, spanOf } from './parser'

/** The functions that brackets stand for. */
const bracketNames: ReadonlyMap<string, string> = new Map([['|(', 'abs'], ['‖(', 'norm'], ['⌊', 'floor'], ['⌈', 'ceil'], ['⟨', 'dot']]) // prettier-ignore

/** What stands between brackets: itself, or what the brackets mean. */
export function bracketed(parser: Parser, open: Token): Syntax {
  if (parser.peek().text === '\\hessian') return solve(parser, open)
  const inner = parser.expression()
  if (inner.kind === 'comparison' && parser.peek().text === ':') return pieces(parser, open, inner)
  const second = open.text === '⟨' && parser.take(',') ? parser.expression() : undefined
  close(parser, open)
  const whole = span(open, parser.before())
  const name = meaningOf(open, parser.vectors)
  if (name === undefined) return { ...inner, ...whole }
  const order =
    name === 'norm' || open.text === '‖(' ? parser.take('‖1', '‖2', '‖inf')?.text.slice(1) : undefined
  const args = second ? [inner, second] : [inner]
  if (name === 'norm' && order !== undefined && order !== '2')
    args.push(parser.make({ kind: 'number', value: order === '1' ? 1 : Infinity, text: order, ...whole }))
  const known = parser.names.functionNamed(name)
  if (!known || (name !== 'norm' && known.arity !== args.length && known.arity !== 'several'))
    throw parser.error(`"${open.text}" has no meaning here`, open, 'write out what it stands for')
  return parser.make({ kind: 'call', name, args, ...span(open, parser.before()) })
}

/** The function that brackets stand for. The norm of a number is its size. */
function meaningOf({ text }: Token, vectors: boolean): string | undefined {
  return text === '‖(' && !vectors ? 'abs' : bracketNames.get(text)
}

/** A group in braces, or the one digit or name that TeX takes without. */
function group(parser: Parser): Syntax {
  const token = parser.peek()
  // TeX takes one digit.
  if (token.kind === 'number' && token.length > 1)
    throw parser.error(`"${token.text}" without "{ }"`, token, 'put it into "{ }"', `{${token.text}}`)
  return parser.nested(parser.levels.primary)
}

/** `\\frac{a}{b}`, after its command. */
export function fraction(parser: Parser, token: Token): Syntax {
  const [top, bottom] = [group(parser), group(parser)]
  return { ...parser.operation('/', top, bottom), ...span(token, parser.before()) }
}

/** `\\sqrt{x}`, or `\\sqrt[3]{x}`, after its command. */
export function root(parser: Parser, token: Token): Syntax {
  const open = parser.take('[')
  const degree = open && parser.expression()
  if (open) close(parser, open)
  const of = group(parser)
  const whole = span(token, parser.before())
  if (!degree) return parser.make({ kind: 'call', name: 'sqrt', args: [of], ...whole })
  if (degree.kind === 'number' && degree.value === 3)
    return parser.make({ kind: 'call', name: 'cbrt', args: [of], ...whole })
  const one = parser.make({ kind: 'number', value: 1, text: '1', ...spanOf(token) })
  return { ...parser.operation('^', of, parser.operation('/', one, degree)), ...whole }
}

/** `(\\nabla^{2} L + \\lambda I)^{-1} v`, after its first bracket. */
function solve(parser: Parser, open: Token): Syntax {
  const { product, raise, primary } = parser.levels
  parser.next += 1
  const plus = parser.take('+')
  parser.names.add('I')
  const shift = plus ? product(parser) : undefined
  close(parser, open)
  const isShift = shift?.kind === 'operation' && shift.operator === '*' && shift.right.kind === 'name'
  if (!isShift || !parser.take('^')) throw unexpected(parser, open)
  group(parser)
  const of = raise(parser, primary(parser))
  return parser.make({ kind: 'call', name: 'solve', args: [of, shift.left], ...span(open, parser.before()) })
}
