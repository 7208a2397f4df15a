/**
 * Takes out of an expression what the formula language does not have, calls such as `loss(0, 20)` and paths such as
 * `runners.0.settings.eta`. Each becomes an input, a name of the same length, so that the language reads the rest and
 * its errors keep their places.
 */
import { FormulaError } from '../../math/error'
import { isFunctionName } from '../../math/nameReading'
import { nearestName } from '../../math/nearestName'
import { ownOf } from '../../math/own'
import { type Token, tokenize } from '../../math/tokens'
import { type Span, errorAt } from '../../math/words'
import type { Experiment } from '../../experiment/experiment'
import { beginsPath, partAt } from '../path/path'
import { type Call, callNames, calls, isQuantity, namesAtStep } from './calls'

/** A call with the places of its arguments. The texts of a step and of a condition are expressions themselves. */
export interface Pulled {
  readonly name: string
  readonly call: Call
  readonly runner: number
  readonly second: Span | undefined
  readonly at: number
  readonly length: number
}

/** The name that stands for the input of this number. Nobody writes such a name: see `refuseInputs`. */
export function inputName(index: number): string {
  return `_${index}`
}

/** The numbers of the inputs that a text uses. */
export function inputsIn(text: string): number[] {
  return [...text.matchAll(inputPattern)].map(([, index]) => Number(index))
}

const inputPattern = /(?<![A-Za-z_]\w*)_(\d+)(?!\w)/g

/** Words about a text with inputs, in which each is written as `sourceOf` says. */
export function withSources(words: string, sourceOf: (index: number) => string): string {
  return words.replace(inputPattern, (_, index: string) => sourceOf(Number(index)))
}

/** @throws FormulaError at a name that looks like that of an input */
export function refuseInputs(text: string): void {
  const [found] = text.matchAll(inputPattern)
  if (!found) return
  throw new FormulaError(`unknown name "${found[0]}"`, text, found.index, found[0].length, 'remove it')
}

/** Puts the name of an input in place of a part of the text, with blanks behind it. */
export function replaced(text: string, { at, length }: Span, index: number): string {
  return text.slice(0, at) + inputName(index).padEnd(length) + text.slice(at + length)
}

const pathPattern = /(?<![\w.)\]])[A-Za-z]\w*(?:\.\w+)*/g

/** The numbers of the Experiment that a text names. @throws FormulaError at a path that leads to no number */
export function pathsIn(
  text: string,
  experiment: Experiment,
): { readonly span: Span; readonly value: number }[] {
  return [...text.matchAll(pathPattern)].flatMap(({ 0: path, index }) => {
    const [first = ''] = path.split('.')
    const span = { at: index, length: path.length }
    if (!beginsPath(first) || text[index + path.length] === '(') return []
    const found = partAt(experiment, path)
    if (!('value' in found)) throw errorAt(found.problem, text, span, found.advice)
    if (typeof found.value !== 'number')
      throw errorAt(`"${path}" is not a number`, text, span, 'name a part that is one')
    return [{ span, value: found.value }]
  })
}

/** The outermost calls of a text, in order. @throws FormulaError at a call that does not fit */
export function callsIn(
  text: string,
  experiment: Experiment,
  dimension: number,
  isCondition: boolean,
): Pulled[] {
  const tokens = tokenize(text)
  const pulled: Pulled[] = []
  for (let next = 0; next < tokens.length; next += 1) {
    const token = tokens[next]
    if (token?.kind !== 'name') continue
    const call = ownOf(calls, token.text)
    const isCalled = tokens[next + 1]?.text === '('
    if (!call || !isCalled) {
      refuse(token, isCalled, text, isCondition)
      continue
    }
    const end = closing(tokens, next + 1, text)
    pulled.push(pulledCall(text, experiment, dimension, call, tokens.slice(next, end + 1)))
    next = end
  }
  return pulled
}

/** Refuses a quantity of no runner, and a slip of a call's name. */
function refuse(token: Token, isCalled: boolean, text: string, isCondition: boolean): void {
  if (!isCalled && !isCondition && isQuantity(token.text))
    throw errorAt(`"${token.text}" of no runner`, text, token, `write ${token.text}(0)`, [`${token.text}(0)`])
  if (!isCalled || isFunctionName(token.text)) return
  const meant = token.text.length > 2 ? nearestName(token.text, callNames) : undefined
  if (meant !== undefined && meant !== token.text)
    throw errorAt(`unknown function "${token.text}"`, text, token, `did you mean "${meant}"?`, [meant])
}

/** The index of the bracket that closes the one at `open`. */
function closing(tokens: readonly Token[], open: number, text: string): number {
  let depth = 0
  for (let index = open; index < tokens.length; index += 1) {
    depth += depthOf(tokens[index])
    if (depth === 0) return index
  }
  throw errorAt('"(" is not closed', text, tokens[open] ?? { at: text.length, length: 0 }, 'add ")"')
}

function depthOf(token: Token | undefined): number {
  if (token?.kind !== 'sign') return 0
  return '([{'.includes(token.text) ? 1 : ')]}'.includes(token.text) ? -1 : 0
}

/** `tokens` are those of the call, from its name to its bracket. */
function pulledCall(
  text: string,
  { runners }: Experiment,
  dimension: number,
  call: Call,
  tokens: readonly Token[],
): Pulled {
  const [token] = tokens
  const last = tokens.at(-1)
  if (!token || !last) throw new Error('a call has a name and a bracket')
  const name = token.text
  const whole = { at: token.at, length: last.at + last.length - token.at }
  if (isQuantity(name) && !namesAtStep(dimension).includes(name))
    throw errorAt('"y" where there is one parameter', text, token, 'write x', ['x'])
  const [first, second, ...others] = argumentsOf(tokens)
  const takes = call.second === 'none' ? 1 : 2
  const count = [first, second, ...others].filter(Boolean).length
  const fits = call.second === 'step' ? count === 1 || count === 2 : count === takes
  if (!first || !fits) throw errorAt(`"${name}" with ${count} arguments`, text, whole, `write ${call.usage}`)
  const index = text.slice(first.at, first.at + first.length).trim()
  if (!/^\d+$/.test(index))
    throw errorAt(`"${index}" is not a runner`, text, first, 'write its number, counted from 0')
  if (Number(index) >= runners.length)
    throw errorAt(
      `there is no runner ${index}`,
      text,
      first,
      `the experiment has ${runners.length}, counted from 0`,
    )
  return { name, call, runner: Number(index), second, ...whole }
}

/** The places between brackets and commas, without those that are empty. */
function argumentsOf(tokens: readonly Token[]): Span[] {
  const spans: Span[] = []
  let [depth, from] = [0, 1]
  for (const [index, token] of tokens.entries()) {
    const before = depth
    depth += depthOf(token)
    const ends = (before === 1 && depth === 0) || (depth === 1 && token.kind === 'sign' && token.text === ',')
    if (!ends) continue
    const [first, last] = [tokens[from + 1], tokens[index - 1]]
    if (first && last && index > from + 1)
      spans.push({ at: first.at, length: last.at + last.length - first.at })
    from = index
  }
  return spans
}
