/** A table of another program: columns of numbers, and what of it was left out. */
import { unseen } from '../math/unseen'

export interface TableColumn {
  readonly name: string
  /** One for each row. */
  readonly numbers: readonly number[]
}

export interface Table {
  /** At least two, all of the same length. */
  readonly columns: readonly TableColumn[]
  /** The columns that hold no numbers, or that something is wrong with: each in a few words, by its name. */
  readonly leftOut: readonly { readonly name: string; readonly why: string }[]
}

/** Rows of texts, before anybody knows which are numbers. */
export interface Grid {
  /** The names of the columns, where the form of the text says them. */
  readonly names?: readonly string[]
  readonly rows: readonly GridRow[]
  /** What stands between the cells of a row. Empty where nothing does, as in JSON. */
  readonly separator: string
}

export interface GridRow {
  /** Where it stands: `line 17`. */
  readonly place: string
  readonly cells: readonly string[]
}

/** What is wrong with a table, in one line: where, what, and what to do. */
export class TableError extends Error {
  override readonly name = 'TableError'

  constructor(problem: string, advice: string, place?: string) {
    super(`${place === undefined ? '' : `${place}: `}${problem}, ${advice}`)
  }
}

/** Of the longest text that is read: in bytes of a file, and in characters. */
export const maxTableLength = 16 * 1024 * 1024
/** Of columns, most of which nobody chooses. */
export const maxTableColumns = 100
/** Of the name of a column, in characters. */
const maxName = 60

/** A name on one line, cut where it is too long. */
export function nameOf(text: string, index: number): string {
  const name = text.replaceAll(/\s+/g, ' ').replaceAll(unseen, '').trim()
  if (name === '') return `c${index + 1}`
  return name.length > maxName ? `${name.slice(0, maxName - 1)}…` : name
}

/** A text of a cell, in quotes and on one line, for a message. */
export function quoted(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ').replaceAll(unseen, '')
  return `"${line.length > 24 ? `${line.slice(0, 23)}…` : line}"`
}

/** `5,000 rows`, `1 row`. */
export function countOf(count: number, what: string): string {
  return `${count.toLocaleString('en-US')} ${what}${count === 1 ? '' : 's'}`
}
