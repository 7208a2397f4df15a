/** What is said of a name without a meaning: what it is probably meant to be, and what to write. */
import type { FormulaError, Replacement } from '../error'
import { endsFactor, numberedSlip, parametersSlip, stateSlip } from '../slips'
import type { Token } from '../tokens'
import { bracketAdvice } from './applied'
import { type Parser, span } from './parser'

/** The error of such a name, after which the parser stands. */
export function unknown(parser: Parser, token: Token): FormulaError {
  const { names, place } = parser
  const next = parser.peek()
  const isCalled = next.text === '('
  const numbered = names.numbered(token.text)
  if (numbered) return parser.slip(numberedSlip(place, numbered.name, numbered.digits), token)
  const goesOn = joinedAdvice(parser, token)
  if (goesOn !== undefined) return parser.error(`"${token.text}" in its own value`, token, goesOn)
  const state = parser.vectors && !isCalled ? stateSlip(place, token) : undefined
  const refusal = names.unknown(token.text, isCalled, parser.isStart)
  if (state && (!refusal.ways || refusal.givesWay) && refusal.problem.startsWith('unknown')) {
    if (parser.tokens.some(({ text }) => text === 'theta')) return parser.slip(state, token)
    const theta = everywhere(parser, token.text, 'theta')
    return parser.error(refusal.problem, token, 'the parameters are theta', theta)
  }
  const fits = !refusal.isApplied || endsFactor(next)
  const { problem } = refusal
  const [same] = refusal.ways ?? []
  const isCase = same !== undefined && same !== token.text && same.toLowerCase() === token.text.toLowerCase()
  const ways = isCase ? [everywhere(parser, token.text, same)] : (refusal.ways ?? [])
  const advice = fits ? refusal.advice : bracketAdvice
  const naming = isCalled || !parser.parameters ? undefined : parametersSlip(place, names, parser.parameters)
  if (!naming || problem.startsWith('unexpected') || refusal.isApplied)
    return parser.error(problem, token, advice, ...(fits ? ways : []))
  const [power] = ways
  const [way] = naming.ways ?? []
  if (naming.isSeries || typeof power !== 'string' || !power.includes('^') || way === undefined)
    return parser.slip(naming, token)
  return parser.error(problem, token, `write ${power}, or ${naming.advice}`, power, way)
}

/** Another name from the first place of a name to its last. */
function everywhere(parser: Parser, name: string, other: string): Replacement {
  const places = parser.tokens
    .filter(({ kind, text }) => kind === 'name' && text === name)
    .toSorted((one, another) => one.at - another.at)
  const whole = span(places[0] ?? parser.peek(), places.at(-1) ?? parser.peek())
  const text = places.reduceRight(
    (now, { at, length }) => now.slice(0, at - whole.at) + other + now.slice(at - whole.at + length),
    parser.sourceOf(whole),
  )
  return { ...whole, text }
}

/** For `r = x`, and `-r` in the next line, which goes on: a name that stands in its own value. */
function joinedAdvice({ text: source, tokens, next }: Parser, { text, at }: Token): string | undefined {
  const before = tokens.slice(0, next - 1)
  const [name, sign] = before.slice(before.findLastIndex(({ kind }) => kind === 'newline') + 1)
  if (name?.text !== text || sign?.text !== '=') return undefined
  const line = source.slice(source.lastIndexOf('\n', at) + 1)
  const [, operator] = /^\s*([-+*/])/.exec(line) ?? []
  if (operator === undefined || !source.slice(name.at, at).includes('\n')) return undefined
  const way =
    operator === '-' || operator === '+' ? `begin it with "0 ${operator}"` : `leave out "${operator}"`
  return `the line goes on from the one before, ${way} for a line of its own`
}
