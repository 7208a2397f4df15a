/** The mini-batches of a runner: which rows each of its steps sees. */
import { hash } from '../../math/hash'
import type { Rows } from '../../math/rows'
import type { Batch } from '../plan'
import { below, permute } from '../../math/permutation'

/** How a race of data draws: the seed, and the stream of a runner. */
interface Drawn {
  readonly seed: number
  readonly stream: number
}

export interface Batches {
  /** The numbers of the rows that step `t`, from 1, sees. They hold until the next call. */
  indicesAt(t: number): Int32Array
  /** The rows themselves. They hold until the next call. */
  rowsAt(t: number): Rows
}

/** A step sees at most so many rows. With more, a run looks at all of them only now and then. */
export const maxSeen = 10_000

/** The batch of steps on so many rows; undefined where they see all. Of very many rows, none sees more than `maxSeen`. */
export function batchFor(batch: Batch | undefined, count: number): Batch | undefined {
  if (count <= maxSeen || (batch && batch.size * batch.accumulate <= maxSeen)) return batch
  const size = Math.min(batch?.size ?? maxSeen, maxSeen)
  const accumulate = Math.min(batch?.accumulate ?? 1, Math.floor(maxSeen / size))
  return { size, accumulate, shuffle: batch?.shuffle ?? 'epoch' }
}

/** How many rows one step sees at most. */
export function rowsPerStep({ size, accumulate }: Batch, count: number): number {
  return Math.min(size * accumulate, count)
}

/** How many steps an epoch takes: the last batch may be smaller. */
export function stepsPerEpoch(batch: Batch, count: number): number {
  return Math.ceil(count / rowsPerStep(batch, count))
}

/** Batches are drawn without replacement from a new order in each epoch, or as `shuffle` says. */
export function batchesOf(batch: Batch, rows: Rows, { seed, stream }: Drawn): Batches {
  const { count } = rows
  const most = rowsPerStep(batch, count)
  const perEpoch = stepsPerEpoch(batch, count)
  const order = Int32Array.from({ length: count }, (_, row) => row)
  const drawn = new Int32Array(most)
  const columns = rows.columns.map(() => new Float64Array(most))
  let epoch = -1
  const indicesAt = (t: number): Int32Array => {
    if (batch.shuffle === 'replace') {
      for (let i = 0; i < most; i += 1) drawn[i] = below(count, hash(seed, stream, t, i + 2)[0])
      return drawn
    }
    const [now, place] = [Math.floor((t - 1) / perEpoch), (t - 1) % perEpoch]
    if (batch.shuffle === 'epoch' && now !== epoch) {
      permute(seed, stream, now, order)
      epoch = now
    }
    return order.subarray(place * most, Math.min((place + 1) * most, count))
  }
  return {
    indicesAt,
    rowsAt: (t) => {
      const indices = indicesAt(t)
      rows.columns.forEach((column, at) => {
        const own = columns[at] as Float64Array
        for (let i = 0; i < indices.length; i += 1) own[i] = column[indices[i] as number] as number
      })
      return { columns, count: indices.length }
    },
  }
}
