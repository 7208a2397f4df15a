/** An optimizer as one text: a line for each setting and state, then the lines of its rule. */

import { formatNumber } from '../../math/numbers'
import { parseExpression, parseLines } from '../../math/parse'
import type { Line, Syntax } from '../../math/syntax'
import type { WrittenOptimizer } from '../experiment'
import { readDeclarations, writeSetting } from './ruleDeclarations'
import { faultOf } from './ruleFault'
import { type Place, errorAt, placed } from './ruleWords'
import { givenNames } from './written'

/**
 * `setting beta = 0.9 from 0 to 0.9999`, then perhaps `log` and `whole`; the range may be left out. `state s = eta / 2`
 * with a number or a formula of the settings. Lines of the rule follow.
 * @throws FormulaError placed in the text, where it is no optimizer that runners and ensembles can run.
 */
export function readRule(text: string, name: string): WrittenOptimizer {
  const { settings, state, ruleAt, placeOf } = readDeclarations(text)
  const optimizer = { name, settings, state, rule: text.slice(ruleAt).trimEnd() }
  const fault = faultOf(optimizer)
  if (fault?.in === 'rule') throw fault.error.within(text, ruleAt)
  if (fault?.in === 'start') throw fault.error.within(text, placeOf(fault.name, 'value').at)
  if (fault) throw errorAt(fault.problem, text, placeOf(fault.name, fault.part), fault.advice)
  return optimizer
}

/** The text that `readRule` reads back. */
export function writeRule({ settings, state, rule }: WrittenOptimizer): string {
  return [
    ...Object.entries(settings).map(([name, setting]) => writeSetting(name, setting)),
    ...Object.entries(state).map(([name, start]) => `state ${name} = ${writtenStart(start)}`),
    tidy(rule),
  ].join('\n')
}

/** Where a text has its settings and states, by name, and the lines of its rule, in their order. */
export interface RulePlaces {
  readonly names: ReadonlyMap<string, Place>
  readonly lines: readonly Line[]
  /** What states begin with, where that is a formula. */
  readonly starts: readonly Syntax[]
}

/** @throws FormulaError where `readRule` does. */
export function placesIn(text: string): RulePlaces {
  const { settings, state, names, ruleAt } = readDeclarations(text)
  const known = [...givenNames.keys(), ...Object.keys(settings), ...Object.keys(state)]
  const lines = placed(text, ruleAt, () => parseLines(text.slice(ruleAt), { names: known, vectors: true }))
  const starts = Object.values(state).filter((start) => typeof start === 'string')
  return {
    names,
    lines: lines.map((line) => ({ ...line, at: line.at + ruleAt })),
    starts: starts.map((start) => parseExpression(start, { names: Object.keys(settings) })),
  }
}

/** Without blank lines around it, and without the indentation that all its lines have. */
export function tidy(rule: string): string {
  const lines = rule
    .replace(/^(?:[^\S\n]*\n)+/, '')
    .trimEnd()
    .split('\n')
  const indents = lines.filter((line) => line.trim() !== '').map((line) => line.search(/\S/))
  return lines.map((line) => line.slice(Math.min(...indents))).join('\n')
}

/** On one line, which a formula from a file need not be. */
function writtenStart(start: number | string): string {
  return typeof start === 'number' ? formatNumber(start) : start.trim().replace(/\s+/g, ' ')
}
