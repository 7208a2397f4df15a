/** How long the run is, and whether changed settings apply from the start or from the playhead. */
import { clearChanges, setSteps } from '../../experiment/edits/edits'
import { defaultExperiment } from '../../experiment/defaults/defaults'
import { maxTurnsIn } from '../../experiment/edits/panes'
import { useLab, useLabState } from '../../lab/lab'
import { factsOf } from '../../surfaces/kinds'
import type { Setting } from '../../math/setting'
import type { Entries } from '../controls/entries'
import { EntriesPanel } from '../controls/EntriesPanel'

const stepsSetting: Setting = {
  default: defaultExperiment.steps,
  min: 10,
  max: 5000,
  scale: 'log',
  integer: true,
}

/** Where the race counts rows. */
const epochsSetting: Setting = { default: 20, min: 1, max: 200, scale: 'log' }

export function RunEntries() {
  const { store } = useLab()
  const steps = useLabState((state) => state.experiment.steps)
  const fromHere = useLabState((state) => state.fromHere)
  const changes = useLabState((state) => state.experiment.changes.length)
  // Many runners in many panes leave fewer.
  const maxTurns = useLabState((state) => maxTurnsIn(state.experiment))
  const perEpoch = useLabState(({ experiment: { turn, surface } }) =>
    turn === 'row' ? factsOf(surface).rows?.count : undefined,
  )
  const { edit, set } = store.getState()
  const entries: Entries = {
    steps: {
      kind: 'quantity',
      label: perEpoch ? 'epochs' : 'steps',
      setting: perEpoch ? epochsSetting : stepsSetting,
      value: steps / (perEpoch ?? 1),
      refuse: (value) => {
        const [turns, most] = [value * (perEpoch ?? 1), maxTurns / (perEpoch ?? 1)]
        if (turns >= 1 && turns <= maxTurns) return undefined
        return perEpoch
          ? `This race has at most ${Math.floor(most)} epochs.`
          : `This race has 1 to ${maxTurns} steps.`
      },
      edit: (value) => edit((now) => setSteps(now, value * (perEpoch ?? 1)), 'steps'),
    },
    fromHere: {
      kind: 'toggle',
      label: 'from here on',
      spoken: 'From here on: changed settings apply from the next step',
      value: fromHere,
      edit: (value) => set({ fromHere: value }),
    },
  }
  return (
    <>
      <EntriesPanel id="run" entries={entries} />
      <p className="field-note">
        {fromHere
          ? 'Changed settings apply from the next step.'
          : 'Changed settings apply from the first step.'}
      </p>
      {changes > 0 && (
        <div className="actions">
          <button
            type="button"
            className="button button-plain"
            onClick={() => edit((now) => clearChanges(now))}
          >
            Clear {changes === 1 ? 'the mid-run change' : `${changes} mid-run changes`}
          </button>
        </div>
      )}
    </>
  )
}
