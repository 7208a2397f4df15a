/** Texts → syntax: an expression, the lines of a rule or a schedule, or a surface. */
import { equationError, secondEquals } from './equations'
import { FormulaError } from './error'
import { expectAlone, expectEnd, missing } from './grammar/endings'
import { levels } from './grammar/levels'
import { type LeftSide, innerLine, line, misnamed } from './grammar/lines'
import { type OpenLoop, endsByColumn, expectLoopsEnded, ruleLine } from './grammar/loops'
import { type Language, Parser, endOfRoom } from './grammar/parser'
import { lastStatement, statementsOf } from './statements'
import type { Line, Syntax } from './syntax'
import type { Token } from './tokens'

/**
 * A surface: lines of assignments, and the loss, which may have a name, as in `z = …` or `f(x, y) = …`.
 * @throws FormulaError
 */
export function parseSurface(
  text: string,
  parameters: readonly string[],
  settings: readonly string[],
): Line[] {
  const left = leftSideOf(text)
  const parser = new Parser(text, { names: [...parameters, ...settings], parameters }, levels)
  const lines: Line[] = []
  parser.skipNewlines()
  while (!parser.atEnd()) {
    if (left && parser.isAt(left.at)) {
      const equation = equationError(text, lastLineOf(text), parameters)
      if (equation) throw equation
      if (left.parameters && left.parameters.join() !== parameters.join())
        throw misnamed(parser, left, parameters)
      parser.skipTo(left.valueAt)
      const last = line(parser)
      const again = secondEquals(text, last, parameters)
      if (again) throw again
      lines.push({ ...last, at: left.at })
      parser.skipNewlines()
      expectEnd(parser)
    } else lines.push(innerLine(parser, parameters, settings))
    parser.skipNewlines()
  }
  if (lines.length === 0) throw missing(parser)
  return lines
}

/** The left side of a surface's loss: `z =`, or `f(x, y) =`. Undefined if there is none. @throws FormulaError */
export function leftSideOf(text: string): LeftSide | undefined {
  if (endOfRoom(text) < text.length) return undefined
  const [name, second, ...rest] = lastLineOf(text)
  if (name?.kind !== 'name' || !second) return undefined
  const value = rest.at(0)
  if (second.text === '=' && value) {
    // `y = x^2` is a curve.
    const other = { x: 'y', y: 'x' }[name.text]
    const isCurve = other !== undefined && rest.every(({ text: word }) => word !== name.text)
    return { at: name.at, valueAt: value.at, ...(isCurve && { parameters: [other] }) }
  }
  const end = rest.findIndex(({ text: word }) => word === ')')
  const [sign, first] = rest.slice(end + 1)
  if (second.text !== '(' || end < 1 || end > 3 || sign?.text !== '=' || !first) return undefined
  const parameters = rest.slice(0, end).filter((_, index) => index % 2 === 0)
  if (end === 3 && rest[1]?.text !== ',') return undefined
  // `f(x) = x[0]^2 + x[1]^2` names no parameter.
  const isIndexed = rest.some(
    ({ text: word }, at) => word === parameters[0]?.text && rest[at + 1]?.text === '[',
  )
  if (end === 1 && isIndexed) return { at: name.at, valueAt: first.at }
  return { at: name.at, valueAt: first.at, parameters: parameters.map((token) => token.text) }
}

function lastLineOf(text: string): Token[] {
  const tokens = statementsOf(text, { names: [], parameters: [] }).filter(({ kind }) => kind !== 'end')
  return tokens.slice(lastStatement(tokens)).filter(({ kind }) => kind !== 'newline')
}

/** One expression, on any number of lines. @throws FormulaError */
export function parseExpression(text: string, language: Language): Syntax {
  const parser = new Parser(text, language, levels)
  parser.skipNewlines()
  const value = parser.expression()
  parser.skipNewlines()
  expectAlone(parser)
  return value
}

/** Lines of assignments. The last may be a bare expression. @throws FormulaError */
export function parseLines(text: string, language: Language): Line[] {
  const parser = new Parser(text, language, levels)
  const lines: Line[] = []
  const loops: OpenLoop[] = []
  parser.skipNewlines()
  while (!parser.atEnd() || endsByColumn(parser, loops)) {
    const last = lines.at(-1)
    if (last && isBare(last)) {
      throw new FormulaError('a line without "="', text, last.at, last.length, 'begin it with a name and "="')
    }
    lines.push(ruleLine(parser, loops))
    parser.skipNewlines()
  }
  expectLoopsEnded(parser, loops)
  if (lines.length === 0) throw missing(parser)
  return lines
}

/** Whether a line is an expression alone. */
export function isBare({ target, repeat, ends }: Line): boolean {
  return target === undefined && !repeat && !ends
}
