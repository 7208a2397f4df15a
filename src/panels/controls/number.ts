/** How a number is written in a field and read back: shortest text that gives the same number again. */

export { formatNumber } from '../../math/number'

export type Parsed = { readonly value: number } | { readonly problem: string }

/** Reads `0.05`, `3e-4`, `−2`, `.5`, `1/3`; anything else, and what is not finite, is a problem told in one line. */
export function parseNumber(text: string, integer = false): Parsed {
  const clean = text.trim().replaceAll('−', '-').replaceAll(' ', '')
  if (clean === '') return { problem: 'Type a number, such as 0.05 or 3e-4.' }
  const [top = '', bottom, ...rest] = clean.split('/')
  const plain = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i
  if (!plain.test(top) || (bottom !== undefined && !plain.test(bottom)) || rest.length > 0)
    return { problem: `“${shorten(text)}” is not a number. Type one such as 0.05 or 3e-4.` }
  const value = bottom === undefined ? Number(top) : Number(top) / Number(bottom)
  if (!Number.isFinite(value)) return { problem: `“${shorten(text)}” is too large.` }
  if (integer && !Number.isInteger(value)) return { problem: `“${shorten(text)}” is not a whole number.` }
  return { value: value === 0 ? 0 : value }
}

function shorten(text: string): string {
  return text.length > 18 ? `${text.slice(0, 17)}…` : text
}
