/** Some of many rows, evenly spread. */
import type { Rows } from './rows'

/** At most `most` of the rows, in their order. */
export function someRows(rows: Rows, most: number): Rows {
  if (rows.count <= most) return rows
  const numbers = Int32Array.from({ length: most }, (_, at) => Math.floor((at * rows.count) / most))
  const columns = rows.columns.map((column) => Float64Array.from(numbers, (row) => column[row] ?? Number.NaN))
  return { columns, count: most, numbers }
}
