/** Where an expression, a bracket or a line has to end, and what is said where it does not. */
import { brackets } from '../bars'
import type { FormulaError } from '../error'
import { equationSlip, semicolonSlip } from '../slips'
import type { Token } from '../tokens'
import { type Parser, span } from './parser'

/** Takes the bracket that closes `open`. @throws FormulaError */
export function close(parser: Parser, open: Token): void {
  const end = brackets.get(open.text) ?? ')'
  if (parser.take(end)) return
  const found = parser.peek()
  const isParted = found.kind === 'newline' && found.text === ';'
  if (isParted && parser.tokens.slice(parser.next).some(({ text }) => text === end))
    throw parser.slip(semicolonSlip(parser.place, open), found)
  if (found.kind === 'end' || found.kind === 'newline') {
    throw parser.error(`"${open.text}" is never closed`, open, `add "${end}"`)
  }
  throw unexpected(parser, found)
}

/** @throws FormulaError if the line goes on */
export function expectLineEnd(parser: Parser): void {
  const end = parser.peek()
  if (end.kind !== 'newline' && end.kind !== 'end') throw unexpected(parser, end)
}

/** @throws FormulaError if the text goes on */
export function expectEnd(parser: Parser): void {
  if (!parser.atEnd()) throw unexpected(parser, parser.peek())
}

/** @throws FormulaError if more than one expression is there */
export function expectAlone(parser: Parser): void {
  const token = parser.peek()
  if (parser.atEnd()) return
  const isLine = parser.tokens[parser.next - 1]?.kind === 'newline'
  throw isLine ? parser.error('a second line', token, 'write one expression') : unexpected(parser, token)
}

/** The error of a place where an expression should begin. */
export function missing(parser: Parser): FormulaError {
  return parser.error('an expression is missing', parser.peek(), 'write one')
}

/** The error of a token that does not fit where it stands. */
export function unexpected(parser: Parser, token: Token): FormulaError {
  if (token.kind === 'end' || token.kind === 'newline')
    return parser.error('the text breaks off', token, 'finish it')
  if (token.kind === 'number' || token.kind === 'name') {
    return parser.error(`no operator before "${token.text}"`, token, 'write one')
  }
  if (token.text === ')') return parser.error('")" without "("', token, 'remove it', '')
  const comma = token.text === ',' ? decimalComma(parser, token) : undefined
  if (comma) return comma
  if (token.text === '[')
    return parser.error('"[" after a value', token, 'write "(" for a product, and a name for each component')
  if (token.text === '|(' || token.text === ')|')
    return parser.error('"|" does not fit', token, 'write abs( )')
  if (token.text === '!')
    return parser.error('"!" after a value', token, 'put it before a test, or write the factorial out')
  if (token.text === '&') return parser.error('a single "&"', token, 'write "&&"', '&&')
  if (token.text === '=') {
    const kind = parser.parameters ? 'surface' : parser.vectors ? 'rule' : 'expression'
    return parser.slip(equationSlip(parser.place, kind), token)
  }
  if (token.text === '.') return parser.error('unexpected "."', token, 'write f(a) for a.f()')
  return parser.error(`unexpected "${token.text}"`, token, 'put a number, a name or "(" there')
}

/** A comma between digits, which was meant to be a point. */
function decimalComma(parser: Parser, comma: Token): FormulaError | undefined {
  const [before, , after] = parser.tokens.slice(parser.next - 1, parser.next + 2)
  const isOne =
    before?.kind === 'number' &&
    after?.kind === 'number' &&
    before.at + before.length === comma.at &&
    after.at === comma.at + 1
  if (!isOne) return undefined
  const point = `${before.text}.${after.text}`
  const ways = /^\d{3}$/.test(after.text) ? [`${before.text}${after.text}`, point] : [point]
  return parser.error(
    'a decimal comma',
    comma,
    `write ${ways.join(', or ')}`,
    ...ways.map((text) => ({ ...span(before, after), text })),
  )
}
