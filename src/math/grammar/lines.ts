/** Lines: an assignment, or an expression alone. */
import { FormulaError } from '../error'
import { firmFunctions } from '../functions'
import { isAssigning } from '../statements'
import type { Line, Operator } from '../syntax'
import type { Token } from '../tokens'
import { expectLineEnd } from './endings'
import { type Parser, spanOf } from './parser'

/** What stands before the `=` of a surface's last line. */
export interface LeftSide {
  /** Of what it is a function, if it says so. */
  readonly parameters?: readonly string[]
  readonly at: number
  readonly valueAt: number
}

export function line(parser: Parser): Line {
  const start = parser.peek()
  const sign = parser.tokens[parser.next + 1]
  const isAssignment = start.kind === 'name' && sign !== undefined && isAssigning(sign)
  const target = isAssignment ? targetNamed(parser, start, sign) : undefined
  if (isAssignment) parser.next += 2
  const given = parser.expression()
  expectLineEnd(parser)
  if (target !== undefined) parser.names.add(target)
  const operator = sign?.text.slice(0, -1)
  const value =
    target !== undefined && operator
      ? parser.operation(
          operator as Operator,
          parser.make({ kind: 'name', name: target, ...spanOf(start) }),
          given,
        )
      : given
  return { target, value, at: start.at, length: given.at + given.length - start.at }
}

/** The name that a line assigns to. `+=` needs one that has a value. */
function targetNamed(parser: Parser, start: Token, sign: Token): string {
  if (parser.names.has(start.text)) return start.text
  if (firmFunctions.has(parser.names.functionNamed(start.text)?.name ?? ''))
    throw parser.error(`"${start.text}" is a function`, start, 'take another name')
  if (sign.text !== '=')
    throw parser.error(`"${start.text}" has no value yet`, start, `write ${start.text} = …`)
  return start.text
}

/** A line of a surface before its last: a name of its own. */
export function innerLine(parser: Parser, parameters: readonly string[], settings: readonly string[]): Line {
  const start = parser.peek()
  const its = line(parser)
  if (its.target !== undefined && [...parameters, ...settings].includes(its.target))
    throw parser.error(`"${its.target}" has a value already`, start, 'take another name')
  if (its.target === undefined && !parser.atEnd()) {
    parser.skipNewlines()
    if (!parser.atEnd())
      throw parser.error(
        'a line without "="',
        its,
        'begin it with a name and "=", or end it with an operator',
      )
  }
  return its
}

/** The error of a left side with other parameters. */
export function misnamed(
  parser: Parser,
  { at, valueAt, parameters = [] }: LeftSide,
  own: readonly string[],
): FormulaError {
  const problem = `a function of ${parameters.join(' and ')}, where the parameters are ${own.join(' and ')}`
  return parser.error(problem, { at, length: valueAt - at }, 'leave out what stands before "="')
}
