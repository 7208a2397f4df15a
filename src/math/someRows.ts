/** A fair sample of many rows. */
import { permute } from './permutation'
import type { Rows } from './rows'

/** No runner draws its batches from it. */
const stream = 2 ** 32 - 2

/** At most `max` of the rows, in their order: drawn, since every so many of them may have something in common. */
export function someRows(rows: Rows, max: number): Pick<Rows, 'columns' | 'count'> {
  if (rows.count <= max) return rows
  const order = new Int32Array(rows.count)
  permute(1, stream, 0, order)
  const drawn = order.subarray(0, max).sort()
  const columns = rows.columns.map((column) => Float64Array.from(drawn, (row) => column[row] ?? Number.NaN))
  return { columns, count: max }
}
