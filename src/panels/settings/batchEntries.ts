/** The rows of a panel that say which rows of the data a runner's steps see. */
import type { Runner } from '../../experiment/experiment'
import { takenRange } from '../../experiment/ranges'
import { maxSeen } from '../../run/batches/batches'
import type { Entries } from '../controls/entries'

type Batch = NonNullable<Runner['batch']>

const shuffles: readonly { readonly value: Batch['shuffle']; readonly label: string }[] = [
  { value: 'epoch', label: 'each epoch' },
  { value: 'never', label: 'never' },
  { value: 'replace', label: 'with replacement' },
]

/** Whether steps take rows as they do without a batch. */
function isUsual({ size, shuffle }: Batch, count: number): boolean {
  return count > maxSeen ? size >= maxSeen && shuffle === 'epoch' : size >= count && shuffle !== 'replace'
}

/** At the number of rows, or the most of them that a step sees, the runner has no batch. None without data. */
export function batchEntries(
  batch: Runner['batch'],
  count: number | undefined,
  edit: (batch: Runner['batch'], gesture?: string) => void,
): Entries {
  if (count === undefined) return {}
  const most = Math.min(count, maxSeen)
  const size = Math.min(batch?.size ?? most, most)
  const take = (part: Partial<Batch>, gesture?: string): void => {
    const next: Batch = { size, accumulate: 1, shuffle: 'epoch', ...batch, ...part }
    edit(isUsual(next, count) ? undefined : next, gesture)
  }
  return {
    batch: {
      kind: 'quantity',
      label: 'batch',
      spoken: 'batch size',
      setting: takenRange(most, most),
      unit: 1,
      value: size,
      edit: (value) => take({ size: value }, 'batch'),
    },
    ...(batch && {
      accumulate: {
        kind: 'quantity',
        label: 'accumulate',
        spoken: 'batches that a step takes together',
        setting: takenRange(1, count > maxSeen ? Math.floor(most / size) : Math.ceil(count / size)),
        unit: 1,
        value: batch.accumulate,
        edit: (value) => take({ accumulate: value }, 'accumulate'),
      },
      shuffle: {
        kind: 'choice',
        label: 'shuffle',
        options: shuffles,
        value: batch.shuffle,
        edit: (value) => {
          const chosen = shuffles.find((each) => each.value === value)
          if (chosen) take({ shuffle: chosen.value })
        },
      },
    }),
  }
}
