/** What to say of a text at a place where the grammar ends: slips that many people make, with what to write. */
import { closingOf, isClosing, isOpening } from './bars'
import { equationAdvice } from './equations'
import type { Replacement } from './error'
import type { Names } from './nameReading'
import { greek } from './names'
import { isAssigning, isLineEnd } from './statements'
import type { Token } from './tokens'

/** What is wrong, what to do, and what to write. */
export interface Slip {
  readonly problem: string
  readonly advice: string
  readonly ways?: readonly (Replacement | string)[]
  /** What is marked, if it is more than the token. */
  readonly where?: { readonly at: number; readonly length: number }
  /** Whether the names differ in their number alone. */
  readonly isSeries?: boolean
}

/** A text as its tokens, and where the parser stands in it. */
export interface Place {
  readonly text: string
  readonly tokens: readonly Token[]
  readonly index: number
}

/** An "=" that assigns nothing: at the beginning, to a component, in a test, or in an equation. */
export function equationSlip({ text, tokens, index }: Place, of: 'surface' | 'rule' | 'expression'): Slip {
  const problem = 'unexpected "="'
  const begins = tokens.findLastIndex((token, at) => isLineEnd(token) && at < index) + 1
  const ends = tokens.findIndex((token, at) => (isLineEnd(token) || token.kind === 'end') && at > index)
  const [left, right] = [tokens.slice(begins, index), tokens.slice(index + 1, ends)]
  const source = (part: readonly Token[]): string => sourceOf(text, part)
  if (left.length === 0) return { problem, advice: 'remove it', ways: [''] }
  const isTest =
    left.some(isOpenedBy(left)) || right.some(({ text: sign }) => sign === '?' || sign === 'else')
  if (isTest || of === 'expression') return { problem, advice: 'compare with "=="', ways: ['=='] }
  const [name, open, component, close] = left
  if (of === 'rule' && name?.kind === 'name' && open?.text === '[' && component && close?.text === ']') {
    const [own, value] = [source([name]), source(right)]
    const parts = Number(component.text) === 0 ? [value, `${own}[1]`] : [`${own}[0]`, value]
    const way = `${own} = vec(${parts.join(', ')})`
    const where = spanOf([...left, ...right])
    const ways = value === '' || left.length > 4 ? [] : [{ ...where, text: way }]
    return { problem: 'a component is given a value', advice: `write ${own} = vec(a, b)`, ways, where }
  }
  const [only] = right
  if (right.length === 1 && only?.kind === 'name' && of === 'surface' && !left.some(isAssigning)) {
    const way = `${source([only])} = ${source(left)}`
    return { problem, advice: `write ${inWords(way)}`, ways: [{ ...spanOf([...left, ...right]), text: way }] }
  }
  const hasSides = of === 'surface' && right.length > 0 && ![...left, ...right].some(isAssigning)
  if (!hasSides) return { problem, advice: 'write one side, or the difference of both; a test has "=="' }
  return { problem: 'an equation is no loss', advice: equationAdvice(text, left, right) }
}

/** In a rule, a name that a line fills and that has no value before: it is a state. */
export function stateSlip({ tokens }: Place, name: Token): Slip | undefined {
  const isFilled = tokens.some((token, at) => token.text === name.text && isAssigned(tokens, at))
  if (!isFilled || !/^[A-Za-z]\w*$/.test(name.text)) return undefined
  const line = `state ${name.text} = 0`
  return {
    problem: `"${name.text}" has no value yet`,
    advice: `write ${line} above the rule`,
    ways: [{ at: 0, length: 0, text: `${line}\n` }],
  }
}

/** Whether a bracket is open at the end of these tokens. */
function isOpenedBy(tokens: readonly Token[]): (token: Token, at: number) => boolean {
  return (token, at) => {
    if (!isOpening(token)) return false
    let depth = 0
    return tokens.slice(at).every((each) => {
      depth += isOpening(each) ? 1 : isClosing(each) ? -1 : 0
      return depth > 0
    })
  }
}

/** A semicolon between brackets: of arguments with decimal commas, or of two lines. */
export function semicolonSlip({ text, tokens, index }: Place, open: Token): Slip {
  const problem = '";" inside brackets'
  const from = tokens.indexOf(open)
  const isCall = tokens[from - 1]?.kind === 'name'
  const to = closingOf(tokens, from)
  if (!isCall || index > to) return { problem, advice: 'it ends a line: close the bracket before it' }
  const inner = tokens.slice(from, to + 1)
  const commas = inner.filter((token) => token.text === ',')
  const isDecimal = commas.every((comma) => /\d,\d/.test(text.slice(comma.at - 1, comma.at + 2)))
  const { at, length } = spanOf(inner)
  const advice =
    commas.length > 0
      ? 'write "," between arguments, and decimals with a point'
      : 'write "," between arguments'
  const changed = inner.reduceRight(
    (now, token) => {
      const sign = token.text === ';' ? ',' : token.text === ',' ? '.' : undefined
      return sign === undefined ? now : now.slice(0, token.at - at) + sign + now.slice(token.at - at + 1)
    },
    text.slice(at, at + length),
  )
  return { problem, advice, ways: isDecimal ? [{ at, length, text: changed }] : [] }
}

/** Names that would be the parameters of a surface which uses none of its own: `f(w, b) = ` before the loss names them. */
export function parametersSlip(
  { text, tokens }: Place,
  names: Names,
  parameters: readonly string[],
): Slip | undefined {
  const assigned = new Set(tokens.filter((_, at) => isAssigned(tokens, at)).map((token) => token.text))
  const used = tokens.filter((token) => token.kind === 'name')
  if (used.some((token) => parameters.includes(token.text))) return undefined
  const unknown = used.filter((token) => {
    const isCalled = tokens[tokens.indexOf(token) + 1]?.text === '('
    if (isCalled || assigned.has(token.text) || !isParameterLike(token.text)) return false
    return names.known(token.text) === undefined && !names.functionNamed(token.text)
  })
  const found = [...new Map(unknown.map((token) => [token.text, token])).values()]
  const [first, second] = found
  if (!first || found.length > 2 || (second && second.text === first.text)) return undefined
  const stems = new Set(found.map((token) => token.text.replace(/\d+$/, '')))
  const isSeries = stems.size < found.length
  const inOrder = isSeries ? found.toSorted((a, b) => (a.text < b.text ? -1 : 1)) : found
  const list = inOrder.map((token) => sourceOf(text, [token]))
  const way = `f(${list.join(', ')}) = `
  const begins = tokens.findLastIndex((token, at) => isLineEnd(token) && tokens[at + 1]?.kind !== 'end') + 1
  const [begin, sign] = tokens.slice(begins)
  const hasName = begin?.kind === 'name' && sign?.text === '='
  const at = begin?.at ?? 0
  const length = hasName ? (tokens[begins + 2]?.at ?? at) - at : 0
  return {
    problem: `unknown name "${first.text}"`,
    advice: `begin the loss with ${way.trim()} if it is a parameter`,
    ways: [{ at, length, text: way }],
    ...(isSeries && { isSeries }),
  }
}

/** A letter, perhaps Greek, perhaps with a number: what papers call parameters. */
function isParameterLike(name: string): boolean {
  const letter = name.replace(/_?\d+$/, '')
  return letter.length === 1 || greek.has(letter)
}

function isAssigned(tokens: readonly Token[], at: number): boolean {
  const next = tokens[at + 1]
  return tokens[at]?.kind === 'name' && next !== undefined && isAssigning(next)
}

/** `sin2(x)` may be a power, or a function of a multiple. */
export function numberedSlip(place: Place, name: string, digits: string): Slip {
  const { text, tokens, index } = place
  const [token, open] = [tokens[index - 1], tokens[index]]
  const end = open?.text === '(' ? closingOf(tokens, index) : -1
  const last = tokens[end]
  const isCall = open !== undefined && last !== undefined
  const inner = isCall ? text.slice(open.at + open.length, last.at) : 'x'
  const multiple = /^[A-Za-z]\w*$/.test(inner) ? digits + inner : `${digits} (${inner})`
  const isTight = /^[/^%]$/.test(tokens[index - 2]?.text ?? '') || (isCall && tokens[end + 1]?.text === '^')
  const whole = (way: string): string => (isTight ? `(${way})` : way)
  const first = name === 'sqrt' ? whole(`sqrt(${digits}) (${inner})`) : `${name}^${digits}(${inner})`
  const ways = /^(?:log|ln)$/.test(name)
    ? [whole(`log(${inner}) / log(${digits})`)]
    : [first, `${name}(${multiple})`]
  const where = token && spanOf(isCall ? [token, last] : [token])
  return {
    problem: `unknown name "${token?.text}"`,
    advice: `write ${ways.map(inWords).join(', or ')}`,
    ways: isCall ? ways : [],
    ...(where && { where }),
  }
}

/** Whether a factor ends before this token, so that it is all that a function takes. */
export function endsFactor(token: Token | undefined): boolean {
  return !token || token.kind === 'end' || token.kind === 'newline' || /^[-+,)]$/.test(token.text)
}

/** A text in words of advice, which are read at a glance. */
export function inWords(way: string): string {
  return way.length > 40 ? `${way.slice(0, 39)}…` : way
}

function spanOf(tokens: readonly Token[]): { at: number; length: number } {
  const [first, last] = [tokens[0], tokens.at(-1)]
  if (!first || !last) return { at: 0, length: 0 }
  return { at: first.at, length: last.at + last.length - first.at }
}

function sourceOf(text: string, tokens: readonly Token[]): string {
  const { at, length } = spanOf(tokens)
  return text.slice(at, at + length)
}
