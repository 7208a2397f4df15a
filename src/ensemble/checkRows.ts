/** Ensembles take no surface of very many rows: each of their runs would look at all of them. */
import { maxSeen } from '../run/batches/batches'
import type { Ground } from '../run/ground'
import { EnsembleError } from './gpu/error'

/** @throws EnsembleError */
export function checkRows({ rows }: Pick<Ground, 'rows'>): void {
  if (!rows || rows.count <= maxSeen) return
  const [has, max] = [rows.count, maxSeen].map((count) => count.toLocaleString('en-US'))
  throw new EnsembleError(
    `The surface has ${has} rows, an ensemble takes up to ${max}: open a file with fewer rows`,
  )
}
