/** How often a run looks at all rows of the data: as rarely as they are many. */
import { maxSeen } from './batches/batches'
import type { Ground } from './ground'

export interface Looks {
  /**
   * Every how many steps a run looks at all rows of the data, as it does where it ends: 1 unless its steps see batches of
   * very many, or there are very many steps. Losses, norms and steepness between two looks are those of the look before.
   */
  readonly stepsPerLook: number
  /** The same for the rows that are set apart. */
  readonly stepsPerValidation: number
}

/** Looks at very many rows are spaced so that they cost this many rows for each step. */
const rowsForEach = 5000
/** So many rows all looks of a run may cost. */
const rowsForAll = 1e7

/** Every how many steps a run of so many looks at so many rows. */
export function stepsPerLook(rows: number, steps: number): number {
  return Math.max(rows > maxSeen ? Math.ceil(rows / rowsForEach) : 1, Math.ceil((rows * steps) / rowsForAll))
}

/** The same for all rows and for those of the validation. A run that the latter may stop looks at both at once. */
export function looksOf(
  { rows, validation }: Pick<Ground, 'rows' | 'validation'>,
  steps: number,
  { seesAll, isWatched }: { readonly seesAll: boolean; readonly isWatched: boolean },
): Looks {
  // Steps that see all rows have looked.
  const own = seesAll ? 1 : stepsPerLook(rows?.count ?? 0, steps)
  const apart = stepsPerLook(validation?.rows.count ?? 0, steps)
  const both = Math.max(own, apart)
  return isWatched
    ? { stepsPerLook: both, stepsPerValidation: both }
    : { stepsPerLook: own, stepsPerValidation: apart }
}
