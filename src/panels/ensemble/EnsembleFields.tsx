/** The ensemble: which runners, what its two axes vary, how many runs, and the ways to look at them. */
import './ensemble.css'
import { isOverDomain } from '../../ensemble/quantities'
import { clearEnsemble, setEnsemble, showAtlas, showStarts } from '../../experiment/edits/ensembleEdits'
import type { Ensemble } from '../../experiment/experiment'
import { useLab, useLabState, useRace } from '../../lab/lab'
import type { ChoiceField, Fields, ToggleField } from '../controls/fields'
import { FieldsPanel } from '../controls/FieldsPanel'
import { RunnerPicks } from '../controls/RunnerPicks'
import { axisFields, sizeFields } from './axisFields'
import { Problems } from '../controls/Problems'
import { Progress } from '../controls/Progress'
import { Statistics } from './Statistics'
import { type Choice, choiceOf } from '../../experiment/edits/switches'
import { useEnsemblePart } from '../controls/useEnsemblePart'

const readyChoices: Readonly<Record<Choice, string>> = {
  off: 'No ensemble',
  starts: 'One run from every start of the domain',
  atlas: 'One run for every pair of two settings',
}

export function EnsembleFields() {
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
          Many runs of one runner at once: from every start of the domain, or over two of its settings.
        </p>
      )}
    </>
  )
}

function EnsembleRows({ ensemble }: { readonly ensemble: Ensemble }) {
  const { store } = useLab()
  const experiment = useLabState((state) => state.experiment)
  const results = useEnsemblePart('results')
  const race = useRace()
  const { edit } = store.getState()
  const first = ensemble.runners[0] ?? 0
  return (
    <>
      <RunnerPicks
        spoken="Runners of the ensemble"
        first="on the map"
        names={race.runs.map(({ name }) => name)}
        runners={experiment.runners}
        chosen={ensemble.runners}
        onChange={(runners) => edit((now) => setEnsemble(now, { runners }))}
      />
      {(['x', 'y'] as const).map((which) => (
        <div key={which} role="group" aria-label={which === 'x' ? 'Axis across' : 'Axis up'}>
          <p className="ensemble-axis">{which === 'x' ? 'across' : 'up'}</p>
          <FieldsPanel
            id={`ensemble-${which}`}
            fields={axisFields(
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
      <p className="ensemble-axis">runs</p>
      <FieldsPanel id="ensemble-size" fields={sizeFields(ensemble, edit)} />
      <p className="ensemble-axis">look</p>
      <FieldsPanel
        id="ensemble-look"
        fields={lookFields(ensemble, (part) => edit((now) => setEnsemble(now, part)))}
      />
      <Progress />
      <Problems />
      {results.map((result) => (
        <Statistics
          key={result.plan.runner}
          result={result}
          name={race.runs[result.plan.runner]?.name ?? ''}
        />
      ))}
    </>
  )
}

const swarmColours = { outcome: 'how it ends', loss: 'loss', start: 'where it began' } as const
const mapColours = { outcome: 'outcome', loss: 'loss at the end', steps: 'steps' } as const

function lookFields(ensemble: Ensemble, change: (part: Partial<Ensemble>) => void): Fields {
  const toggle = (key: 'swarm' | 'map' | 'draped', label: string, spoken: string): ToggleField => ({
    kind: 'toggle',
    label,
    spoken,
    value: ensemble[key],
    edit: (value) => change({ [key]: value }),
  })
  const choice = (
    key: 'swarmColours' | 'mapColours',
    spoken: string,
    words: Readonly<Record<string, string>>,
  ): ChoiceField => ({
    kind: 'choice',
    label: 'colours',
    spoken,
    options: Object.entries(words).map(([value, label]) => ({ value, label })),
    value: ensemble[key],
    edit: (value) => change({ [key]: value }),
  })
  const hasColours = ensemble.map || ensemble.draped
  return {
    swarm: toggle('swarm', 'swarm', 'Swarm: all runs as points on the surface'),
    ...(ensemble.swarm && { swarmColours: choice('swarmColours', 'colours of the swarm', swarmColours) }),
    map: toggle('map', 'map', 'Map beside the picture'),
    ...(isOverDomain(ensemble) && {
      draped: toggle('draped', 'draped', 'Map laid over the surface'),
    }),
    ...(hasColours && { mapColours: choice('mapColours', 'colours of the map', mapColours) }),
  }
}
