/** The ensemble: its runners, what its two axes vary, how many runs, and how they are shown. */
import './ensemble.css'
import { clearEnsemble, setEnsemble, showAtlas, showStarts } from '../../experiment/edits/ensembleEdits'
import { basisOf } from '../../experiment/defaults/ensembleDefaults'
import { ensembleGroups, ensembleParts } from '../../experiment/options/ensembleParts'
import type { Ensemble } from '../../experiment/experiment'
import { runnerNames } from '../../experiment/names/runnerNames'
import { useLab, useLabState } from '../../lab/lab'
import { EntriesPanel } from '../controls/EntriesPanel'
import { optionEntries } from '../controls/optionEntries'
import { RunnerPicks } from '../controls/RunnerPicks'
import { axisEntries } from './axisEntries'
import { Problems } from '../controls/Problems'
import { Progress } from '../controls/Progress'
import { Statistics } from './Statistics'
import { type Choice, choiceOf } from '../../experiment/edits/switches'
import { useEnsemblePart } from '../controls/useEnsemblePart'

const readyChoices: Readonly<Record<Choice, string>> = {
  off: 'No ensemble',
  starts: 'One run from each start across the domain',
  atlas: 'One run for each combination of two settings',
}

const headings = { size: 'runs', look: 'look' } as const

export function EnsembleEntries() {
  const { store } = useLab()
  const ensemble = useLabState((state) => state.experiment.ensemble)
  const choose = (choice: Choice) => {
    const { edit, selected } = store.getState()
    const runner = ensemble?.runners[0] ?? selected
    if (choice === 'off') edit(clearEnsemble)
    else edit((now) => (choice === 'starts' ? showStarts(now, runner) : showAtlas(now, runner)))
  }
  return (
    <>
      <div className="actions" role="group" aria-label="Ensemble">
        {(['off', 'starts', 'atlas'] as const).map((choice) => (
          <button
            key={choice}
            type="button"
            className="button button-plain"
            title={readyChoices[choice]}
            aria-pressed={choiceOf(ensemble) === choice}
            onClick={() => choose(choice)}
          >
            {choice}
          </button>
        ))}
      </div>
      {ensemble ? (
        <EnsembleRows ensemble={ensemble} />
      ) : (
        <p className="field-note">
          Runs one runner many times at once: from starts across the domain, or over two of its settings.
        </p>
      )}
    </>
  )
}

function EnsembleRows({ ensemble }: { readonly ensemble: Ensemble }) {
  const { store } = useLab()
  const experiment = useLabState((state) => state.experiment)
  const results = useEnsemblePart('results')
  const names = runnerNames(experiment.runners)
  const { edit } = store.getState()
  const change = (part: Partial<Ensemble>, gesture?: string) => edit((now) => setEnsemble(now, part), gesture)
  const first = ensemble.runners[0] ?? 0
  return (
    <>
      <RunnerPicks
        spoken="Runners of the ensemble"
        first="on the map"
        runners={experiment.runners}
        chosen={ensemble.runners}
        onChange={(runners) => edit((now) => setEnsemble(now, { runners }))}
      />
      {(['x', 'y'] as const).map((which) => (
        <div key={which} role="group" aria-label={which === 'x' ? 'Axis across' : 'Axis up'}>
          <p className="ensemble-axis">{which === 'x' ? 'across' : 'up'}</p>
          <EntriesPanel
            id={`ensemble-${which}`}
            entries={axisEntries(
              experiment,
              ensemble[which],
              first,
              which,
              edit,
              () => store.getState().experiment,
            )}
          />
        </div>
      ))}
      {ensembleGroups.map((group) => (
        <div key={group}>
          <p className="ensemble-axis">{headings[group]}</p>
          <EntriesPanel
            id={`ensemble-${group}`}
            entries={optionEntries(ensembleParts, [group], ensemble, basisOf(experiment, ensemble), change)}
          />
        </div>
      ))}
      <Progress />
      <Problems />
      {results.map((result) => (
        <Statistics key={result.plan.runner} result={result} name={names[result.plan.runner] ?? ''} />
      ))}
    </>
  )
}
