/** The rows of a panel that say which rows of the data are set apart for validation. */
import { lastSeed } from '../../experiment/limits'
import { shareRange } from '../../experiment/ranges'
import type { Split } from '../../surfaces/split'
import type { Entries } from '../controls/entries'

const usualSeed = 1

/** A share of 0 sets none apart. None without data. */
export function splitEntries(
  split: Split | undefined,
  hasData: boolean,
  edit: (split: Split | undefined, gesture?: string) => void,
): Entries {
  if (!hasData) return {}
  return {
    share: {
      kind: 'quantity',
      label: 'validation',
      spoken: 'share of the rows that are set apart for validation',
      setting: shareRange,
      value: split?.share ?? 0,
      edit: (share) => edit(share > 0 ? { seed: usualSeed, ...split, share } : undefined, 'validation'),
    },
    ...(split && {
      splitSeed: {
        kind: 'quantity',
        label: 'split seed',
        setting: { default: usualSeed, min: 0, max: lastSeed, scale: 'linear', integer: true },
        slider: false,
        unit: 1,
        value: split.seed,
        refuse: (value) =>
          value > lastSeed || value < 0 ? `A seed is a number from 0 to ${lastSeed}.` : undefined,
        edit: (seed) => edit({ ...split, seed }, 'split seed'),
      },
    }),
  }
}
