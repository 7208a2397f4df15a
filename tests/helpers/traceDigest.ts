/** A digest of a trace: enough to tell whether another one has the same bytes, and where they differ. */
import { createHash } from 'node:crypto'

export interface TraceDigest {
  /** SHA-256 of the whole, in hexadecimal. */
  readonly sha256: string
  readonly rows: number
  /** The last row of each runner. */
  readonly last: readonly string[]
}

export function digest(csv: string): TraceDigest {
  const rows = csv.trimEnd().split('\n').slice(1)
  const runnerOf = (row: string | undefined): string | undefined => row?.split(',', 1)[0]
  return {
    sha256: createHash('sha256').update(csv).digest('hex'),
    rows: rows.length,
    last: rows.filter((row, index) => runnerOf(row) !== runnerOf(rows[index + 1])),
  }
}
