/** The two columns that are chosen at first: the first two that are no index of the rows. */
import type { Table } from './table'

export function usualColumns({ columns }: Table): readonly [across: number, up: number] {
  const indices = columns.map((_, index) => index)
  const told = indices.filter((index) => !counts(columns[index]?.numbers ?? []))
  const [across = 0, up = 1] = told.length >= 2 ? told : indices
  return [across, up]
}

/** Whether numbers count the rows, as the index does that tables of pandas begin with. */
function counts(numbers: readonly number[]): boolean {
  const [first = 0] = numbers
  return (first === 0 || first === 1) && numbers.every((each, row) => each === first + row)
}
