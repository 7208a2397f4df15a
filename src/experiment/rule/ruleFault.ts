/** What is wrong with a custom optimizer. The editor and the reader of links use the same checks. */
import { errorOf } from '../../math/error'
import { FormulaError } from '../../math'
import { maxNameLength } from '../../math/check'
import { reservedNames } from '../../math/names'
import { parseLines } from '../../math/parse'
import type { Setting } from '../../math/setting'
import { isTooLarge, problemOfSetting } from '../../math/settingText'
import { tokenize } from '../../math/tokens'
import { type Wording, tooLarge } from '../../math/words'
import { compileOptimizer } from '../../optimizers/compile'
import { startFormula } from '../../optimizers/starts'
import type { WrittenOptimizer } from '../experiment'
import { maxNames, maxStateNumbers } from '../limits'
import { writeRule } from './ruleWriting'
import { givenNames } from './written'

/** A fault of a declaration, and which part of it is wrong. */
interface DeclarationFault extends Wording {
  readonly in: 'settings' | 'state'
  readonly name: string
  readonly part: 'name' | 'value' | 'range'
}

type Fault =
  | DeclarationFault
  /** Positioned in the formula that gives the state its first value. */
  | { readonly in: 'start'; readonly name: string; readonly error: FormulaError }
  /** Positioned in the rule. */
  | { readonly in: 'rule'; readonly error: FormulaError }
  /** Of the whole, as one text. */
  | ({ readonly in: 'text' } & Wording)

/** Of an optimizer as one text. Its rule, and each first value of a state, may have as many as a formula. */
export const maxCharacters = 20_000

export const tooLong: Wording = { problem: `more than ${maxCharacters} characters`, advice: 'shorten it' }
export const tooManySettings: Wording = {
  problem: `more than ${maxNames} settings`,
  advice: 'use fewer, counting eta',
}
export const tooMuchState: Wording = {
  problem: `more than ${maxStateNumbers} numbers of state`,
  advice: 'use fewer, counting a vector as two',
}

/** The first fault of an optimizer; undefined if runners and ensembles can run it. */
export function faultOf(optimizer: WrittenOptimizer): Fault | undefined {
  const { settings, state } = optimizer
  const [names, states] = [Object.keys(settings), Object.entries(state)]
  for (const [name, setting] of Object.entries(settings)) {
    const fault = nameFault(name, 'settings') ?? settingFault(name, setting)
    if (fault) return fault
  }
  const surplus = names[maxNames]
  if (surplus !== undefined) return { in: 'settings', name: surplus, part: 'name', ...tooManySettings }
  for (const [name, start] of states) {
    const fault =
      nameFault(name, 'state') ??
      (names.includes(name) ? duplicateFault(name) : startFault(name, start, names))
    if (fault) return fault
  }
  const fault = ruleFault(optimizer)
  if (fault) return fault
  return writeRule(optimizer).length > maxCharacters ? { in: 'text', ...tooLong } : undefined
}

/** Why a setting or a state cannot have this name. */
export function nameFault(name: string, kind: 'settings' | 'state'): DeclarationFault | undefined {
  const meaning =
    givenNames.get(name) ?? (kind === 'state' && name === 'eta' ? 'it is the learning rate' : undefined)
  const fault = (problem: string, advice = 'choose another name'): DeclarationFault => ({
    in: kind,
    name,
    part: 'name',
    problem,
    advice,
  })
  if (meaning) return fault(`"${name}" is taken`, `${meaning}: choose another name`)
  if (reservedNames.includes(name)) return fault(`"${name}" is taken`)
  if (name.length > maxNameLength)
    return fault(`the name is longer than ${maxNameLength} characters`, 'shorten it')
  return undefined
}

export function duplicateFault(name: string): DeclarationFault {
  return {
    in: 'state',
    name,
    part: 'name',
    problem: `"${name}" is declared twice`,
    advice: 'choose another name',
  }
}

/** The fault in one line, for callers that show its position otherwise. */
export function wordsOfFault(fault: Fault): string {
  return 'error' in fault ? fault.error.message : `${fault.problem}, ${fault.advice}`
}

function settingFault(name: string, setting: Setting): Fault | undefined {
  const problem = problemOfSetting(setting)
  return problem && { in: 'settings', name, ...problem }
}

function startFault(name: string, start: number | string, settings: readonly string[]): Fault | undefined {
  const error = typeof start === 'string' ? errorOf(() => startFormula(start, settings)) : undefined
  if (error) return { in: 'start', name, error }
  return isTooLarge(startNumber(start)) ? { in: 'state', name, part: 'value', ...tooLarge } : undefined
}

/**
 * The first value of a state if it is a number, written as the language writes one; else NaN.
 * @throws FormulaError at a character that is not part of the language
 */
export function startNumber(start: number | string): number {
  if (typeof start === 'number') return start
  const tokens = tokenize(start).filter(({ kind }) => kind !== 'newline' && kind !== 'end')
  const isNegative = tokens[0]?.text === '-'
  const [numeral, ...others] = isNegative ? tokens.slice(1) : tokens
  if (numeral?.kind !== 'number' || others.length > 0) return Number.NaN
  return isNegative ? -Number(numeral.text) : Number(numeral.text)
}

function ruleFault(optimizer: WrittenOptimizer): Fault | undefined {
  let fault: Fault | undefined
  const error = errorOf(() => {
    const { state, step, problem } = compileOptimizer(optimizer).rule(plane)
    if (problem) throw problem
    const tooMuch = state[maxStateNumbers]?.of
    if (tooMuch !== undefined) fault = { in: 'state', name: tooMuch, part: 'name', ...tooMuchState }
    else if (['theta.0', 'theta.1'].every((input, index) => step.output[index] === step.input.get(input)))
      throw staysError(optimizer)
  })
  return error ? { in: 'rule', error } : fault
}

function staysError({ settings, state, rule }: WrittenOptimizer): FormulaError {
  const names = [...givenNames.keys(), ...Object.keys(settings), ...Object.keys(state)]
  const last = parseLines(rule, { names, vectors: true }).findLast(({ target }) => target === 'theta')
  const { at, length } = last ?? { at: 0, length: 0 }
  return new FormulaError('"theta" never changes', rule, at, length, 'take a step: theta = theta - eta * g')
}

/** Any surface with two parameters, to count the state of a rule. */
const plane = { parameters: ['x', 'y'], formula: 'x^2 + y^2' }
