/** JSON as a grid: a list of objects, a list of lists, or an object of lists, also within an object, as pandas writes it. */
import { show } from '../math/show'
import { type Grid, type GridRow, TableError, countOf } from './table'

const forms = 'write a list of objects, a list of lists, or an object of lists'

/** @throws TableError if the value is no table, or rows of it differ in length */
export function gridOfJson(json: unknown): Grid {
  if (Array.isArray(json)) return json.every(isObject) ? gridOfObjects(json) : gridOfLists(json)
  if (isObject(json)) return gridOfObject(json)
  throw new TableError(`${show(json)} is no table`, forms)
}

/** Names and rows apart, one list of rows under any name, columns under `columns`, or columns. */
function gridOfObject(json: Readonly<Record<string, unknown>>): Grid {
  const { columns, data } = json
  if (isNames(columns) && isRows(data)) {
    const grid = gridOfLists(data)
    const width = grid.rows[0]?.cells.length ?? 0
    if (width === columns.length) return { ...grid, names: columns }
    throw new TableError(
      `${columns.length} names of columns and rows of ${width}`,
      'give every column a name',
    )
  }
  const lists = Object.values(json).filter(isRows)
  if (lists.length === 1) return gridOfJson(lists[0])
  return gridOfColumns(isObject(columns) ? columns : json)
}

function isNames(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.length > 0 && value.every((name) => typeof name === 'string')
}

/** Whether it is a list of objects or of lists. */
function isRows(value: unknown): value is readonly unknown[] {
  return Array.isArray(value) && value.length > 0 && (value.every(isObject) || value.every(Array.isArray))
}

function gridOfObjects(objects: readonly Readonly<Record<string, unknown>>[]): Grid {
  const names = [...new Set(objects.flatMap((object) => Object.keys(object)))]
  if (names.length === 0) throw new TableError('there is no row', forms)
  const rows = objects.map((object, index) => rowOf(names.map((name) => ownText(object, name)), index)) // prettier-ignore
  return { names, rows, separator: '' }
}

function gridOfLists(lists: readonly unknown[]): Grid {
  const rows = lists.map((list, index): GridRow => {
    if (!Array.isArray(list)) throw new TableError(`${show(list)} is no row`, forms, `row ${index + 1}`)
    return rowOf(list.map(textOf), index)
  })
  const width = rows[0]?.cells.length ?? 0
  if (width === 0) throw new TableError('there is no row', forms)
  const odd = rows.find(({ cells }) => cells.length !== width)
  if (odd)
    throw new TableError(
      `${countOf(odd.cells.length, 'value')} found, ${width} expected as in row 1`,
      'complete the row or leave it out',
      odd.place,
    )
  return { rows, separator: '' }
}

function gridOfColumns(columns: Readonly<Record<string, unknown>>): Grid {
  const entries = Object.entries(columns)
  const lists = entries.map(([name, list]): readonly unknown[] => {
    if (!Array.isArray(list)) throw new TableError(`${show(list)} of ${show(name)} is no list`, forms)
    return list
  })
  const count = lists[0]?.length ?? 0
  if (count === 0) throw new TableError('there is no row', forms)
  const odd = lists.findIndex(({ length }) => length !== count)
  if (odd >= 0)
    throw new TableError(
      `${show(entries[odd]?.[0])} has ${countOf(lists[odd]?.length ?? 0, 'value')}, and ${show(entries[0]?.[0])} ${count}`,
      'give every column as many',
    )
  const rows = Array.from({ length: count }, (_, row) => rowOf(lists.map((list) => textOf(list[row])), row)) // prettier-ignore
  return { names: entries.map(([name]) => name), rows, separator: '' }
}

function rowOf(cells: readonly string[], index: number): GridRow {
  return { place: `row ${index + 1}`, cells }
}

function ownText(object: Readonly<Record<string, unknown>>, name: string): string {
  return Object.hasOwn(object, name) ? textOf(object[name]) : ''
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return ''
  return typeof value === 'string' ? value.trim() : typeof value === 'number' ? String(value) : show(value)
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
