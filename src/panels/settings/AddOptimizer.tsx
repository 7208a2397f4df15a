/** Adds a runner: with an optimizer of the list, or with a custom one to write. */
import { useState } from 'react'
import './settings.css'
import { defaultOptimizer } from '../../experiment/defaults/defaults'
import { addRunner } from '../../experiment/edits/edits'
import { fitAdded } from '../../experiment/edits/fitting'
import { maxRunners } from '../../experiment/limits'
import { addOwn } from '../../experiment/edits/ruleEdits'
import { useLab, useLabState } from '../../lab/lab'
import { optimizerById, optimizers } from '../../optimizers/list'
import { Choice } from '../controls/Choice'
import { TextButton } from '../controls/TextButton'
import { SourceNote } from './SourceNote'

export const optimizerOptions = optimizers.map(({ id, name }) => ({ value: id, label: name }))
/** Why no runner can be added. */
export const noRoom = `There are ${maxRunners} runners, as many as a race has. Remove one first.`
const own = 'your own'
const additions = [...optimizerOptions, { value: own, label: 'your own…', group: own }]

export function AddOptimizer() {
  const { store } = useLab()
  const full = useLabState((state) => state.experiment.runners.length >= maxRunners)
  const [chosen, setChosen] = useState(defaultOptimizer)
  const add = () => {
    const { edit, pane } = store.getState()
    edit((now) => fitAdded(chosen === own ? addOwn(now, pane) : addRunner(now, chosen, pane), now, pane))
    store.getState().select(store.getState().experiment.runners.length - 1)
  }
  const listed = optimizerById(chosen)
  return (
    <div className="add-optimizer">
      <Choice
        id="add-optimizer"
        spoken="Optimizer to add"
        value={chosen}
        options={additions}
        onChange={setChosen}
      />
      <TextButton off={full ? noRoom : undefined} onClick={add}>
        Add
      </TextButton>
      {listed && (
        <div className="add-source">
          <SourceNote source={listed.source} />
        </div>
      )}
    </div>
  )
}
