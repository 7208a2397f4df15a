/** Reads a path from the text of a table or of a printout. */
import { type Columns, columnsOf, countOf, plainLabel } from './columns'
import { type Numeral, arithmeticOf, longestOf, numeralOf, unitsOf } from './numerals'
import { type Path, PathError, type PathRow, maxPathLength, maxRows, maxStep } from './path'
import { printoutOf } from './printout'
import { type TextRecord, linesOf, tableOf } from './records'

interface Wanted {
  /** The names of the surface's parameters. */
  readonly parameters: readonly string[]
  /** The runner whose rows are taken from a table of several, such as `trace` prints. */
  readonly runner?: number
}

/** @throws PathError if it has no path, or a line of it is wrong */
export function readPath(text: string, { parameters, runner = 0 }: Wanted): Path {
  if (text.length > maxPathLength)
    throw new PathError(
      `the path is longer than ${maxPathLength / 1024 / 1024} MiB`,
      'leave out rows, for example all but every 10th',
    )
  if (isJson(text)) throw new PathError('this is a file of JSON', asTable(parameters))
  const { lines, comment } = linesOf(text)
  const surplus = lines[maxRows * maxLines]
  if (surplus) throw tooLong(surplus.line)
  const table = tableOf(lines, comment)
  const all = table ?? printoutOf(lines)
  const form = table ? tableForm(ofRunner(all, runner), parameters) : printoutForm(all, parameters)
  const { columns, records, notes } = form
  const next = records[maxRows]
  if (next) throw tooLong(next.line)
  return pathOf(records, columns, notes)
}

interface Form {
  readonly columns: Columns
  readonly records: readonly TextRecord[]
  readonly notes: readonly string[]
}

function tableForm(records: readonly TextRecord[], parameters: readonly string[]): Form {
  const [first] = records
  if (!first) throw nothing(parameters)
  const columns = columnsOf(first.labels, parameters, (index) => counts(records, index))
  if (typeof columns === 'string')
    throw new PathError(columns, `name the columns step, ${parameters.join(', ')}`, first.line)
  return { columns, records, notes: [] }
}

/** The rows of one runner, if the table has several. @throws PathError if it has none of this one */
function ofRunner(records: readonly TextRecord[], runner: number): readonly TextRecord[] {
  const column = records[0]?.labels.findIndex((label) => plainLabel(label) === 'runner') ?? -1
  if (column < 0) return records
  const own = records.filter(({ texts }) => Number(texts[column]) === runner)
  if (own.length === 0)
    throw new PathError(`no row has ${runner} as its runner`, 'choose the runner that the path is of')
  return own
}

/** How many lines of a printout may make one row. */
const maxLines = 4

/**
 * The rows of a printout are lines, or as many lines as hold all of a row, one like the other. Other lines are left out
 * before the first row and after the last, but not between.
 */
function printoutForm(all: readonly TextRecord[], parameters: readonly string[]): Form {
  const numbered = all.filter(({ texts }) => texts.length > 0)
  let problem: PathError | undefined
  for (let begin = 0; begin < numbered.length; begin += 1) {
    for (let size = 1; size <= Math.min(maxLines, numbered.length - begin); size += 1) {
      const first = joined(numbered.slice(begin, begin + size))
      const next = joined(numbered.slice(begin + size, begin + 2 * size))
      const isOnly = begin === 0 && size === numbered.length
      const columns = columnsOf(first.labels, parameters, (index) => counts([first, next], index))
      if (typeof columns === 'string') problem ??= new PathError(columns, asTable(parameters), first.line)
      else if (isOnly || isAlike(first, next)) {
        const odd = numbered.findIndex((record, index) => index < begin && isAlike(record, first))
        if (odd >= 0) throw unlike(first, numbered[odd + 1] ?? first)
        const records = alike(numbered.slice(begin), size, first)
        const left = numbered.length - size * records.length
        const note = `${countOf(left, 'line')} with other numbers ${left === 1 ? 'was' : 'were'} left out.`
        return { columns, records, notes: left > 0 ? [note] : [] }
      } else problem ??= unlike(first, next)
    }
  }
  throw problem ?? nothing(parameters)
}

/** Rows of `size` lines each, as long as they are like the first. @throws PathError at a line that is not, before others */
function alike(lines: readonly TextRecord[], size: number, first: TextRecord): TextRecord[] {
  const rows: TextRecord[] = []
  for (let at = 0; at < lines.length; at += size) rows.push(joined(lines.slice(at, at + size)))
  const end = rows.findIndex((row) => !isAlike(first, row))
  if (end < 0) return rows
  const odd = rows[end] as TextRecord
  if (rows.slice(end + 1).some((row) => isAlike(first, row))) throw unlike(first, odd)
  return rows.slice(0, end)
}

/** What is wrong with a row that is not like the first. */
function unlike(first: TextRecord, odd: TextRecord): PathError {
  const [wanted, found] = [first.texts.length, odd.texts.length]
  const problem =
    wanted === found
      ? `${wordsOf(odd)} found, where line ${first.line} has ${wordsOf(first)}`
      : `${countOf(wanted, 'number')} expected as in line ${first.line}, ${found} found`
  return new PathError(problem, 'complete the line or leave it out', odd.line)
}

function wordsOf({ labels }: TextRecord): string {
  return labels.map((label) => label || 'a number').join(', ')
}

function joined(records: readonly TextRecord[]): TextRecord {
  return {
    line: records[0]?.line ?? 0,
    labels: records.flatMap(({ labels }) => labels),
    texts: records.flatMap(({ texts }) => texts),
  }
}

function isAlike(one: TextRecord, other: TextRecord): boolean {
  return one.labels.join('\n') === other.labels.join('\n')
}

/** Whether the numbers at an index are whole and grow. */
function counts(records: readonly TextRecord[], index: number): boolean {
  const numbers = records.map(({ texts }) => numeralOf(texts[index] ?? '')?.value ?? Number.NaN)
  return numbers.every(
    (number, row) => Number.isInteger(number) && number >= 0 && number > (numbers[row - 1] ?? -1),
  )
}

function pathOf(records: readonly TextRecord[], columns: Columns, notes: readonly string[]): Path {
  const at = ({ texts, labels, line }: TextRecord, index: number): Numeral => {
    const text = texts[index] ?? ''
    const numeral = numeralOf(text)
    if (numeral) return numeral
    const where = labels[index] ? ` in column ${labels[index]}` : ''
    const problem = text === '' ? `a number is missing${where}` : `"${shorten(text)}"${where} is not a number`
    throw new PathError(problem, 'write one or leave the line out', line)
  }
  const points = records.map((record) => columns.point.map((index) => at(record, index)))
  const { loss } = columns
  const losses = loss === undefined ? [] : records.map((record) => at(record, loss))
  const unitOf = unitsOf(points.flat())
  const lossUnit = unitsOf(losses)
  const steps = stepsOf(records, columns.step, (record, index) => at(record, index).value)
  const rows = records.map(({ line }, index): PathRow => {
    const point = points[index] ?? []
    const value = losses[index]
    return {
      line,
      step: steps[index] ?? index,
      point: point.map((each) => each.value),
      units: point.map(unitOf),
      ...(value && { loss: { value: value.value, unit: lossUnit(value) } }),
    }
  })
  return {
    rows,
    isCounted: columns.step !== undefined,
    digits: longestOf(points.flat()),
    arithmetic: arithmeticOf(points.flat(), unitOf),
    notes,
  }
}

/** The step of each record: as it says, or counted from 0. @throws PathError where they do not grow */
function stepsOf(
  records: readonly TextRecord[],
  column: number | undefined,
  at: (record: TextRecord, column: number) => number,
): number[] {
  let before = -1
  return records.map((record, index) => {
    const step = column === undefined ? index : at(record, column)
    const { line } = record
    if (!Number.isInteger(step) || step < 0)
      throw new PathError(`step ${step} is not a whole number`, 'count steps from 0 or 1', line)
    if (step === before) throw new PathError(`step ${step} is there twice`, 'leave one out', line)
    if (step < before)
      throw new PathError(`step ${step} comes after step ${before}`, 'keep one run, in its order', line)
    if (step > maxStep)
      throw new PathError(
        `step ${step} is past the last, ${maxStep}`,
        'leave out the rows from here on',
        line,
      )
    before = step
    return step
  })
}

/** Whether it is one object of JSON, as an experiment is. Lines of JSON are a printout. */
function isJson(text: string): boolean {
  if (!/^\s*\{/.test(text)) return false
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

function tooLong(line: number): PathError {
  return new PathError(`more than ${maxRows} rows`, 'leave out the rows from here on', line)
}

function asTable(parameters: readonly string[]): string {
  return `write a table with the columns step, ${parameters.join(', ')}`
}

function nothing(parameters: readonly string[]): PathError {
  return new PathError('there is no row of numbers', asTable(parameters))
}

function shorten(text: string): string {
  return text.length > 24 ? `${text.slice(0, 23)}…` : text
}
