/** How often a run looks at all rows of the data: as rarely as they are many. */
import { maxSeen } from './batches/batches'
import type { Ground } from './ground'

/** Looks at very many rows are spaced so that they cost this many rows for each step. */
const rowsForEach = 5000
/** So many rows all looks of a run may cost. */
const rowsForAll = 1e7

/** Every how many steps a run of so many looks. `seesAll`: its steps see all rows anyway. */
export function stepsPerLook(
  { rows, validation }: Pick<Ground, 'rows' | 'validation'>,
  steps: number,
  seesAll: boolean,
): number {
  const count = Math.max(seesAll ? 0 : (rows?.count ?? 0), validation?.rows.count ?? 0)
  return Math.max(
    count > maxSeen ? Math.ceil(count / rowsForEach) : 1,
    Math.ceil((count * steps) / rowsForAll),
  )
}
