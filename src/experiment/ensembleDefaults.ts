/** What an ensemble is where nothing is said of it: the two ready choices, whole. */
import type { Axis } from '../ensemble/plan'
import { type Axes, atlasAxes, startsAxes } from '../ensemble/quantities'
import { lastSeed, mostSigma } from '../run/noise'
import type { RacePlan } from '../run/plan'
import { factsOf } from '../surfaces/kinds'
import type { Ensemble } from './experiment'

/** `starts`: where the runs start, over the domain. `atlas`: a rate and what goes with it. */
export type EnsembleKind = 'starts' | 'atlas'

/** Sizes and looks. A swarm of 65,536 plays on a slow machine too; a map has about as many cells as pixels. */
const looks: Readonly<Record<EnsembleKind, Omit<Ensemble, 'runners' | 'x' | 'y' | 'swarmColours'>>> = {
  starts: {
    columns: 256,
    rows: 256,
    swarm: true,
    map: true,
    draped: false,
    mapColours: 'outcome',
  },
  atlas: {
    columns: 512,
    rows: 512,
    swarm: false,
    map: true,
    draped: false,
    mapColours: 'loss',
  },
}

/** The ready choice for these runners; the first one's settings make the axes. */
export function readyEnsemble(race: RacePlan, runners: readonly number[], kind: EnsembleKind): Ensemble {
  // With one minimum, or none that is known, where a run came from tells more than where it ends.
  const swarmColours = factsOf(race.surface).minima.length > 1 ? 'outcome' : 'start'
  return { runners, ...readyAxes(race, runners[0] ?? 0, kind), ...looks[kind], swarmColours }
}

export function readyAxes(race: RacePlan, runner: number, kind: EnsembleKind): Axes {
  return kind === 'starts' ? startsAxes(race, runner) : atlasAxes(race, runner)
}

/** The axis that takes the place of one which cannot be: of the ready choice, and not what the other axis varies. */
export function spareAxis(ready: Axes, which: 'x' | 'y', other: string | undefined): Axis {
  const [first, second] = which === 'x' ? [ready.x, ready.y] : [ready.y, ready.x]
  return first.of === other ? second : first
}

/** Which ready choice is nearer to axes of these quantities; nothing said is `starts`. */
export function kindOf(quantities: readonly string[]): EnsembleKind {
  return quantities.length === 0 || quantities.some((of) => of.startsWith('start.')) ? 'starts' : 'atlas'
}

/**
 * An axis that changes nothing, for where one is enough: the runs have what is in its middle, and that is the race's own
 * noise. Without noise it is the seed, which counts for nothing then.
 */
export function steadyAxis({ noise: { sigma }, seed }: Pick<RacePlan, 'noise' | 'seed'>): Axis {
  const half = Math.min(sigma, mostSigma - sigma)
  if (half > 0) return { of: 'noise.sigma', from: sigma - half, to: sigma + half, scale: 'linear' }
  const from = Math.min(seed, lastSeed - 1)
  return { of: 'seed', from, to: from + 1, scale: 'linear' }
}
