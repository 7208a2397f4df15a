/** Numbers as other programs print them, and what their digits tell of their precision. */
import type { Arithmetic } from './path'

export interface Numeral {
  readonly value: number
  /** The power of ten of its last digit: −4 for 1.5000. */
  readonly last: number
  /** How many digits it has, without zeros in front. */
  readonly significant: number
  /** How many of its digits are behind the point. */
  readonly decimals: number
  /** Whether zeros that say nothing are printed: 1.5000. */
  readonly keepsZeros: boolean
}

const form = /^([+-]?)(\d*)(?:\.(\d*))?(?:[ed]([+-]?\d+))?$/i
const notFinite: ReadonlyMap<string, number> = new Map([
  ['nan', Number.NaN],
  ['null', Number.NaN],
  ['none', Number.NaN],
  ['inf', Infinity],
  ['infinity', Infinity],
])

/** Commas between thousands. With two of them, or with a point, it is nothing else. */
const grouped = /^[+-]?[1-9]\d{0,2}(?:,\d{3})+(?:\.\d*)?(?:[ed][+-]?\d+)?$/i

export function isGrouped(text: string): boolean {
  return grouped.test(text.replaceAll('−', '-'))
}

/**
 * Reads `1.5000`, `-2.`, `1e-3`, `1.5D+00`, `1,234.5`, `nan`, `-inf`. One comma may stand for the point. Undefined for
 * anything else.
 */
export function numeralOf(text: string): Numeral | undefined {
  const signed = text.replaceAll('−', '-').replaceAll('∞', 'inf')
  const plain = grouped.test(signed) && /,.*[,.]/.test(signed) ? signed.replaceAll(',', '') : signed
  const typed = /^[^,]*\d,\d[^,]*$/.test(plain) ? plain.replace(',', '.') : plain
  const special = notFinite.get(typed.replace(/^[+-]/, '').toLowerCase())
  if (special !== undefined)
    return {
      value: typed.startsWith('-') ? -special : special,
      last: 0,
      significant: 0,
      decimals: 0,
      keepsZeros: false,
    }
  const [, sign = '', whole = '', part = '', power = '0'] = form.exec(typed) ?? []
  if (whole + part === '') return undefined
  const digits = (whole + part).replace(/^0+/, '')
  return {
    value: Number(`${sign}${whole}.${part}0e${power}`),
    last: Number(power) - part.length,
    significant: digits.length,
    decimals: part.length,
    // A program that prints the shortest text ends whole numbers in one zero: 2.0
    keepsZeros: part.length >= 2 && part.endsWith('0'),
  }
}

/**
 * The unit of the last digit that each numeral stands for. Where zeros at the end are printed, it is that of its own last
 * digit. Otherwise they may have been left out: then it is the coarser of the finest of all and of as many digits as the
 * longest has. That is right for a fixed number of decimals, for a fixed number of digits, and for the shortest text.
 */
export function unitsOf(numerals: readonly Numeral[]): (numeral: Numeral) => number {
  const finite = numerals.filter(({ value }) => Number.isFinite(value))
  const keepsZeros = finite.some((each) => each.keepsZeros)
  const finest = finite.reduce((least, { last }) => Math.min(least, last), 0)
  const longest = longestOf(finite)
  return ({ value, last, decimals }) => {
    if (!Number.isFinite(value)) return 0
    if (keepsZeros && decimals > 0) return powerOfTen(last)
    return powerOfTen(value === 0 ? finest : Math.max(finest, magnitudeOf(value) - longest + 1))
  }
}

export function longestOf(numerals: readonly Numeral[]): number {
  return numerals.reduce((most, { significant }) => Math.max(most, significant), 1)
}

/**
 * Numbers that were computed in float32 lie on its grid. Only digits that are finer than the grid can tell, and few
 * numbers may lie there by chance.
 */
export function arithmeticOf(numerals: readonly Numeral[], unitOf: (numeral: Numeral) => number): Arithmetic {
  const telling = numerals.filter(
    (each) => each.significant > 7 && Number.isFinite(each.value) && spacing(each.value) > 4 * unitOf(each),
  )
  const onGrid = ({ value }: Numeral, unit: number): boolean => Math.abs(Math.fround(value) - value) <= unit
  if (telling.some((each) => !onGrid(each, unitOf(each)))) return 'float64'
  return telling.length >= 3 ? 'float32' : 'unknown'
}

/** How far float32 numbers are apart around a value. */
function spacing(value: number): number {
  const [bits = 0] = new Uint32Array(Float32Array.of(Math.abs(value)).buffer)
  const [next = Infinity] = new Float32Array(Uint32Array.of(bits + 1).buffer)
  return next - Math.abs(Math.fround(value))
}

/** The power of ten of a number's first digit. */
export function magnitudeOf(value: number): number {
  return Number(value.toExponential().split('e')[1])
}

export function powerOfTen(power: number): number {
  return Number(`1e${power}`)
}
