/** Noise on the gradient: its level, whether all runners share it, and its seed. */
import { newSeed, setNoise, setSeed } from '../../experiment/edits/edits'
import { useShown } from '../../lab/lab'
import { lastSeed, seedSetting, sigmaSetting } from '../../run/noise'
import type { Entries } from '../controls/entries'
import { EntriesPanel } from '../controls/EntriesPanel'

export function NoiseEntries() {
  const [{ noise, seed }, edit] = useShown()
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
  return (
    <>
      <EntriesPanel id="noise" entries={entries} />
      <div className="actions">
        <button type="button" className="button button-plain" title="Shift + R" onClick={() => edit(newSeed)}>
          New seed
        </button>
      </div>
    </>
  )
}
