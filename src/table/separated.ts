/** A text of rows, such as CSV, as a grid. Papa Parse takes the rows apart; which character parts the cells is found here. */
import Papa from 'papaparse'
import { isNumeral } from './numerals'
import { type Grid, type GridRow, TableError, countOf } from './table'

/** In the order in which they are believed. A comma is the last that may also stand in numbers. */
const separators = [';', '\t', ',', '|', ' ']
/** How many rows, and how many characters, are enough to choose by. */
const [seenRows, seenLength] = [60, 65_536]

/** @throws TableError if the text has no two columns, or a line of it is wrong */
export function gridOf(given: string): Grid {
  const { text, said } = prepared(given)
  const separator = said ?? separatorOf(text)
  const rows = rowsOf(text, separator)
  const [first] = rows
  if (!first) throw new TableError('there is no row', 'write one row of numbers in each line')
  const width = first.cells.length
  const odd = rows.find(({ cells }) => cells.length !== width)
  if (odd)
    throw new TableError(
      `${countOf(odd.cells.length, 'cell')} found, ${width} expected as in ${first.place}`,
      'complete the line or leave it out',
      odd.place,
    )
  return { rows, separator }
}

/**
 * The text with one kind of line break, and its comments at the top blank, so that lines keep their numbers. Spreadsheets
 * may say in the first line what parts the cells: `sep=;`.
 */
function prepared(given: string): { readonly text: string; readonly said: string | undefined } {
  const text = given.replace(/^\ufeff/, '').replaceAll(/\r\n?/g, '\n')
  const said = /^sep=(.)[ \t]*(?=\n)/i.exec(text)
  const top = /^(?:[ \t]*(?:#.*)?\n)+/.exec(text)
  const head = said?.[0] ?? top?.[0] ?? ''
  return { text: head.replaceAll(/[^\n]/g, '') + text.slice(head.length), said: said?.[1] }
}

/** What parts the cells: with it most rows are as long as the first, and most columns are numbers. */
function separatorOf(text: string): string {
  const seen = text.slice(0, seenLength)
  let best = { separator: ',', score: 0 }
  for (const separator of separators) {
    const score = scoreOf(parsed(seen, separator, seenRows).data.map((cells) => cleaned(cells, separator)))
    if (score > best.score) best = { separator, score }
  }
  return best.separator
}

/** From 0 to 1: how well some rows are a table. */
function scoreOf(all: readonly (readonly string[])[]): number {
  const rows = all.filter((cells) => cells.some((cell) => cell !== ''))
  const [first = [], ...below] = rows
  const width = first.length
  if (width < 2) return 0
  const alike = (below.length > 0 ? below : rows).filter((cells) => cells.length === width)
  const numbers = alike.flat().filter(isNumeral).length
  const share = alike.length / Math.max(below.length, 1)
  // A table without numbers is still one, of names.
  return share * (0.01 + numbers / Math.max(width * alike.length, 1))
}

/** The rows that hold something. @throws TableError at a quote that is wrong */
function rowsOf(text: string, separator: string): GridRow[] {
  const { data, errors } = parsed(text, separator)
  const rows: GridRow[] = []
  const places: string[] = []
  let line = 1
  for (const cells of data) {
    const place = `line ${line}`
    places.push(place)
    line += 1 + cells.reduce((breaks, cell) => breaks + cell.split('\n').length - 1, 0)
    const clean = cleaned(cells, separator)
    if (clean.some((cell) => cell !== '')) rows.push({ place, cells: clean })
  }
  const [error] = errors
  if (error) {
    const isOpen = error.code === 'MissingQuotes'
    throw new TableError(
      isOpen ? 'a quote is opened and not closed' : 'a quote stands inside a quoted cell',
      isOpen ? 'close it or take it out' : 'write it twice or take it out',
      places[error.row ?? 0],
    )
  }
  return rows
}

function parsed(text: string, delimiter: string, preview = 0): Papa.ParseResult<string[]> {
  return Papa.parse<string[]>(text, { delimiter, newline: '\n', preview })
}

/** Cells without what stands around them. Blanks in a row part the cells however many they are. */
function cleaned(cells: readonly string[], separator: string): string[] {
  const clean = cells.map((cell) =>
    cell
      .trim()
      .replace(/^"(.*)"$/s, '$1')
      .trim()
      .replace(/^\u2212/, '-'),
  )
  return separator === ' ' ? clean.filter((cell) => cell !== '') : clean
}
