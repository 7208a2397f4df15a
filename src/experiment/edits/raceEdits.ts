/** Edits that make a race fair: one start and one noise for all, the best settings for each, the same race from many starts. */
import { changesWithout } from './changes'
import { clearStart, setNoise, setRunnerSetting } from './edits'
import { clearEnsemble, setEnsemble, showStarts } from './ensembleEdits'
import { steadyAxis } from '../ensembleDefaults'
import type { Ensemble, Experiment, Runner } from '../experiment'
import { maxEnsembles } from '../limits'
import { dimensionOf } from '../../surfaces/kinds'

/** All start where the experiment does, and meet the same noise. */
export function makeFair(experiment: Experiment): Experiment {
  const own = experiment.runners.flatMap(({ start }, index) => (start ? [index] : []))
  const together = own.reduce(clearStart, experiment)
  return experiment.noise.shared ? together : setNoise(together, { shared: true })
}

/** Settings that were found for a runner, as it was then. */
export interface Found {
  readonly index: number
  readonly runner: Runner
  readonly settings: Readonly<Record<string, number>>
}

/**
 * The runners take what was found for them, for the whole run. One that has moved to another place is known again; one
 * that is gone, or has another optimizer by now, is left alone.
 */
export function takeFound(experiment: Experiment, found: readonly Found[]): Experiment {
  const places = placesOf(experiment, found)
  return found.reduce((now, each) => {
    const place = places.get(each)
    if (place === undefined) return now
    return Object.entries(each.settings).reduce((changed, [name, value]) => {
      const changes = changesWithout(changed.changes, place, name)
      const isSame = changed.runners[place]?.settings[name] === value && changes === changed.changes
      return isSame ? changed : { ...setRunnerSetting(changed, place, name, value), changes }
    }, now)
  }, experiment)
}

/** Where the runners are now for which something was found; those that are not there any more are left out. */
export function placesOf({ runners }: Experiment, found: readonly Found[]): ReadonlyMap<Found, number> {
  const same = new Map(found.map((each) => [each, runners.indexOf(each.runner)]))
  const taken = new Set(same.values())
  return new Map(
    found.flatMap((each): [Found, number][] => {
      const { index, runner } = each
      const place = same.get(each) ?? -1
      if (place >= 0) return [[each, place]]
      const isAlike = runners[index]?.optimizer === runner.optimizer && !taken.has(index)
      return isAlike ? [[each, index]] : []
    }),
  )
}

/** Runs of a start cloud. */
export const cloudRuns = 256

/** The race of all runners that are seen, from many starts at once, as swarms; and back, where that is there. */
export function switchCloud(experiment: Experiment): Experiment {
  if (isCloud(experiment)) return clearEnsemble(experiment)
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

/** Whether the ensemble is a start cloud. */
export function isCloud(experiment: Experiment): boolean {
  const { ensemble } = experiment
  if (!ensemble) return false
  const { columns, rows } = cloudSize(experiment)
  return isOfStarts(ensemble, experiment) && ensemble.columns === columns && ensemble.rows === rows
}

/** The runners that a cloud is wanted of; it has room for the first `maxEnsembles`. */
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
