/** Constants, such as `pi/4` and `2·10⁻³`: expressions of numbers alone, in fields and in declarations. */
import { isClosing, isOpening } from './bars'
import { clean } from './characters'
import { compileFormula } from './formula'
import { constants } from './functions'
import { isFunctionName } from './nameReading'
import { ownOf } from './own'
import type { Token } from './tokens'

/** Digits times a power of ten, as papers write it. Read as one numeral, which rounds once. */
const scientific = /^([+-]?(?:\d+\.?\d*|\.\d+))\s*\*\s*10\s*\^\s*([+-]?\d+)$/

/** Its value. @throws FormulaError at what is no number */
export function constantOf(text: string): number {
  const [, digits, exponent] = scientific.exec(raised(clean(text.trim()).text)) ?? []
  if (digits !== undefined) return Number(`${digits}e${exponent}`)
  return compileFormula(text, []).evaluate([])
}

/** 10⁻⁴ as 10^-4. */
export function raised(text: string): string {
  return text.replace(/([⁺⁻]?)([⁰¹²³⁴⁵⁶⁷⁸⁹]+)$/, (_, sign: string, digits: string) => {
    const plain = [...digits].map((digit) => '⁰¹²³⁴⁵⁶⁷⁸⁹'.indexOf(digit)).join('')
    return `^${sign === '⁻' ? '-' : ''}${plain}`
  })
}

/** What a declaration goes on with behind a number. */
const following = new Set(['from', 'to', 'in', 'between', 'and', 'whole'])

/** How many tokens of a declaration are its next number, counted from the first of these. */
export function lengthOfConstant(tokens: readonly Token[]): number {
  let depth = 0
  const end = tokens.findIndex((token, at) => {
    const before = at > 0 ? tokens[at - 1] : undefined
    if (depth === 0 && endsBefore(token, before, tokens.slice(at + 1))) return true
    depth += isOpening(token) ? 1 : isClosing(token) ? -1 : 0
    return false
  })
  return end < 0 ? tokens.length : end
}

/** Whether a number ends before a token that stands in no bracket. */
function endsBefore(token: Token, before: Token | undefined, after: readonly Token[]): boolean {
  if (token.text === ',' || token.text === '=' || isClosing(token)) return true
  const isAfterValue = before !== undefined && (before.kind !== 'sign' || isClosing(before))
  if (token.kind === 'number') return before?.kind === 'number'
  if (isOpening(token)) return isAfterValue && !isCallOf(before) && isPair(after)
  if (token.kind !== 'name') return false
  if (following.has(token.text)) return true
  if (token.text === 'log') return isAfterValue && after[0]?.text !== '('
  const isApart = before !== undefined && before.at + before.length < token.at
  return isAfterValue && isApart && !isConstant(token)
}

function isCallOf(name: Token): boolean {
  return name.kind === 'name' && isFunctionName(name.text)
}

/** Whether a comma stands in the bracket that is open before these tokens. */
function isPair(tokens: readonly Token[]): boolean {
  let depth = 0
  for (const token of tokens) {
    if (depth === 0 && token.text === ',') return true
    if (depth === 0 && isClosing(token)) return false
    depth += isOpening(token) ? 1 : isClosing(token) ? -1 : 0
  }
  return false
}

/** Whether a name is a number, or of a function. */
function isConstant({ text }: Token): boolean {
  return ownOf(constants, text) !== undefined || isFunctionName(text)
}
