/** A text as records: each has the texts of its numbers, with labels where the text has some. */
import { isGrouped, numeralOf } from './numerals'
import { PathError, maxColumns, tooWide } from './path'

export interface TextRecord {
  /** Its first line, from 1. */
  readonly line: number
  readonly labels: readonly string[]
  readonly texts: readonly string[]
}

export interface TextLine {
  readonly line: number
  readonly text: string
}

const commented = /^\s*(?:#|%|\/\/)/

/** The lines that hold something, and the last comment before them, which may name the columns. */
export function linesOf(text: string): { readonly lines: readonly TextLine[]; readonly comment: string } {
  const all = text
    .replace(/^\ufeff/, '')
    .split(/\r\n|\r|\n/)
    .map((text, index) => ({ line: index + 1, text }))
    .filter(({ text }) => text.trim() !== '')
  const first = all.findIndex(({ text }) => !commented.test(text))
  const comment = all[first - 1]?.text ?? ''
  const lines = all.filter(({ text }) => !commented.test(text) && !/^sep=.$/i.test(text.trim()))
  return { lines, comment: comment.replace(commented, '') }
}

/** A row of a table is no longer, in characters. */
const maxLine = 10_000
const separators = [';', '\t', ',', ' ']

/** Lines as a table with a header or without; undefined if they are none. @throws PathError */
export function tableOf(lines: readonly TextLine[], comment: string): TextRecord[] | undefined {
  const [first, second] = lines
  if (!first || first.text.length > maxLine) return undefined
  for (const separator of separators) {
    const isNumber = (text: string): boolean => numeralOf(text) !== undefined
    const head = fieldsOf(first.text, separator)
    if (head.length > maxColumns) throw tooWide(first.line)
    if (head.length < 2 && separator !== ' ') continue
    if (head.every(isNumber)) {
      const words = [fieldsOf(comment, separator), fieldsOf(comment, ' ')]
      const labels = words.find(({ length }) => length === head.length)
      return rowsOf(lines, separator, labels?.some(isNumber) ? undefined : labels)
    }
    const below = second ? fieldsOf(second.text, separator) : []
    // A first row of another length is one that something is missing in.
    const isOdd =
      below.length !== head.length && (separator === ' ' || below.length < 2 || !below.every(isNumber))
    if (head.some(isNumber) || isOdd || !below.some(isNumber)) continue
    if (separator === ' ' && !below.every(isNumber)) continue
    return rowsOf(lines.slice(1), separator, head)
  }
  return undefined
}

function rowsOf(
  lines: readonly TextLine[],
  separator: string,
  names: readonly string[] | undefined,
): TextRecord[] {
  const [first] = lines
  const wanted = names?.length ?? (first ? fieldsOf(first.text, separator).length : 0)
  const labels = names ?? Array.from({ length: wanted }, () => '')
  const rows = lines.map(({ line, text }) => {
    const texts = fieldsOf(text, separator)
    if (texts.length !== wanted) {
      const what = wanted === 1 ? 'number' : 'numbers'
      throw new PathError(
        `${wanted} ${what} expected, ${texts.length} found`,
        'complete the line or leave it out',
        line,
      )
    }
    return { line, labels, texts }
  })
  return separator === ',' ? withPoints(rows) : rows
}

/**
 * The rows of a table between commas, with points in its quoted numbers. Commas part thousands where all of them can,
 * and else stand for the point, if no number of the table has a point or two commas.
 * @throws PathError at a number that can be neither
 */
function withPoints(rows: readonly TextRecord[]): TextRecord[] {
  const all = rows.flatMap(({ texts }) => texts.filter((text) => numeralOf(text) !== undefined))
  const isPointed = (text: string): boolean => /\.|,.*,/.test(text)
  const isDecimal = !all.some(isPointed) && all.some((text) => text.includes(',') && !isGrouped(text))
  return rows.map(({ line, labels, texts }) => ({
    line,
    labels,
    texts: texts.map((text) => {
      if (!text.includes(',') || numeralOf(text) === undefined) return text
      if (isDecimal) return text.replace(',', '.')
      if (isGrouped(text)) return text.replaceAll(',', '')
      const advice = `write ${text.replace(',', '.')}`
      throw new PathError(
        `"${text}" has a comma, and other numbers have a point or commas between thousands`,
        advice,
        line,
      )
    }),
  }))
}

/** The fields of a line, without blanks and quotes around them. A quoted field may hold the separator. */
function fieldsOf(line: string, separator: string): string[] {
  const text = line.trim()
  if (text === '') return []
  if (separator === ' ') return text.split(/\s+/).map(unquoted)
  const fields: string[] = []
  let field = ''
  let isQuoted = false
  for (const character of separator === '\t' ? line : text) {
    if (character === '"') isQuoted = !isQuoted
    if (character === separator && !isQuoted) {
      fields.push(unquoted(field))
      field = ''
    } else field += character
  }
  return [...fields, unquoted(field)]
}

function unquoted(field: string): string {
  const text = field.trim()
  return (/^"(.*)"$/s.exec(text)?.[1] ?? text).replaceAll('""', '"').trim()
}
