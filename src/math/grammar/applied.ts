/** Functions whose brackets are missing: in TeX they take the product that follows, elsewhere they are refused. */
import { bareArgument, lastOfProduct } from '../bareArgument'
import type { FormulaError, Replacement } from '../error'
import { type Names, isFunctionName } from '../nameReading'
import { endsFactor, inWords } from '../slips'
import type { Syntax } from '../syntax'
import type { Token } from '../tokens'
import { beginsFactor } from './factor'
import { type Parser, span } from './parser'

export type Known = NonNullable<ReturnType<Names['functionNamed']>>

export const bracketAdvice = 'put its argument into "( )"'

/** A function of TeX without brackets. @throws FormulaError at any other */
export function applied(parser: Parser, token: Token, known: Known): Syntax {
  const first = parser.peek()
  const isArgument = first.kind === 'number' || first.text === '-' || beginsFactor(parser)
  if (!isTex(parser, token) || known.arity !== 1 || !isArgument) throw uncalled(parser, token, known)
  const minus = parser.take('-')
  const { argument, isOpen } = bareArgument({
    peek: (ahead) => parser.tokens[parser.next + ahead],
    isFunction: (each) => isFunction(parser, each),
    beginsFactor: () => beginsFactor(parser),
    take: (sign) => parser.take(sign),
    power: () => parser.levels.power(parser),
    multiply: (left, right) => parser.operation('*', left, right),
  })
  const isSum = minus !== undefined && /^[-+]$/.test(parser.peek().text)
  if (isOpen || isSum) {
    const ways = reaches(parser, token, first, parser.before(), isSum)
    const advice = `write ${ways.map(({ text }) => inWords(text)).join(', or ')}`
    throw parser.error(`where "${token.text}" ends is not clear`, token, advice, ...ways)
  }
  const of = minus ? parser.make({ kind: 'negative', of: argument, ...span(minus, argument) }) : argument
  return parser.make({ kind: 'call', name: known.name, args: [of], ...span(token, parser.before()) })
}

/** The shorter and the longer argument that a function without brackets may have. */
function reaches(parser: Parser, token: Token, first: Token, last: Token, isSum = false): Replacement[] {
  const { text, tokens } = parser
  const from = tokens.indexOf(first)
  const end = lastOfProduct(tokens, from, (each) => isFunction(parser, each), isSum) ?? last
  const head = text.slice(token.at, first.at).trimEnd()
  const ends = last === end ? [last] : [last, end]
  return ends.map((each) => ({
    ...span(token, end),
    text: `${head}(${parser.sourceOf(span(first, each))})${text.slice(each.at + each.length, end.at + end.length)}`,
  }))
}

/** For `exp -x^2`: up to the next sign of a sum, and up to its end. */
function signed(parser: Parser, token: Token, minus: Token): Replacement[] {
  const last = lastOfProduct(parser.tokens, parser.next, (each) => isFunction(parser, each))
  if (!last || last === minus) return []
  return reaches(parser, token, minus, last, true)
}

function isFunction(parser: Parser, { kind, text }: Token): boolean {
  return kind === 'name' && parser.names.known(text) === undefined && isFunctionName(text)
}

/** Whether it is a command of TeX. */
export function isTex({ text }: Parser, { at }: Token): boolean {
  return text[at] === '\\'
}

/** The error of a function whose brackets are missing. What to write has its argument, if that is one factor. */
function uncalled(parser: Parser, token: Token, { name, usage }: Known): FormulaError {
  const problem = `"${token.text}" without "("`
  if (name === 'grad') return parser.error(problem, token, 'write g, or grad(v) elsewhere than at theta', 'g')
  const begin = parser.next
  const tokens = parser.tokens.slice(begin, begin + 3)
  const [first, second] = tokens
  const isFactor = (each: Token | undefined): boolean => each?.kind === 'name' || each?.kind === 'number'
  if (!first || first.kind === 'end' || first.kind === 'newline')
    return parser.error(problem, token, `write ${usage}`)
  if (first.text === '-') return parser.error(problem, token, bracketAdvice, ...signed(parser, token, first))
  if (!isFactor(first)) return parser.error(problem, token, bracketAdvice)
  const last = first.kind === 'number' && second?.kind === 'name' ? second : first
  if (!endsFactor(parser.tokens[begin + (last === first ? 1 : 2)]))
    return parser.error(problem, token, bracketAdvice, ...reaches(parser, token, first, last))
  const way = `${name}(${parser.sourceOf(span(first, last))})`
  return parser.error(problem, token, `write ${way}`, { ...span(token, last), text: way })
}
