/** Rows of a user's own, and the curve that is drawn over them, in JSON. */
import { Misfit, identifier, inside, text } from '../math/check'
import { compileFormula } from '../math/formula'
import { type Json, identifier as name, numberIn, objectOf } from '../math/jsonSchema'
import { onceFor } from '../math/memo'
import { reservedNames } from '../math/names'
import type { JsonPart } from '../math/reading'
import type { Rows } from '../math/rows'
import { show } from '../math/show'
import { unseen } from '../math/unseen'
import { maxStart } from './domain'
import type { Model } from './surface'

export interface OwnData {
  /** By name, each with a number for every row. */
  readonly columns: Readonly<Record<string, readonly number[]>>
  /** What columns measure, by their names, and how they were changed: `(weight − 2.97) / 0.846, standardized`. */
  readonly labels?: Readonly<Record<string, string>>
  /** Where the rows are from, such as a file. */
  readonly source?: string
}

const maxColumns = 8
/** More would take seconds at every edit. */
export const maxRows = 100_000
/** Of a label or a source, in characters. */
const maxWords = 240
/** The largest number of a row, as of a domain. */
const largest = maxStart

/** The rows, made once for each data of a document. */
export const rowsOf = onceFor(({ columns }: OwnData): Rows => {
  const numbers = Object.values(columns).map((column) => Float64Array.from(column))
  return { columns: numbers, count: numbers[0]?.length ?? 0 }
})

/**
 * Reads `{ "columns": { "u": [1, 2], "v": [3, 4] } }`, where `labels` and a `source` may stand beside. Undefined without
 * data, or with a mistake in the columns.
 */
export function readData(part: JsonPart, parameters: readonly string[]): OwnData | undefined {
  if (part.value === undefined) return undefined
  const property = part.object(['columns', 'labels', 'source'])
  const columns = property('columns').read(
    (value) => columnsIn(value, parameters),
    undefined,
    'the surface has no data',
  )
  if (!columns) return undefined
  const labels = property('labels').read((value) => labelsIn(value, columns), undefined, 'they are left out')
  const source = property('source').read(words, undefined, 'it is left out')
  return { columns, ...(labels && { labels }), ...(source !== undefined && { source }) }
}

function labelsIn(value: unknown, columns: OwnData['columns']): Record<string, string> {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new Misfit(`${show(value)} does not fit, texts by the names of columns are expected`)
  const entries = Object.entries(value).map(([column, label]): [string, string] => {
    if (!Object.hasOwn(columns, column)) throw new Misfit(`${show(column)} is no column`)
    return [column, inside(column, () => words(label))]
  })
  return Object.fromEntries(entries)
}

/** A text for reading, on one line. @throws Misfit */
function words(value: unknown): string {
  const given = text(value)
  if (given.length > maxWords || given.search(unseen) >= 0 || /[\r\n]/.test(given))
    throw new Misfit(`${show(given)} does not fit, one line of up to ${maxWords} characters is expected`)
  return given
}

function columnsIn(value: unknown, parameters: readonly string[]): OwnData['columns'] {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new Misfit(`${show(value)} does not fit, lists of numbers by their names are expected`)
  const entries = Object.entries(value)
  if (entries.length === 0 || entries.length > maxColumns)
    throw new Misfit(`${entries.length} columns do not fit, 1 to ${maxColumns} are expected`)
  const lengths = entries.map(([column, numbers]) => {
    inside(column, () => {
      identifier(column)
      if (parameters.includes(column)) throw new Misfit(`"${column}" is a parameter`)
      if (reservedNames.includes(column)) throw new Misfit(`"${column}" is taken`)
    })
    return inside(column, () => lengthOf(numbers))
  })
  const [first = 0] = lengths
  const other = lengths.find((length) => length !== first)
  if (other !== undefined)
    throw new Misfit(`columns of ${first} and of ${other} numbers do not fit each other`)
  return Object.fromEntries(entries)
}

function lengthOf(numbers: unknown): number {
  if (!Array.isArray(numbers) || numbers.length === 0 || numbers.length > maxRows)
    throw new Misfit(
      `${show(numbers)} does not fit, a list of 1 to ${maxRows.toLocaleString('en-US')} numbers is expected`,
    )
  const row = numbers.findIndex((each) => typeof each !== 'number' || !(Math.abs(each) <= largest))
  if (row >= 0) inside(row, () => { throw new Misfit(`${show(numbers[row])} is not a number up to ${largest.toExponential().replace('+', '')}`) }) // prettier-ignore
  return numbers.length
}

/** Reads `{ "x": "u", "y": "v", "curve": "w u + b" }`. Undefined without one, or with a mistake in it. */
export function readModel(
  part: JsonPart,
  columns: readonly string[],
  names: readonly string[],
): Model | undefined {
  if (part.value === undefined) return undefined
  const outcome = 'no curve is drawn'
  const property = part.object(['x', 'y', 'curve'])
  const column = (which: 'x' | 'y'): string | undefined =>
    property(which).read(
      (value) => {
        if (typeof value === 'string' && columns.includes(value)) return value
        throw new Misfit(`${show(value)} is no column, one of ${columns.join(', ')} is expected`)
      },
      undefined,
      outcome,
    )
  const [x, y] = [column('x'), column('y')]
  if (x === undefined || y === undefined) return undefined
  const curve = property('curve').read(
    (value) => {
      compileFormula(text(value), [x, ...names])
      return text(value)
    },
    undefined,
    outcome,
  )
  return curve === undefined ? undefined : { x, y, curve }
}

const column: Json = {
  type: 'array',
  items: numberIn({ low: -largest, high: largest }),
  minItems: 1,
  maxItems: maxRows,
}

const line: Json = { type: 'string', maxLength: maxWords }

export const dataSchema: Json = objectOf<OwnData>(
  {
    columns: {
      type: 'object',
      propertyNames: name,
      additionalProperties: column,
      minProperties: 1,
      maxProperties: maxColumns,
    },
    labels: { type: 'object', propertyNames: name, additionalProperties: line },
    source: line,
  },
  'columns',
)

export const modelSchema: Json = objectOf<Model>(
  { x: name, y: name, curve: { type: 'string' } },
  'x',
  'y',
  'curve',
)
