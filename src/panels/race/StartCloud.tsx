/** The same race from many starts: the swarms, and a table of who comes to the lowest minimum, how often and how soon. */
import { useMemo } from 'react'
import { type Success, cloudTable } from '../../ensemble/outcomes/cloud'
import type { Minimum } from '../../ensemble/outcomes/result'
import { cloudRunners, cloudRuns, isCloud, switchCloud } from '../../experiment/edits/raceEdits'
import { dimensionOf } from '../../surfaces/kinds'
import type { Experiment, Runner, Turn } from '../../experiment/experiment'
import { maxEnsembles } from '../../experiment/limits'
import { useLab, useLabState } from '../../lab/lab'
import { groundOf } from '../../run/ground'
import type { RunnerPlan } from '../../run/plan'
import { placeText } from '../../looks/map/mapKey'
import { Problems } from '../controls/Problems'
import { Progress } from '../controls/Progress'
import { useEnsemblePart } from '../controls/useEnsemblePart'
import { readable } from '../../math/numbers'
import { RunnerName } from '../controls/RunnerName'
import { turnWords } from '../controls/turnWords'

export function StartCloud() {
  const { store } = useLab()
  const isShown = useLabState(({ experiment }) => isCloud(experiment))
  const count = useLabState(({ experiment }) => cloudRunners(experiment).length)
  return (
    <section className="race-part" aria-label="Start cloud">
      <p className="field-note">
        The same race from {cloudRuns} starts all over the domain
        {count > maxEnsembles && `, for the first ${maxEnsembles} of ${count} runners`}.
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
  const ensemble = useLabState((state) => state.experiment.ensemble)
  const runners = useLabState((state) => state.experiment.runners)
  const results = useEnsemblePart('results')
  const areStale = useEnsemblePart('areStale')
  const isOver = useEnsemblePart('progress') === undefined
  const cloud = useMemo(() => {
    // While a cloud is computed anew, what is there is that of the experiment before: all of it, its words too.
    const its = results.filter(({ plan }) => plan.x === ensemble?.x && plan.columns === ensemble.columns)
    if (!ensemble || (!isOver && its.length < ensemble.runners.length)) return undefined
    const clouds = its.map(({ plan: { runner }, outcomes, turnsPerStep }) => ({
      runner,
      outcomes,
      turnsPerStep,
    }))
    const [first] = its
    if (!first) return undefined
    const { turn, plan } = first
    const computed = new Map(its.map(({ plan: { race, runner } }) => [runner, race.runners[runner]]))
    return { ...cloudTable(clouds, groundOf(plan.race).domain), turn, computed, surface: plan.race.surface }
  }, [results, ensemble, isOver])
  const named = useMemo(
    () => runners.map((runner, index) => asComputed(runner, cloud?.computed.get(index))),
    [runners, cloud],
  )
  if (!cloud) {
    return (
      <>
        <Progress />
        <Problems />
      </>
    )
  }
  const { target, rows, turn, surface } = cloud
  return (
    <>
      <table className="race-table" aria-label={`Race from ${cloudRuns} starts`} aria-busy={areStale}>
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
            <CloudRow key={row.runner} row={row} name={<RunnerName runners={named} index={row.runner} />} />
          ))}
        </tbody>
      </table>
      <p className="field-note">{target ? successText(target, surface, turn) : noTarget}</p>
      <Problems />
    </>
  )
}

/** The look that a runner has now, and the name under which its runs were computed. */
function asComputed(runner: Runner, computed: RunnerPlan | undefined): Runner {
  if (!computed) return runner
  const { optimizer, settings, schedule, clip } = computed
  return { ...runner, optimizer, settings, schedule, clip }
}

const noTarget = 'No run came to rest in a minimum within the domain.'

function successText(target: Minimum, surface: Experiment['surface'], turn: Turn): string {
  const place = placeText(target, [target], dimensionOf(surface))
  const { many } = turnWords[turn]
  return `Success is rest in ${place}, loss ${readable(target.loss, 3)}, the lowest minimum that any run found, or in one as low; ± is its standard error, or, of none or of all, the limit with 95 % confidence. Then the ${many} to it: the median, and where the middle 80 % lie.`
}

function CloudRow({ row, name }: { readonly row: Success; readonly name: React.ReactNode }) {
  const { share, turns, diverged } = row
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>
        {percent(share)}
        <span className="race-spread">{spreadText(row)}</span>
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

/** Of none or of all, a standard error of 0 would claim to know. */
function spreadText({ share, error, bound }: Success): string {
  if (share === 0) return `≤ ${percent(bound)}`
  if (share === 1) return `≥ ${percent(1 - bound)}`
  return `± ${percent(error)}`
}

function percent(share: number): string {
  return (100 * share).toFixed(1)
}
