/** The same race from many starts: the swarms, and a table of how often and how soon each runner finds the lowest minimum. */
import { useMemo } from 'react'
import { type Success, cloudTable } from '../../ensemble/outcomes/cloud'
import type { Minimum } from '../../ensemble/outcomes/result'
import { cloudRunners, cloudRuns, isCloud, isOwnCloud, switchCloud } from '../../experiment/edits/raceEdits'
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
import { TextButton } from '../controls/TextButton'
import { turnWords } from '../../experiment/names/turnWords'

export function StartCloud() {
  const { store } = useLab()
  const isShown = useLabState(({ experiment }) => isCloud(experiment))
  const isPressed = useLabState(({ experiment }) => isOwnCloud(experiment))
  const count = useLabState(({ experiment }) => cloudRunners(experiment).length)
  return (
    <section className="race-part" aria-label="Start cloud">
      <p className="field-note">
        Runs the same race from a grid of {cloudRuns} starts across the domain
        {count > maxEnsembles && `, for the first ${maxEnsembles} of ${count} runners`}.
      </p>
      <div className="actions">
        <TextButton
          pressed={isPressed}
          off={count === 0 ? noRunner : undefined}
          onClick={() => store.getState().edit(switchCloud)}
        >
          {cloudRuns} starts
        </TextButton>
      </div>
      {isShown && <CloudTable />}
    </section>
  )
}

function CloudTable() {
  const runners = useLabState((state) => state.experiment.runners)
  const areStale = useEnsemblePart('areStale')
  const cloud = useCloud()
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
  const { target, rows, turn, surface, starts } = cloud
  return (
    <>
      <table
        className="race-table race-cloud"
        aria-label={`Race from a grid of ${starts} starts`}
        aria-busy={areStale}
      >
        <thead>
          <tr>
            <th scope="col">
              <span className="unseen">runner</span>
            </th>
            <th scope="col">success %</th>
            <th scope="col">{turnWords[turn].many} to rest</th>
            <th scope="col">diverged %</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <CloudRow key={row.runner} row={row} name={<RunnerName runners={named} index={row.runner} />} />
          ))}
        </tbody>
      </table>
      {starts < cloudRuns && (
        <p className="field-note">
          A grid of {starts} starts: without a GPU there is no time for {cloudRuns} races of this length.
        </p>
      )}
      <p className="field-note">{target ? successText(target, surface, turn) : noTarget}</p>
      <Problems />
    </>
  )
}

/** What was computed of the cloud, as the table's rows. Undefined until there is something to show. */
function useCloud() {
  const ensemble = useLabState((state) => state.experiment.ensemble)
  const results = useEnsemblePart('results')
  const isOver = useEnsemblePart('progress') === undefined
  return useMemo(() => {
    // While a cloud is computed anew, the last one stays, with the words of its own experiment.
    const its = results.filter(({ plan, engine, isCoarse }) => {
      // Without a GPU there are as many starts as a worker can do.
      const isWhole = engine === 'worker' ? !isCoarse : plan.columns === ensemble?.columns
      return plan.x === ensemble?.x && isWhole
    })
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
    const starts = plan.columns * plan.rows
    return { ...cloudTable(clouds, groundOf(plan.race)), turn, computed, starts, surface: plan.race.surface }
  }, [results, ensemble, isOver])
}

/** A runner with its present look, and the name that its runs were computed under. */
function asComputed(runner: Runner, computed: RunnerPlan | undefined): Runner {
  if (!computed) return runner
  const { optimizer, settings, schedule, clip } = computed
  return { ...runner, optimizer, settings, schedule, clip }
}

const noRunner = 'No runner is visible. Show or add one.'

const noTarget = 'No run came to rest in a minimum inside the domain.'

function successText(target: Minimum, surface: Experiment['surface'], turn: Turn): string {
  const place = placeText(target, [target], dimensionOf(surface))
  const { many } = turnWords[turn]
  return `Success: the run converges to ${place}, loss ${readable(target.loss, 3)}, the lowest minimum found, or at another equally low. Behind each share is its 95 % interval (Wilson), as if the grid of starts were drawn at random. Then the ${many} to rest, from which slope and step stay small: the median and the middle 80 % of the successes that are at rest. A run is close to the minimum, and called converged, some ${many} before.`
}

function CloudRow({ row, name }: { readonly row: Success; readonly name: React.ReactNode }) {
  const { share, interval, turns, moving, diverged } = row
  const [low, high] = interval
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>
        {percent(share)}
        <span className="race-spread">
          {percent(low)} … {percent(high)}
        </span>
      </td>
      <td>
        {turns ? turns.median : '–'}
        {turns && (
          <span className="race-spread">
            {turns.low} … {turns.high}
          </span>
        )}
        {moving > 0 && <span className="race-spread">{percent(moving)} % not at rest yet</span>}
      </td>
      <td>{percent(diverged)}</td>
    </tr>
  )
}

function percent(share: number): string {
  return (100 * share).toFixed(1)
}
