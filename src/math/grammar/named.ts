/** What begins with a name: a value, a call, a choice, names that are written together, or a name without a meaning. */
import type { Syntax } from '../syntax'
import type { Token } from '../tokens'
import { applied } from './applied'
import { call, poweredCall } from './calls'
import { conditional } from './choices'
import { type Parser, spanOf } from './parser'
import { unknown } from './unknown'

/** What libraries and tables call a choice. */
const conditionals = new Set(['where', 'IF', 'If', 'iif', 'ifelse'])

export function named(parser: Parser, token: Token): Syntax {
  parser.next += 1
  const { names } = parser
  const known = names.functionNamed(token.text)
  const name = names.known(token.text)
  const next = parser.peek()
  if (known && (next.text === '(' || (name === undefined && (next.text === '[' || next.text === '{'))))
    return call(parser, token, known)
  if (name === undefined && next.text === '(' && conditionals.has(token.text))
    return conditional(parser, token)
  if (known && name === undefined && next.text === '^') return poweredCall(parser, token, known)
  if (name !== undefined) return parser.make({ kind: 'name', name, ...spanOf(token) })
  if (known) return applied(parser, token, known)
  const parts = names.split(token.text, next.text === '(' || next.text === '^')
  const [only] = parts
  if (only?.some((part) => part.length > 1) && isTight(parser)) {
    const problem = `"${token.text}" can be read in several ways after "${parser.tokens[parser.next - 2]?.text}"`
    throw parser.error(problem, token, 'put what belongs together into "( )"')
  }
  if (parts.length === 1) return joined(parser, token, only ?? [])
  if (parts.length > 1) {
    const ways = parts.map((each) => `"${each.join(' ')}"`).join(' or ')
    const problem = `"${token.text}" can be read in several ways`
    throw parser.error(problem, token, `write ${ways}`, ...parts.map((each) => each.join(' ')))
  }
  throw unknown(parser, token)
}

/** Whether what comes just before the name binds more tightly than a product: how far it reaches is not clear then. */
function isTight({ tokens, next }: Parser): boolean {
  const [before, sign] = [tokens[next - 3], tokens[next - 2]]
  return sign?.text === '^' || sign?.text === '/' || (sign?.text === '-' && before?.text === '^')
}

/** The product of juxtaposed names. What follows them belongs to the last. */
function joined(parser: Parser, token: Token, names: readonly string[]): Syntax {
  const last = names.at(-1) ?? ''
  let at = token.at
  const before = names.slice(0, -1).map((name) => {
    const syntax = parser.make({ kind: 'name', name, at, length: name.length })
    at += name.length
    return syntax
  })
  const length = token.at + token.length - at
  parser.next -= 1
  const factor = parser.levels.raise(parser, named(parser, { ...token, text: last, at, length }))
  return [...before, factor].reduce((left, right) => parser.operation('*', left, right))
}
