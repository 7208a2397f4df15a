/** Noise on the gradient: its level, whether all runners share it, its seed, and the batches of all runners at once. */
import { newSeed, setBatches, setNoise, setSeed } from '../../experiment/edits/edits'
import type { Runner } from '../../experiment/experiment'
import { useRace, useShown } from '../../lab/lab'
import { lastSeed, seedSetting, sigmaSetting } from '../../run/noise'
import type { Entries } from '../controls/entries'
import { EntriesPanel } from '../controls/EntriesPanel'
import { batchEntries } from './batchEntries'

/** Whether all have the same batches. */
function areAlike(runners: readonly Runner[]): boolean {
  return new Set(runners.map(({ batch }) => JSON.stringify(batch))).size <= 1
}

/** The rows of a runner, as those of all. */
function forAll(entries: Entries): Entries {
  return Object.fromEntries(
    Object.entries(entries).map(([key, entry]) => [
      key,
      { ...entry, spoken: `${entry.spoken ?? entry.label} of all runners` },
    ]),
  )
}

export function NoiseEntries() {
  const [{ noise, seed, runners }, edit] = useShown()
  const { rows } = useRace()
  const entries: Entries = {
    sigma: {
      kind: 'quantity',
      label: 'σ',
      spoken: 'noise σ',
      setting: sigmaSetting,
      value: noise.sigma,
      edit: (sigma) => edit((now) => setNoise(now, { sigma }), 'noise σ'),
    },
    shared: {
      kind: 'toggle',
      label: 'shared',
      spoken: 'The same noise for all runners',
      value: noise.shared,
      edit: (shared) => edit((now) => setNoise(now, { shared })),
    },
    seed: {
      kind: 'quantity',
      label: 'seed',
      setting: seedSetting,
      slider: false,
      unit: 1,
      value: seed,
      refuse: (value) =>
        value > lastSeed || value < 0 ? `A seed is a number from 0 to ${lastSeed}.` : undefined,
      edit: (value) => edit((now) => setSeed(now, value), 'seed'),
    },
  }
  const batches = batchEntries(runners[0]?.batch, rows?.count, (batch, gesture) =>
    edit((now) => setBatches(now, batch), gesture && `${gesture} of all`),
  )
  return (
    <>
      <EntriesPanel id="noise" entries={entries} />
      {rows && runners.length > 0 && (
        <>
          <p className="field-note">
            {areAlike(runners)
              ? 'Of all runners:'
              : 'The runners differ in their batches. A change is for all:'}
          </p>
          <EntriesPanel id="batches" entries={forAll(batches)} />
        </>
      )}
      <div className="actions">
        <button type="button" className="button button-plain" title="Shift + R" onClick={() => edit(newSeed)}>
          New seed
        </button>
      </div>
    </>
  )
}
