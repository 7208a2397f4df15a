/** The defaults of an ensemble: the two ready choices. */
import type { Axis } from '../../ensemble/plan'
import { type Axes, atlasAxes, startsAxes } from '../../ensemble/quantities'
import { lastSeed, maxSigma } from '../../run/noise'
import type { RacePlan } from '../../run/plan'
import { type EnsembleBasis, type EnsembleKind, ensembleParts } from '../options/ensembleParts'
import type { Ensemble, Experiment } from '../experiment'
import { usualOf } from '../options/options'

/** The ready choice for these runners. The axes are those of the first runner. */
export function readyEnsemble(race: RacePlan, runners: readonly number[], kind: EnsembleKind): Ensemble {
  const axes = readyAxes(race, runners[0] ?? 0, kind)
  return { runners, ...axes, ...usualOf(ensembleParts, { race, kind, ...axes }) }
}

export function readyAxes(race: RacePlan, runner: number, kind: EnsembleKind): Axes {
  return kind === 'starts' ? startsAxes(race, runner) : atlasAxes(race, runner)
}

/** The axes of a runner's ensemble. Where it has none, those of starts all over the domain. */
export function axesOf({ ensemble, ...race }: Experiment, runner: number): Axes {
  return ensemble?.runners.includes(runner) ? ensemble : readyAxes(race, runner, 'starts')
}

/** The axis that replaces an invalid one: an axis of the ready choice that varies something else than `other`. */
export function spareAxis(ready: Axes, which: 'x' | 'y', other: string | undefined): Axis {
  const [first, second] = which === 'x' ? [ready.x, ready.y] : [ready.y, ready.x]
  return first.of === other ? second : first
}

/** Which ready choice is nearer to axes of these quantities; `starts` if there are none. */
export function kindOf(quantities: readonly string[]): EnsembleKind {
  return quantities.length === 0 || quantities.some((of) => of.startsWith('start.')) ? 'starts' : 'atlas'
}

/** What the options of an ensemble of this race depend on. */
export function basisOf(race: RacePlan, { x, y }: Axes): EnsembleBasis {
  return { race, kind: kindOf([x.of, y.of]), x, y }
}

/**
 * An axis that changes nothing, for ensembles that need only one axis. The runs take the value in its middle, which is
 * the race's own noise. Without noise the axis is the seed, which has no effect then.
 */
export function steadyAxis({ noise: { sigma }, seed }: Pick<RacePlan, 'noise' | 'seed'>): Axis {
  const half = Math.min(sigma, maxSigma - sigma)
  if (half > 0) return { of: 'noise.sigma', from: sigma - half, to: sigma + half, scale: 'linear' }
  const from = Math.min(seed, lastSeed - 1)
  return { of: 'seed', from, to: from + 1, scale: 'linear' }
}
