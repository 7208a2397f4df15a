/** The same race from many starts: the swarms, and a table of who comes to the lowest minimum, how often and how soon. */
import { useMemo } from 'react'
import { type Success, cloudTable } from '../../ensemble/cloud'
import type { Minimum } from '../../ensemble/result'
import { cloudRunners, cloudRuns, isCloud, switchCloud } from '../../experiment/raceEdits'
import { dimensionOf, domainOf } from '../../experiment/defaults'
import type { Experiment } from '../../experiment/experiment'
import { mostEnsembles } from '../../experiment/limits'
import { useLab, useLabState } from '../../lab/lab'
import { turnsOfRunner } from '../../run/turns'
import { placeText } from '../../scene/mapKey'
import { Problems } from '../ensemble/Problems'
import { Progress } from '../ensemble/Progress'
import { useEnsemblePart } from '../ensemble/useEnsemblePart'
import { readable } from '../words'
import { RunnerName } from './RunnerName'
import { turnWords } from './turnWords'

export function StartCloud() {
  const { store } = useLab()
  const isShown = useLabState(({ experiment }) => isCloud(experiment))
  const count = useLabState(({ experiment }) => cloudRunners(experiment).length)
  return (
    <section className="race-part" aria-label="Start cloud">
      <p className="field-note">
        The same race from {cloudRuns} starts all over the domain
        {count > mostEnsembles && `, for the first ${mostEnsembles} of ${count} runners`}.
      </p>
      <div className="actions">
        <button
          type="button"
          className="button button-plain"
          aria-pressed={isShown}
          disabled={count === 0}
          onClick={() => store.getState().edit(switchCloud)}
        >
          {cloudRuns} starts
        </button>
      </div>
      {isShown && <CloudTable />}
    </section>
  )
}

function CloudTable() {
  const experiment = useLabState((state) => state.experiment)
  const results = useEnsemblePart('results')
  const { ensemble, surface, turn } = experiment
  const table = useMemo(() => {
    // While a cloud is computed anew, what is there is that of the experiment before.
    const its = results.filter(({ plan }) => plan.x === ensemble?.x && plan.columns === ensemble.columns)
    if (!ensemble || its.length < ensemble.runners.length) return undefined
    const clouds = its.map(({ plan: { runner }, outcomes }) => {
      return { runner, outcomes, turnsPerStep: turnsOfRunner(experiment, runner).turnsPerStep }
    })
    return cloudTable(clouds, domainOf(surface))
  }, [results, ensemble, experiment, surface])
  if (!table) {
    return (
      <>
        <Progress />
        <Problems className="race-problems" />
      </>
    )
  }
  const { target, rows } = table
  return (
    <>
      <table className="race-table" aria-label={`Race from ${cloudRuns} starts`}>
        <thead>
          <tr>
            <th scope="col" aria-label="runner" />
            <th scope="col">success %</th>
            <th scope="col">{turnWords[turn].many}</th>
            <th scope="col">lost %</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <CloudRow
              key={row.runner}
              row={row}
              name={<RunnerName runners={experiment.runners} index={row.runner} />}
            />
          ))}
        </tbody>
      </table>
      <p className="field-note">{target ? successText(target, experiment) : noTarget}</p>
    </>
  )
}

const noTarget = 'No run came to rest in a minimum on the map.'

function successText(target: Minimum, { surface, turn }: Experiment): string {
  const place = placeText(target, [target], dimensionOf(surface) === 1 ? 1 : 2)
  const { many } = turnWords[turn]
  return `Success is rest in ${place}, loss ${readable(target.loss, 3)}, the lowest minimum that any run found, or in one as low; ± is its standard error. Then the ${many} to it: the median, and where the middle 80 % lie.`
}

function CloudRow({ row, name }: { readonly row: Success; readonly name: React.ReactNode }) {
  const { share, error, turns, diverged } = row
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>
        {percent(share)}
        <span className="race-spread">± {percent(error)}</span>
      </td>
      <td>
        {turns ? turns.median : '–'}
        {turns && (
          <span className="race-spread">
            {turns.low} … {turns.high}
          </span>
        )}
      </td>
      <td>{percent(diverged)}</td>
    </tr>
  )
}

function percent(share: number): string {
  return (100 * share).toFixed(1)
}
