/** Numbers as people type them into inputs: whatever a formula of numbers alone is. */
import { clean } from './characters'
import { constantOf, raised } from './constant'
import { FormulaError } from './error'
import { codePointOf, unseen } from './unseen'

type TypedNumber = { readonly value: number } | { readonly problem: string }

/** A number with a decimal comma, and what follows: an exponent, a factor, a sign. */
const decimalComma = /^([+-]?\d*),(\d+)((?:[eE*/^ ·].*)?)$/

/**
 * Reads `0.05`, `3e-4`, `−2`, `1/3`, `2π`, `3·10⁻⁴`. Anything else, or a number that is not finite, is a problem in one
 * line.
 */
export function parseNumber(text: string, integer = false): TypedNumber {
  const { text: typed } = clean(text.trim())
  const such = `such as ${integer ? '50' : '0.05 or 3e-4'}`
  if (typed === '') return { problem: `Type a number, ${such}.` }
  const [, whole, part = '', rest = ''] = decimalComma.exec(typed) ?? []
  if (whole !== undefined) {
    const thousands = part.length === 3 && whole !== '' && rest === '' ? `${whole}${part}, or ` : ''
    return { problem: `“${shorten(text)}” has a comma: write ${thousands}${whole || '0'}.${part}${rest}.` }
  }
  // A point for a product: 3.10^-4 may be 3 · 10⁻⁴, or 3.1⁻⁴.
  const [, first, exponent = ''] = /^([+-]?\d+)\.10\s*\^\s*\(?([+-]?\d+)\)?$/.exec(raised(typed)) ?? []
  if (first !== undefined)
    return {
      problem: `“${shorten(text)}” has two meanings: write ${first}e${exponent}, or ${first}.1^${exponent}.`,
    }
  const value = valueOf(typed)
  if (value === undefined || Number.isNaN(value))
    return { problem: `“${shorten(text)}” is not a number. Type one ${such}.` }
  if (!Number.isFinite(value)) return { problem: `“${shorten(text)}” is too large.` }
  if (integer && !Number.isInteger(value)) return { problem: `“${shorten(text)}” is not a whole number.` }
  return { value: value + 0 }
}

function valueOf(typed: string): number | undefined {
  if (/^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i.test(typed)) return Number(typed)
  // A numeral that breaks off or has a blank in it, not a multiple of e.
  if (/[\d.](?:\s+e|e(?![+-]?\d))/i.test(typed)) return undefined
  try {
    return constantOf(typed)
  } catch (error) {
    if (error instanceof FormulaError)
      return error.message.startsWith('a number too large') ? Infinity : undefined
    throw error
  }
}

function shorten(text: string): string {
  return (text.length > 18 ? `${text.slice(0, 17)}…` : text).replace(unseen, codePointOf)
}
