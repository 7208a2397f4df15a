/** Equations, which are no loss: what to write for one that looks like a loss with a name, or has two sides. */
import { FormulaError } from './error'
import { constants } from './functions'
import { Names, isFunctionName } from './nameReading'
import { ownOf } from './own'
import type { Line } from './syntax'
import type { Token } from './tokens'

/**
 * The error of `xy = 1`, whose left side is a product of parameters, of `x = 1`, and of `x = 1 ? 2 : y`, where a test
 * compares with one sign. `tokens` are those of the last line; undefined for a loss with a name.
 */
export function equationError(
  text: string,
  tokens: readonly Token[],
  parameters: readonly string[],
): FormulaError | undefined {
  const [name, sign, ...right] = tokens
  if (name?.kind !== 'name' || sign?.text !== '=' || right.length === 0) return undefined
  const isParameter = parameters.includes(name.text) || name.text === 'x' || name.text === 'y'
  const choice = right.findIndex((token) => token.text === '?')
  const isCompared = right
    .slice(0, choice)
    .some((token) => /^(?:[<>]=?|[=!]=|!|&&|\|\||not)$/.test(token.text))
  if (isParameter && choice > 0 && !isCompared)
    return new FormulaError('"=" in a test', text, sign.at, sign.length, 'compare with "=="', ['=='])
  const ways = new Names(parameters, false).split(name.text, false)
  const isProduct = !isParameter && ways.some((parts) => parts.every((part) => parameters.includes(part)))
  if (!isProduct && !(isParameter && right.every(isConstant))) return undefined
  const advice = equationAdvice(text, [name], right)
  return new FormulaError('an equation is no loss', text, sign.at, sign.length, advice)
}

/** The error of `z = x = 1 ? 2 : y`, which gives a parameter a value. `line` is what follows the first sign. */
export function secondEquals(
  text: string,
  line: Line,
  parameters: readonly string[],
): FormulaError | undefined {
  if (line.target === undefined || !parameters.includes(line.target)) return undefined
  const at = text.indexOf('=', line.at)
  return new FormulaError(`"${line.target}" is a parameter`, text, at, 1, 'compare with "=="', ['=='])
}

function isConstant({ kind, text }: Token): boolean {
  return kind !== 'name' || ownOf(constants, text) !== undefined || isFunctionName(text)
}

/**
 * What an equation misses, squared: 0 where it holds. It is said and no button, since what is meant is not known: a
 * curve, a bound or the difference.
 */
export function equationAdvice(text: string, left: readonly Token[], right: readonly Token[]): string {
  const [one, other] = [left, right].map((part) => sourceOf(text, part))
  const bracketed = right.length === 1 ? other : `(${other})`
  const way = other === '0' ? `(${one})^2` : `(${one} - ${bracketed})^2`
  return `write ${way.length > 40 ? '(left - right)^2' : way}`
}

function sourceOf(text: string, tokens: readonly Token[]): string {
  const [first, last] = [tokens[0], tokens.at(-1)]
  return first && last ? text.slice(first.at, last.at + last.length) : ''
}
