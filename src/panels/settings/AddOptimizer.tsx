/** Adds a runner with an optimizer of the list. */
import { useState } from 'react'
import { defaultOptimizer } from '../../experiment/defaults'
import { addRunner } from '../../experiment/edits'
import { mostRunners } from '../../experiment/limits'
import { useLab, useLabState } from '../../lab/lab'
import { optimizers } from '../../optimizers/list'
import { ChoiceSelect } from '../fields/choice'

export const optimizerOptions = optimizers.map(({ id, name }) => ({ value: id, label: name }))

export function AddOptimizer() {
  const { store } = useLab()
  const full = useLabState((state) => state.experiment.runners.length >= mostRunners)
  const [chosen, setChosen] = useState(defaultOptimizer)
  const add = () => {
    store.getState().edit((now) => addRunner(now, chosen))
    store.getState().select(store.getState().experiment.runners.length - 1)
  }
  return (
    <div className="add-optimizer">
      <ChoiceSelect
        id="add-optimizer"
        spoken="Optimizer to add"
        value={chosen}
        options={optimizerOptions}
        onChange={setChosen}
      />
      <button type="button" className="button button-plain" disabled={full} onClick={add}>
        Add
      </button>
    </div>
  )
}
