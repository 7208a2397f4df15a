/** A custom optimizer as one text: a line for each setting and state, then the lines of its rule. */
import { formatNumber } from '../../math/numbers'
import { parseExpression, parseLines } from '../../math/parse'
import type { Line, Syntax } from '../../math/syntax'
import type { WrittenOptimizer } from '../experiment'
import { readDeclarations, writeSetting } from './ruleDeclarations'
import { faultOf } from './ruleFault'
import { type Span, errorAt, shiftErrors } from './ruleWords'
import { givenNames } from './written'

/**
 * Reads lines such as `setting beta = 0.9 from 0 to 0.9999`, with an optional range, `log` and `whole`, and lines such
 * as `state s = eta / 2`, with a number or a formula of the settings. The lines of the rule follow.
 * @throws FormulaError with a position in the text, if runners and ensembles could not run the optimizer.
 */
export function readRule(text: string, name: string): WrittenOptimizer {
  const { settings, state, ruleAt, spanOf } = readDeclarations(text)
  const optimizer = { name, settings, state, rule: text.slice(ruleAt).trimEnd() }
  const fault = faultOf(optimizer)
  if (fault?.in === 'rule') throw fault.error.within(text, ruleAt)
  if (fault?.in === 'start') throw fault.error.within(text, spanOf(fault.name, 'value').at)
  if (fault) throw errorAt(fault.problem, text, spanOf(fault.name, fault.part), fault.advice)
  return optimizer
}

/** The text that `readRule` reads back. */
export function writeRule({ settings, state, rule }: WrittenOptimizer): string {
  return [
    ...Object.entries(settings).map(([name, setting]) => writeSetting(name, setting)),
    ...Object.entries(state).map(([name, start]) => `state ${name} = ${writeStart(start)}`),
    tidy(rule),
  ].join('\n')
}

/** Where settings and states stand in a text, by name, and the lines of its rule in order. */
interface RuleSpans {
  readonly names: ReadonlyMap<string, Span>
  readonly lines: readonly Line[]
  /** The first values of states that are formulas. */
  readonly starts: readonly Syntax[]
}

/** @throws FormulaError if `readRule` does. */
export function spansIn(text: string): RuleSpans {
  const { settings, state, names, ruleAt } = readDeclarations(text)
  const known = [...givenNames.keys(), ...Object.keys(settings), ...Object.keys(state)]
  const lines = shiftErrors(text, ruleAt, () =>
    parseLines(text.slice(ruleAt), { names: known, vectors: true }),
  )
  const starts = Object.values(state).filter((start) => typeof start === 'string')
  return {
    names,
    lines: lines.map((line) => ({ ...line, at: line.at + ruleAt })),
    starts: starts.map((start) => parseExpression(start, { names: Object.keys(settings) })),
  }
}

/** Removes blank lines around the rule and the indentation that all its lines share. */
export function tidy(rule: string): string {
  const lines = rule
    .replace(/^(?:[^\S\n]*\n)+/, '')
    .trimEnd()
    .split('\n')
  const indents = lines.filter((line) => line.trim() !== '').map((line) => line.search(/\S/))
  return lines.map((line) => line.slice(Math.min(...indents))).join('\n')
}

/** Writes the first value on one line. A formula from a file may have several. */
function writeStart(start: number | string): string {
  return typeof start === 'number' ? formatNumber(start) : start.trim().replace(/\s+/g, ' ')
}
