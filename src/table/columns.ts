/** A grid as columns: whether its first row names them, which hold numbers, and what is wrong with the others. */
import { formatNumber } from '../math/numbers'
import { maxStart } from '../surfaces/domain'
import { type Comma, commaIn, isAbsent, isCertainlyDecimal, isNumeral, numberOf } from './numerals'
import {
  type Grid,
  type GridRow,
  type Table,
  type TableColumn,
  TableError,
  countOf,
  maxTableColumns,
  nameOf,
  quoted,
} from './table'

/** A grid whose rows are all below its names. */
export interface Named {
  readonly names: readonly string[]
  /** Whether the text says them. */
  readonly isNamed: boolean
  readonly rows: readonly GridRow[]
  /** The columns that are numbers, or are meant to be. */
  readonly numeric: readonly number[]
  readonly separator: string
}

/** Takes the names off the top. @throws TableError if there are no numbers, or the first row is half names */
export function named({ names, rows, separator }: Grid): Named {
  const width = rows[0]?.cells.length ?? 0
  if (width > maxTableColumns)
    throw new TableError(
      `${countOf(width, 'column')} found, at most ${maxTableColumns} are read`,
      'leave some out',
    )
  const all = Array.from({ length: width }, (_, index) => index)
  if (names)
    return { names: names.map(nameOf), isNamed: true, rows, numeric: numericIn(rows, all), separator }
  const [first, ...below] = rows
  const numeric = numericIn(below.length > 0 ? below : rows, all)
  const bare = numeric.filter((index) => isNumeral(first?.cells[index] ?? ''))
  if (!first || numeric.length === 0)
    throw new TableError('there is no column of numbers', 'write one row of numbers in each line')
  const isNamed = bare.length === 0 && below.length > 0 && first.cells.some((cell) => !isAbsent(cell))
  const other = numeric.find((index) => !bare.includes(index))
  if (!isNamed && other !== undefined && bare.length > 0 && !isAbsent(first.cells[other] ?? ''))
    throw new TableError(
      `${quoted(first.cells[other] ?? '')} is not a number, and ${quoted(first.cells[bare[0] ?? 0] ?? '')} is no name`,
      'name all columns in the first line, or none',
      first.place,
    )
  return {
    names: all.map((index) => nameOf(isNamed ? (first.cells[index] ?? '') : '', index)),
    isNamed,
    rows: isNamed ? below : rows,
    numeric,
    separator,
  }
}

/** The columns with numbers, in which at least as many cells are numbers as words. */
function numericIn(rows: readonly GridRow[], columns: readonly number[]): number[] {
  return columns.filter((index) => {
    let [balance, hasNumber] = [0, false]
    for (const { cells } of rows) {
      const text = cells[index] ?? ''
      if (isNumeral(text)) [balance, hasNumber] = [balance + 1, true]
      else if (!isAbsent(text)) balance -= 1
    }
    return hasNumber && balance >= 0
  })
}

/** @throws TableError if it has not two columns of numbers, or more rows than `maxRows` */
export function tableOf(grid: Named, maxRows: number): Table {
  const { names, rows, numeric, separator } = grid
  if (rows.length > maxRows) throw tooManyRows(countOf(rows.length, 'row'), maxRows)
  const isDecimal = rows.some(({ cells }) => numeric.some((index) => isCertainlyDecimal(cells[index] ?? '')))
  const columns: TableColumn[] = []
  const leftOut: { name: string; why: string }[] = []
  let fault: TableError | undefined
  for (const [index, name] of names.entries()) {
    if (!numeric.includes(index)) {
      const isEmpty = rows.every(({ cells }) => isAbsent(cells[index] ?? ''))
      leftOut.push({ name, why: isEmpty ? 'empty' : 'words' })
      continue
    }
    try {
      const comma = commaIn(rows, index, separator, isDecimal)
      columns.push({ name, numbers: numbersOf(rows, index, name, comma) })
    } catch (error) {
      if (!(error instanceof TableError)) throw error
      fault ??= error
      leftOut.push({ name, why: error.message })
    }
  }
  if (columns.length >= 2) return { columns, leftOut }
  throw fault ?? new TableError('only one column of numbers found', 'two are needed: one across and one up')
}

export function tooManyRows(found: string, maxRows: number): TableError {
  return new TableError(
    `it has ${found}, at most ${maxRows.toLocaleString('en-US')} are read`,
    'take a sample',
  )
}

/** @throws TableError at the first cell that is no number */
function numbersOf(rows: readonly GridRow[], index: number, name: string, comma: Comma): number[] {
  if (typeof comma === 'object')
    throw new TableError(`${comma.problem} in column ${name}`, comma.advice, rows[comma.row]?.place)
  return rows.map(({ cells, place }) => {
    const text = cells[index] ?? ''
    const number = numberOf(text, comma)
    if (number === undefined) {
      const problem = isAbsent(text)
        ? `a number is missing in column ${name}${text === '' ? '' : `, ${quoted(text)}`}`
        : `${quoted(text)} in column ${name} is not a number`
      throw new TableError(problem, 'write one or leave the line out', place)
    }
    if (Math.abs(number) > maxStart)
      throw new TableError(
        `${quoted(text)} in column ${name} is past ${formatNumber(maxStart)}`,
        'choose a larger unit',
        place,
      )
    return number
  })
}
