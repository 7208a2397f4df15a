/** Choices but for `test ? a : b`: `where(…)`, `if … then … else …`, the cases of TeX, and the pieces of Desmos. */
import type { Comparison, Syntax } from '../syntax'
import type { Token } from '../tokens'
import { close, unexpected } from './endings'
import { type Parser, span } from './parser'

/** `where(test, a, b)`, or `if test then a else b`, after its first word. */
export function conditional(parser: Parser, word: Token): Syntax {
  const { expression } = parser.levels
  const open = parser.take('(')
  const test = parser.nested(expression)
  const isCall = open !== undefined && parser.take(',') !== undefined
  if (open && !isCall) close(parser, open)
  if (!isCall && !parser.take('then'))
    throw parser.error('missing "then"', parser.peek(), 'write test ? a : b')
  const yes = parser.nested(expression)
  if (!parser.take(isCall ? ',' : 'else'))
    throw parser.error(`missing "${isCall ? ',' : 'else'}"`, parser.peek(), 'write test ? a : b')
  const no = parser.nested(expression)
  if (isCall) close(parser, open)
  return parser.make({ kind: 'choice', test, yes, no, ...span(word, parser.before()) })
}

/** The branches of `\\begin{cases} … \\end{cases}`, each a row. `before` is the test of the row above. */
export function cases(parser: Parser, open: Token, before?: Syntax): Syntax {
  const value = parser.expression()
  parser.take(',')
  const isParted = parser.take('&') !== undefined
  parser.take(',')
  if (parser.take('\\otherwise')) return lastCase(parser, open, value)
  const word = parser.take('\\if', 'if')
  if (!isParted && !word)
    throw parser.error('a case without its test', parser.peek(), 'write "&" and the test')
  if (parser.take('else')) return lastCase(parser, open, value)
  const test = parser.expression()
  parser.take(',')
  if (parser.peek().kind === 'newline') parser.next += 1
  if (parser.peek().text === '\\end') {
    if (!before || !isOpposite(before, test))
      throw parser.error('a last case with a test', test, 'write \\text{otherwise} for all that is left')
    return lastCase(parser, open, value)
  }
  const no = parser.nested(() => cases(parser, open, test))
  return parser.make({ kind: 'choice', test, yes: value, no, ...span(open, parser.before()) })
}

function lastCase(parser: Parser, open: Token, value: Syntax): Syntax {
  parser.take(',')
  if (parser.peek().kind === 'newline') parser.next += 1
  if (!parser.take('\\end')) throw unexpected(parser, parser.peek())
  return { ...value, ...span(open, parser.before()) }
}

/** `{x > 0: x, -x}` of Desmos, after its first test. `before` is the test of the piece before. */
export function pieces(parser: Parser, open: Token, test: Syntax, before?: Syntax): Syntax {
  parser.take(':')
  const yes = parser.expression()
  if (!parser.take(',')) {
    close(parser, open)
    if (before && isOpposite(before, test)) return { ...yes, ...span(open, parser.before()) }
    throw parser.error('a last piece with a test', test, 'add "," and the value of all that is left')
  }
  const next = parser.expression()
  const goesOn = next.kind === 'comparison' && parser.peek().text === ':'
  const no = goesOn ? parser.nested(() => pieces(parser, open, next, test)) : next
  if (!goesOn) close(parser, open)
  return parser.make({ kind: 'choice', test, yes, no, ...span(open, parser.before()) })
}

/** Whether one test holds where the other does not, apart from the border between them. */
function isOpposite(one: Syntax, other: Syntax): boolean {
  if (one.kind !== 'comparison' || other.kind !== 'comparison') return false
  const side = ({ operator }: { operator: Comparison }): string => operator.charAt(0)
  const [a, b] = [side(one), side(other)]
  const isSame = isEqual(one.left, other.left) && isEqual(one.right, other.right)
  const isTurned = isEqual(one.left, other.right) && isEqual(one.right, other.left)
  if (a === '=' || a === '!') return isSame && a + b !== a + a && (b === '=' || b === '!')
  if (b !== '<' && b !== '>') return false
  return (isSame && a !== b) || (isTurned && a === b)
}

/** Whether two expressions read alike, wherever they stand. */
function isEqual(one: Syntax, other: Syntax): boolean {
  const read = (syntax: Syntax): string =>
    JSON.stringify(syntax, (key, value: unknown) => (key === 'at' || key === 'length' ? undefined : value))
  return read(one) === read(other)
}
