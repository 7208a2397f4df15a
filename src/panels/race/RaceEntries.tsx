/** The fair race: what counts as a turn, whether start and noise are shared, the costs, tuning, and the start cloud. */
import './race.css'
import { setTurn } from '../../experiment/edits/edits'
import { useLab, useLabState } from '../../lab/lab'
import type { Entries } from '../controls/entries'
import { EntriesPanel } from '../controls/EntriesPanel'
import { Costs } from './Costs'
import { Fairness } from './Fairness'
import { StartCloud } from './StartCloud'
import { TuneEach } from './TuneEach'
import { turnWords } from '../controls/turnWords'

export function RaceEntries() {
  const { store } = useLab()
  const turn = useLabState((state) => state.experiment.turn)
  const entries: Entries = {
    turn: {
      kind: 'choice',
      label: 'a turn is',
      options: Object.entries(turnWords).map(([value, { one }]) => ({ value, label: one })),
      value: turn,
      edit: (value) =>
        store.getState().edit((now) => setTurn(now, value === 'gradient' ? 'gradient' : 'step')),
    },
  }
  return (
    <>
      <EntriesPanel id="race" entries={entries} />
      <Fairness />
      <Costs />
      <TuneEach />
      <StartCloud />
    </>
  )
}
