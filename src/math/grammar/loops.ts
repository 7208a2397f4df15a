/** The lines of a rule: assignments, and loops with their heads and ends. */
import { isAssigning } from '../statements'
import type { Line } from '../syntax'
import type { Token } from '../tokens'
import { expectLineEnd } from './endings'
import { line } from './lines'
import { type Parser, spanOf } from './parser'

/** How often a loop may turn. */
const maxTurns = 1000

/** A loop whose end has not come: where it begins, and the names that had a value there. */
export interface OpenLoop {
  readonly at: Token
  readonly names: readonly string[]
  readonly isEmpty: boolean
  /** If a colon and lines further in, as in Python, are its body: the column up to which a line ends it. */
  readonly column: number | undefined
}

/** A line of a rule: a loop's head, its end, or an assignment. `loops` are those around it, and follow what it opens. */
export function ruleLine(parser: Parser, loops: OpenLoop[]): Line {
  const depth = loops.length
  const start = parser.peek()
  if (endsByColumn(parser, loops)) return end(parser, start, loops, 0)
  if (isWord(parser, 'repeat')) return { ...head(parser, start, loops), depth }
  if (isWord(parser, 'while'))
    throw parser.error('a loop without a bound', start, 'write repeat 20 while …, with the most turns')
  if (!isWord(parser, 'end')) {
    const its = line(parser)
    return depth > 0 ? { ...its, depth } : its
  }
  const loop = loops.at(-1)
  if (!loop) throw parser.error('"end" without "repeat"', start, 'remove it', '')
  parser.next += 1
  expectLineEnd(parser)
  if (loop.isEmpty) throw parser.error('a loop without lines', loop.at, 'put them between "repeat" and "end"')
  return end(parser, start, loops, start.text.length)
}

/** Whether what comes next is no line of the loop around it, by where it stands. */
export function endsByColumn(parser: Parser, loops: readonly OpenLoop[]): boolean {
  const column = loops.at(-1)?.column
  if (column === undefined || isWord(parser, 'end')) return false
  const token = parser.peek()
  const begin = columnOf(parser, token)
  const isFirst = parser.text.slice(token.at - begin, token.at).trim() === ''
  return parser.atEnd() || (isFirst && begin <= column)
}

/** @throws FormulaError at a loop that does not end */
export function expectLoopsEnded(parser: Parser, [open]: readonly OpenLoop[]): void {
  if (open) throw parser.error('"repeat" without "end"', open.at, 'add a line "end"')
}

/** The end of the innermost loop. */
function end(parser: Parser, { at }: Token, loops: OpenLoop[], length: number): Line {
  const loop = loops.pop()
  if (loop) parser.names.keep(loop.names)
  const value = parser.make({ kind: 'number', value: 0, text: '0', at, length })
  return { target: undefined, value, ends: true, depth: loops.length, at, length }
}

/** `repeat 20`, or `repeat 20 while test`; TeX may have a sign between. */
function head(parser: Parser, start: Token, loops: OpenLoop[]): Line {
  parser.next += 1
  parser.take('<=')
  const bound = parser.peek()
  const turns = turnsOf(parser, start, bound)
  parser.next += 1
  const isTested = isWord(parser, 'while')
  if (isTested) parser.next += 1
  const value = isTested
    ? parser.expression()
    : parser.make({ kind: 'number', value: 1, text: '1', ...spanOf(bound) })
  const colon = parser.peek()
  const hasColon = parser.take(':')
  if (hasColon) parser.skipNewlines()
  else expectLineEnd(parser)
  const column = hasColon ? columnOfLoop(parser, start, colon) : undefined
  loops.push({ at: start, names: parser.names.all, isEmpty: isEmpty(parser), column })
  return {
    target: undefined,
    value,
    repeat: { bound: turns, isTested },
    at: start.at,
    length: value.at + value.length - start.at,
  }
}

/** How often a loop may turn at most. */
function turnsOf(parser: Parser, start: Token, bound: Token): number {
  if (bound.kind !== 'number')
    throw parser.error('a loop without a bound', start, 'write a number of turns, as in repeat 20')
  const turns = Number(bound.text)
  if (!Number.isInteger(turns) || turns < 1 || turns > maxTurns)
    throw parser.error(`"${bound.text}" turns`, bound, `write a whole number, 1 to ${maxTurns}`)
  return turns
}

/** See `OpenLoop`. A body behind the colon is one line. Lines that are no further in than the head need an `end`. */
function columnOfLoop(parser: Parser, start: Token, colon: Token): number | undefined {
  const next = parser.peek()
  if (!parser.text.slice(colon.at, next.at).includes('\n')) return Infinity
  const column = columnOf(parser, start)
  return columnOf(parser, next) > column ? column : undefined
}

function columnOf({ text }: Parser, { at }: Token): number {
  return at - (text.lastIndexOf('\n', at - 1) + 1)
}

/** Whether an end comes next. */
function isEmpty({ tokens, next }: Parser): boolean {
  const first = tokens.slice(next).find(({ kind }) => kind !== 'newline')
  return first?.kind === 'name' && first.text === 'end'
}

/** Whether a word of loops comes next, and not a value of that name. */
function isWord(parser: Parser, word: string): boolean {
  const { kind, text } = parser.peek()
  const after = parser.tokens[parser.next + 1]
  const isTarget = after !== undefined && isAssigning(after)
  return parser.vectors && kind === 'name' && text === word && !isTarget && !parser.names.has(word)
}
