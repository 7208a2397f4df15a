/** The fair race: what counts as a turn, what stops a run, whether start and noise are shared, the costs, tuning, and the start cloud. */
import './race.css'
import { setStop, setTurn } from '../../experiment/edits/edits'
import { useLab, useLabState } from '../../lab/lab'
import { factsOf } from '../../surfaces/kinds'
import type { Entries } from '../controls/entries'
import { EntriesPanel } from '../controls/EntriesPanel'
import { stopEntries } from './stopEntries'
import { Costs } from './Costs'
import { Fairness } from './Fairness'
import { StartCloud } from './StartCloud'
import { TuneEach } from './TuneEach'
import { turnWords } from '../../experiment/names/turnWords'
import { turns } from '../../experiment/limits'

export function RaceEntries() {
  const { store } = useLab()
  const turn = useLabState((state) => state.experiment.turn)
  const hasValidation = useLabState((state) => factsOf(state.experiment.surface).validation !== undefined)
  const stop = useLabState((state) => state.experiment.stop)
  const hasRows = useLabState((state) => factsOf(state.experiment.surface).rows !== undefined)
  const entries: Entries = {
    turn: {
      kind: 'choice',
      label: 'a turn is',
      // Rows can be counted where there are some.
      options: turns
        .filter((each) => each !== 'row' || hasRows || turn === 'row')
        .map((value) => ({ value, label: turnWords[value].one })),
      value: turn,
      edit: (value) => {
        const chosen = turns.find((each) => each === value)
        if (chosen) store.getState().edit((now) => setTurn(now, chosen))
      },
    },
    ...stopEntries(stop, hasValidation, (next, gesture) =>
      store.getState().edit((now) => setStop(now, next), gesture),
    ),
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
