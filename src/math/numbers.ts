/** Numbers as text: for typing, reading, TeX and axes. All text for reading has the same minus sign, −. */
import { pow } from './elementary/pow'

/** For typing: the shortest text that reads back as the same number; scientific below 0.001 and from a million up. */
export function formatNumber(value: number): string {
  const size = Math.abs(value)
  if (size !== 0 && (size < 1e-3 || size >= 1e6)) return value.toExponential().replace('e+', 'e')
  return String(value)
}

/**
 * For a field that nobody types into: a number of more than six digits is cut to four. A whole number keeps all its
 * digits, and so does one that four digits would make whole, as 0.9999999.
 */
export function shortNumber(value: number): string {
  const short = Number(value.toPrecision(4))
  const isLong = Number(value.toPrecision(6)) !== value
  return formatNumber(isLong && !Number.isInteger(value) && !Number.isInteger(short) ? short : value)
}

/** For reading, with this many digits. */
export function numberText(value: number, digits = 3): string {
  return withMinus(formatNumber(Number(value.toPrecision(digits))))
}

/** For reading at a glance, always about equally wide: `0.02510`, `1.34e−7`. */
export function readable(value: number, digits = 4): string {
  if (value === 0) return '0'
  const size = Math.abs(value)
  if (size >= 1e5 || size < 1e-3)
    return withMinus(value.toExponential(Math.max(digits - 2, 1)).replace('e+', 'e'))
  return withMinus(size >= pow(10, digits - 1) ? value.toFixed(0) : value.toPrecision(digits))
}

/** For axes, as a person would write it: `2·10⁻⁷`. */
export function axisText(value: number): string {
  const size = Math.abs(value)
  if (size === 0 || (size < 1e5 && size >= 1e-3)) return withMinus(String(Number(value.toPrecision(4))))
  // A multiple of a round step may end in the rounding of its last digit.
  const [digits = '', power = ''] = Number(value.toPrecision(12)).toExponential().split('e')
  const raised = Array.from(String(Number(power)), (digit) => superscripts[digit] ?? '').join('')
  const factor = digits === '1' ? '' : digits === '-1' ? '−' : `${withMinus(digits)}·`
  return `${factor}10${raised}`
}

const superscripts: Readonly<Record<string, string>> = {
  '-': '⁻', 0: '⁰', 1: '¹', 2: '²', 3: '³', 4: '⁴', 5: '⁵', 6: '⁶', 7: '⁷', 8: '⁸', 9: '⁹',
} // prettier-ignore

/** A number's text with minus signs instead of hyphens. */
export function withMinus(text: string): string {
  return text.replaceAll('-', '−')
}

/** TeX of a number, or of a vector in parentheses. */
export function texOfNumbers(numbers: readonly number[]): string {
  const [first = 0] = numbers
  if (numbers.length === 1) return texOfNumber(first)
  return `(${numbers.map(texOfNumber).join(',\\,')})`
}

/**
 * TeX with 4 significant digits, or 3 before a power of ten. A number that is rounded keeps its zeros: they are digits.
 * So −1.000227 is `-1.000`, and −1 is `-1`.
 */
export function texOfNumber(value: number): string {
  if (!Number.isFinite(value)) return Number.isNaN(value) ? '?' : value < 0 ? '-\\infty' : '\\infty'
  const size = Math.abs(value)
  if (size !== 0 && (size < 1e-3 || size >= 1e5)) {
    const text = value.toExponential(2)
    const [mantissa, exponent] = text.split('e')
    return Number(text) === value ? texOfNumeral(text) : `${mantissa} \\cdot 10^{${Number(exponent)}}`
  }
  const text = size >= 1e3 ? value.toFixed(0) : value.toPrecision(4)
  return Number(text) === value ? String(value) : text
}

/** TeX with the digits that were typed and powers of ten written out. */
export function texOfNumeral(text: string): string {
  const [mantissa, exponent] = text.toLowerCase().split('e')
  if (exponent === undefined) return text
  const lead = String(Number(mantissa))
  const power = `10^{${Number(exponent)}}`
  return lead === '1' ? power : lead === '-1' ? `-${power}` : `${lead} \\cdot ${power}`
}
