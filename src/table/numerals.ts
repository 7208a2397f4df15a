/** Which texts are numbers, and whether a comma in them stands before decimals or between thousands. */
import { type GridRow, quoted } from './table'

const pointed = /^[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?$/i
/** `2,5`, and `1.234,5` with points between thousands. */
const withComma = /^[-+]?(?:\d{1,3}(?:\.\d{3})+|\d*),\d+(?:e[-+]?\d+)?$/i
/** `1,234`, and `1,234.5`. */
const grouped = /^[-+]?[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?$/
const absent = /^(?:|na|n\/a|#n\/a|nan|null|none|nil|[-–—?.])$/i

/** Whether a text is a number in some way of writing. */
export function isNumeral(text: string): boolean {
  return pointed.test(text) || withComma.test(text) || grouped.test(text)
}

/** Whether a text stands for a number that is not there: `NA`, or nothing. */
export function isAbsent(text: string): boolean {
  return absent.test(text)
}

/** What a comma is in the numbers of a column, or the place where that cannot be told. */
export type Comma = 'decimal' | 'thousands' | { readonly row: number; readonly problem: string; readonly advice: string } // prettier-ignore

/** What a comma is in the column at an index. `isDecimal` says whether other columns have it before decimals. */
export function commaIn(
  rows: readonly GridRow[],
  index: number,
  separator: string,
  isDecimal: boolean,
): Comma {
  const texts = rows.map(({ cells }) => cells[index] ?? '')
  const certain = texts.findIndex(isCertainlyDecimal)
  const point = texts.find((text) => text.includes('.') && !text.includes(',') && pointed.test(text))
  if (certain >= 0) {
    if (point === undefined || /^[-+]?\d{1,3}(?:\.\d{3})+$/.test(point)) return 'decimal'
    const text = texts[certain] ?? ''
    return {
      row: certain,
      problem: `${quoted(text)} has a comma, and ${quoted(point)} a point`,
      advice: `write ${text.replaceAll('.', '').replace(',', '.')}`,
    }
  }
  const either = texts.findIndex((text) => grouped.test(text) && withComma.test(text))
  const isThousands = point !== undefined || texts.some((text) => grouped.test(text) && !withComma.test(text))
  if (either < 0 || isThousands) return 'thousands'
  if (isDecimal || separator === ';') return 'decimal'
  if (separator === ',') return 'thousands'
  const text = texts[either] ?? ''
  return {
    row: either,
    problem: `${quoted(text)} may be ${text.replace(',', '.')} or ${text.replace(',', '')}`,
    advice: 'write it without the comma',
  }
}

/** Whether the comma in a text can only stand before decimals. */
export function isCertainlyDecimal(text: string): boolean {
  return withComma.test(text) && !grouped.test(text)
}

/** The number of a text; undefined if it is none. */
export function numberOf(text: string, comma: 'decimal' | 'thousands'): number | undefined {
  if (!isNumeral(text)) return undefined
  const plain = comma === 'decimal' ? withoutPoints(text).replace(',', '.') : text.replaceAll(',', '')
  return Number(plain) + 0
}

/** Without the points between thousands of a number whose comma stands before decimals. */
function withoutPoints(text: string): string {
  return text.includes(',') || /^[-+]?\d{1,3}(?:\.\d{3})+$/.test(text) ? text.replaceAll('.', '') : text
}
