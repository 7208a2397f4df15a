/** Reads a table from the bytes of a file, or from a text: CSV, TSV, blanks between columns, or JSON. */
import { textOfBytes } from '../check/path/bytes'
import { PathError } from '../check/path/path'
import { jsonOfText } from '../experiment/file/jsonText'
import { maxRows } from '../surfaces/ownData'
import { type Named, named, tableOf, tooManyRows } from './columns'
import { gridOfJson } from './jsonGrid'
import { gridOf } from './separated'
import { type Grid, type Table, TableError, maxTableLength } from './table'

/**
 * `size` is that of the whole file, in bytes, of which `given` may be the beginning alone.
 * @throws TableError if it has not two columns of numbers, or is too long
 */
export function readTable(given: string | Uint8Array, size = given.length): Table {
  if (size > maxTableLength) throw tooLong(given, size)
  return tableOf(named(isJson(given) ? gridOfJson(jsonIn(given)) : gridIn(textOf(given))), maxRows)
}

/** So many lines are not taken apart to be counted. */
const manyLines = 4 * maxRows

/** @throws TableError if it is no table, or has many lines. With quotes, a row may have several. */
function gridIn(text: string): Grid {
  const lines = text.includes('"') ? 0 : text.split(lineBreak).length
  if (lines > manyLines) throw tooManyRows(`about ${roundedCount(lines)} rows`, maxRows)
  return gridOf(text)
}

const lineBreak = /\r\n|\r|\n/

/** How many characters of a text are enough to see what it is. */
const headLength = 16_384

/** The names of the columns, and how many are numbers, by the first lines. Undefined if this is no table of numbers. */
export function readHead(given: string | Uint8Array): Named | undefined {
  try {
    const head = textOf(given.slice(0, 2 * headLength), true)
    // The last line may have been cut.
    const whole = given.length > head.length ? head.slice(0, head.lastIndexOf('\n') + 1) : head
    const grid = named(gridOf(whole))
    return grid.numeric.length >= 2 ? grid : undefined
  } catch (error) {
    if (error instanceof TableError) return undefined
    throw error
  }
}

function isJson(given: string | Uint8Array): boolean {
  const start = textOf(given.slice(0, 256), true)
  return /^\s*[[{]/.test(start)
}

function jsonIn(given: string | Uint8Array): unknown {
  const read = jsonOfText(textOf(given), maxTableLength)
  if ('problem' in read) throw new TableError(read.problem, 'mend it there')
  return read.json
}

/** @throws TableError if the bytes are no text. A beginning may end within a character. */
function textOf(given: string | Uint8Array, isBeginning = false): string {
  if (typeof given === 'string') return given.replace(/^\ufeff/, '')
  if (isBeginning) return new TextDecoder(encodingOf(given)).decode(given)
  try {
    return textOfBytes(given)
  } catch (error) {
    if (error instanceof PathError) throw new TableError('the text is not in UTF-8', 'save it as UTF-8')
    throw error
  }
}

function encodingOf([a, b]: Uint8Array): string {
  return a === 0xff && b === 0xfe ? 'utf-16le' : a === 0xfe && b === 0xff ? 'utf-16be' : 'utf-8'
}

/** A text of this size is not read. About how many rows it has is seen at its beginning. */
function tooLong(given: string | Uint8Array, size: number): TableError {
  const start = given.slice(0, headLength)
  const lines = textOf(start, true).split(lineBreak).length - 1
  const rows = Math.round((lines * size) / Math.max(start.length, 1))
  const megabytes = `${Math.round(size / 1024 / 1024).toLocaleString('en-US')} MiB`
  if (rows <= maxRows)
    return new TableError(
      `it has ${megabytes}, at most ${maxTableLength / 1024 / 1024} are read`,
      'leave out what is not needed',
    )
  return tooManyRows(`${megabytes}, about ${roundedCount(rows)} rows`, maxRows)
}

function roundedCount(count: number): string {
  return Number(count.toPrecision(2)).toLocaleString('en-US')
}
