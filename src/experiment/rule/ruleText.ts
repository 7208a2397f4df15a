/** A custom optimizer as one text: a line for each setting and state, then the lines of its rule. */
import { parseExpression, parseLines } from '../../math/parse'
import type { Line, Syntax } from '../../math/syntax'
import { startGiven } from '../../optimizers/starts'
import type { WrittenOptimizer } from '../experiment'
import { readDeclarations } from './ruleDeclarations'
import { faultOf } from './ruleFault'
import { type Span, errorAt, shiftErrors } from '../../math/words'
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
  if (fault?.in === 'text') throw errorAt(fault.problem, text, { at: text.length, length: 0 }, fault.advice)
  if (fault?.in === 'start') throw fault.error.within(text, spanOf(fault.name, 'value').at)
  if (fault) throw errorAt(fault.problem, text, spanOf(fault.name, fault.part), fault.advice, fault.ways)
  return optimizer
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
    starts: starts.map((start) =>
      parseExpression(start, { names: Object.keys(settings), given: startGiven }),
    ),
  }
}
