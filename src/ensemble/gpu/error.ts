/** Why an ensemble cannot be computed. */
import { maxSeen } from '../../run/batches/batches'
import type { Ground } from '../../run/ground'

/** Why an ensemble cannot be computed, in one line that says what to do. */
export class EnsembleError extends Error {
  override readonly name: string = 'EnsembleError'
}

/** @throws EnsembleError where the runs of an ensemble would look at very many rows */
export function checkRows({ rows }: Pick<Ground, 'rows'>): void {
  if (!rows || rows.count <= maxSeen) return
  const [has, most] = [rows.count, maxSeen].map((count) => count.toLocaleString('en-US'))
  throw new EnsembleError(`the surface has ${has} rows, an ensemble takes up to ${most}: open fewer of them`)
}

/** A run needs more than the GPU has room for. The CPU can still compute it. */
export class RoomError extends EnsembleError {
  override readonly name = 'RoomError'
}
