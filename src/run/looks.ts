/** How often a run looks at all rows of the data: as rarely as they are many. */
import { maxSeen } from './batches/batches'
import type { Loss } from '../surfaces/compile'
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

/** What says at which of its steps a run looks. */
export interface Looking extends Looks {
  /** The number of its steps. */
  readonly steps: number
  /** The step whose point is repeated to the end, if it was lost after that, or had arrived where its rule has no numbers. */
  readonly frozenFrom: number | undefined
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

/** Whether a run looks at all rows at a step. It does where it ends. */
export function isLook(
  { stepsPerLook: usual, steps, frozenFrom = Infinity }: Omit<Looking, 'stepsPerValidation'>,
  step: number,
  every = usual,
): boolean {
  return step % every === 0 || step >= Math.min(steps, frozenFrom)
}

/** The last look of a run until a step. */
export function lookAt(run: Omit<Looking, 'stepsPerValidation'>, step: number): number {
  return isLook(run, step) ? step : step - (step % run.stepsPerLook)
}

/** The losses over the rows of the validation where a run looks at them, and between two looks that of the look before. */
export function validationOf(loss: Loss, run: Looking & { readonly points: Float64Array }): Float64Array {
  const { points } = run
  const losses = new Float64Array(points.length / 3)
  for (let step = 0; step < losses.length; step += 1)
    losses[step] =
      (step === 0 || step <= (run.frozenFrom ?? step)) && isLook(run, step, run.stepsPerValidation)
        ? loss.value(points[3 * step] as number, points[3 * step + 1] as number)
        : (losses[step - 1] as number)
  return losses
}
