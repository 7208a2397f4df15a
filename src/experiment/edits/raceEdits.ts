/** Edits that make a race fair: one start and noise for all, the best settings for each, a race from many starts. */
import { ownOf } from '../../math/own'
import { changesWithout } from './changes'
import { clearStart, setNoise, setRunnerSetting } from './edits'
import { withRate } from './fitting'
import { clearEnsemble, setEnsemble, showStarts } from './ensembleEdits'
import { steadyAxis } from '../defaults/ensembleDefaults'
import type { Ensemble, Experiment, Runner } from '../experiment'
import { maxEnsembles } from '../limits'
import { dimensionOf } from '../../surfaces/kinds'

/** Makes all runners start where the experiment does and meet the same noise. */
export function makeFair(experiment: Experiment): Experiment {
  const own = experiment.runners.flatMap(({ start }, index) => (start ? [index] : []))
  const together = own.reduce(clearStart, experiment)
  return experiment.noise.shared ? together : setNoise(together, { shared: true })
}

/** Settings that were found for a runner, and the runner as it was then. */
export interface Found {
  readonly index: number
  readonly runner: Runner
  readonly settings: Readonly<Record<string, number>>
}

/**
 * Gives the runners what was found for them, for the whole run. A runner is recognized after it has moved. If it is
 * gone or has another optimizer now, nothing is changed.
 */
export function takeFound(experiment: Experiment, found: readonly Found[]): Experiment {
  const indices = indicesOf(experiment, found)
  return found.reduce((now, each) => {
    const index = indices.get(each)
    if (index === undefined) return now
    return Object.entries(each.settings).reduce((changed, [name, value]) => {
      const changes = changesWithout(changed.changes, index, name)
      const had = changed.runners[index]?.settings ?? {}
      const isSame = ownOf(had, name) === value && changes === changed.changes
      if (isSame) return changed
      // A rate that was found is not one set by hand.
      const set =
        name === 'eta' ? withRate(changed, index, value) : setRunnerSetting(changed, index, name, value)
      return { ...set, changes }
    }, now)
  }, experiment)
}

/** The present indices of the runners for which something was found. Runners that are gone are left out. */
export function indicesOf({ runners }: Experiment, found: readonly Found[]): ReadonlyMap<Found, number> {
  const same = new Map(found.map((each) => [each, runners.indexOf(each.runner)]))
  const taken = new Set(same.values())
  return new Map(
    found.flatMap((each): [Found, number][] => {
      const { index, runner } = each
      const now = same.get(each) ?? -1
      if (now >= 0) return [[each, now]]
      const isAlike = runners[index]?.optimizer === runner.optimizer && !taken.has(index)
      return isAlike ? [[each, index]] : []
    }),
  )
}

/** The number of runs of a start cloud. */
export const cloudRuns = 256

/** Shows the race of all visible runners from many starts at once, as swarms; or removes that cloud if it is there. */
export function switchCloud(experiment: Experiment): Experiment {
  return isOwnCloud(experiment) ? clearEnsemble(experiment) : cloudIn(experiment)
}

function cloudIn(experiment: Experiment): Experiment {
  const runners = cloudRunners(experiment).slice(0, maxEnsembles)
  const [first] = runners
  if (first === undefined) return experiment
  const isCurve = dimensionOf(experiment.surface) === 1
  return setEnsemble(showStarts(experiment, first), {
    runners,
    ...(isCurve && { y: steadyAxis(experiment) }),
    ...cloudSize(experiment),
    swarm: true,
    map: false,
    draped: false,
  })
}

/** Whether the ensemble is what `switchCloud` makes, for some of the runners: then nothing is lost if it goes. */
export function isOwnCloud(experiment: Experiment): boolean {
  const { ensemble } = experiment
  const made = ensemble && cloudIn(clearEnsemble(experiment)).ensemble
  return made !== undefined && JSON.stringify({ ...ensemble, runners: made.runners }) === JSON.stringify(made)
}

/** Whether the ensemble is a cloud of so many starts, whoever set it. */
export function isCloud(experiment: Experiment): boolean {
  const { ensemble } = experiment
  if (!ensemble) return false
  const { columns, rows } = cloudSize(experiment)
  return isOfStarts(ensemble, experiment) && ensemble.columns === columns && ensemble.rows === rows
}

/** The runners that a cloud should show. It has room for the first `maxEnsembles`. */
export function cloudRunners({ runners }: Experiment): number[] {
  return runners.flatMap(({ visible }, index) => (visible ? [index] : []))
}

function cloudSize({ surface }: Experiment): { readonly columns: number; readonly rows: number } {
  const side = Math.sqrt(cloudRuns)
  return dimensionOf(surface) === 1 ? { columns: cloudRuns, rows: 1 } : { columns: side, rows: side }
}

function isOfStarts({ x, y }: Ensemble, { surface }: Experiment): boolean {
  const isSteady = y.of === 'noise.sigma' || y.of === 'seed'
  return x.of === 'start.x' && (dimensionOf(surface) === 1 ? isSteady : y.of === 'start.y')
}
