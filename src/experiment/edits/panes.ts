/** Panes: what each shows of an experiment, and edits of what a pane shows. */
import { dimensionOf } from '../../surfaces/kinds'
import { maxTurnsOf } from '../limits'
import type { Experiment, Pane } from '../experiment'

const whole: readonly Pane[] = [{}]

/** The panes of the picture, at least one. */
export function panesOf({ view }: Pick<Experiment, 'view'>): readonly Pane[] {
  return panesIn(view.panes)
}

/** The same, from the list of a view. */
export function panesIn(listed: readonly Pane[]): readonly Pane[] {
  return listed.length > 0 ? listed : whole
}

/** Indices of the runners that a pane shows. */
export function runnersOf({ runners }: Pick<Experiment, 'runners'>, pane: Pane): readonly number[] {
  return pane.runners ?? runners.map((_, index) => index)
}

/** Whether a pane runs a race of its own: on another surface, from another start or with other noise. */
export function hasOwnRace({ surface, start, sigma }: Pane): boolean {
  return surface !== undefined || start !== undefined || sigma !== undefined
}

/** The runners that are shown in the race of a pane: in this pane or in another one with the same race. */
export function runnersBeside(experiment: Experiment, pane: Pane): ReadonlySet<number> {
  const panes = panesOf(experiment).filter((each) => isSameRace(each, pane))
  return new Set(panes.flatMap((each) => runnersOf(experiment, each)))
}

/** Whether two panes show the same race. */
export function isSameRace(one: Pane, other: Pane): boolean {
  return (
    one.surface === other.surface && String(one.start) === String(other.start) && one.sigma === other.sigma
  )
}

/**
 * The experiment with the surface, the start and the noise of a pane, and with all its runners. Parts keep their
 * identity. The ensemble belongs to the experiment's own race, so another race has none.
 */
export function experimentOf(experiment: Experiment, pane: Pane): Experiment {
  if (!hasOwnRace(pane)) return experiment
  const { ensemble: _, ...others } = experiment
  const surface = pane.surface ?? experiment.surface
  const isSameSize = dimensionOf(surface) === dimensionOf(experiment.surface)
  return {
    ...others,
    surface,
    start: pane.start ?? experiment.start,
    noise: pane.sigma === undefined ? experiment.noise : { ...experiment.noise, sigma: pane.sigma },
    runners: isSameSize ? experiment.runners : experiment.runners.map(({ start: _own, ...runner }) => runner),
  }
}

/** The experiment as the pane at `index` has it. */
export function experimentAt(experiment: Experiment, index: number): Experiment {
  return experimentOf(experiment, panesOf(experiment)[index] ?? {})
}

/**
 * Edits what a pane shows. Its own surface, start and noise change for this pane alone. Everything else changes for all
 * panes, including a shared surface and what depends on it.
 */
export function editPane(
  experiment: Experiment,
  index: number,
  change: (experiment: Experiment) => Experiment,
): Experiment {
  const pane = experiment.view.panes[index]
  if (!pane || !hasOwnRace(pane)) return change(experiment)
  return pane.surface
    ? editOnOwnSurface(experiment, index, pane, change)
    : editOnShared(experiment, index, pane, change)
}

/** Takes over everything of the runners but their own starts, which lie on the experiment's surface. */
function editOnOwnSurface(
  experiment: Experiment,
  index: number,
  pane: Pane,
  change: (experiment: Experiment) => Experiment,
): Experiment {
  const before = experimentOf(experiment, pane)
  const after = change(before)
  if (after === before) return experiment
  const { surface, start, noise, ensemble, view } = experiment
  const isSameSize = dimensionOf(after.surface) === dimensionOf(surface)
  const own: Pane = {
    ...pane,
    surface: after.surface,
    start: after.start,
    ...(pane.sigma !== undefined && { sigma: after.noise.sigma }),
  }
  const runners = after.runners.map((runner, at) => {
    const { start: placed, ...others } = runner
    const isMoved = isSameSize && placed !== undefined && placed !== before.runners[at]?.start
    const kept = isMoved ? placed : experiment.runners[at]?.start
    return kept === placed ? runner : { ...others, ...(kept && { start: kept }) }
  })
  return {
    ...after,
    ...(ensemble && { ensemble }),
    surface,
    start,
    noise: pane.sigma === undefined ? after.noise : { ...after.noise, sigma: noise.sigma },
    runners,
    view: { ...after.view, panes: replacePane(view.panes, index, own) },
  }
}

function editOnShared(
  experiment: Experiment,
  index: number,
  pane: Pane,
  change: (experiment: Experiment) => Experiment,
): Experiment {
  const { start, noise } = experiment
  const before = {
    ...experiment,
    start: pane.start ?? start,
    noise: pane.sigma === undefined ? noise : { ...noise, sigma: pane.sigma },
  }
  const after = change(before)
  if (after === before) return experiment
  // On another surface the starts of panes no longer apply, and its start is for all panes.
  const hasStart = pane.start !== undefined && after.surface === before.surface
  const now = after.view.panes[index] ?? pane
  const own: Pane = {
    ...now,
    ...(hasStart && { start: after.start }),
    ...(pane.sigma !== undefined && { sigma: after.noise.sigma }),
  }
  return {
    ...after,
    start: hasStart ? start : after.start,
    noise: pane.sigma === undefined ? after.noise : { ...after.noise, sigma: noise.sigma },
    view: { ...after.view, panes: replacePane(after.view.panes, index, own) },
  }
}

function replacePane(panes: readonly Pane[], index: number, pane: Pane): readonly Pane[] {
  return panes.map((each, at) => (at === index ? pane : each))
}

/** The largest number of turns for these runners and panes. Each pane with a race of its own adds to the work. */
export function maxTurnsIn({ runners, view }: Pick<Experiment, 'runners' | 'view'>): number {
  const races = 1 + view.panes.filter(hasOwnRace).length
  return maxTurnsOf(runners.length * races)
}

/** Sets the panes, and limits the steps to what they allow. */
export function withPanes(experiment: Experiment, panes: readonly Pane[]): Experiment {
  const changed = { ...experiment, view: { ...experiment.view, panes } }
  return { ...changed, steps: Math.min(experiment.steps, maxTurnsIn(changed)) }
}

/** A runner was added at the end: adds it to that pane, if the pane lists its runners. */
export function panesOnAdding(experiment: Experiment, pane: number): Experiment {
  const added = experiment.runners.length - 1
  return withRunners(experiment, (runners, at) => (at === pane ? [...runners, added] : runners))
}

/** A runner was copied and the copy inserted after it: the copy is shown where the original is. */
export function panesOnCopy(experiment: Experiment, runner: number): Experiment {
  return withRunners(experiment, (runners) =>
    runners.flatMap((one) => (one === runner ? [one, one + 1] : [one > runner ? one + 1 : one])),
  )
}

/** A runner was removed: renumbers the runners after it. */
export function panesOnRemoval(experiment: Experiment, runner: number): Experiment {
  return withRunners(experiment, (runners) =>
    runners.filter((one) => one !== runner).map((one) => (one > runner ? one - 1 : one)),
  )
}

/** A runner was moved: the lists keep their runners, in the new order. */
export function panesOnMove(experiment: Experiment, placeOf: (runner: number) => number): Experiment {
  return withRunners(experiment, (runners) => runners.map(placeOf).sort((one, other) => one - other))
}

/** The experiment's surface changed: panes that share it lose their own starts. */
export function panesOnSurface(experiment: Experiment): Experiment {
  const { panes } = experiment.view
  if (panes.every(({ surface, start }) => surface || !start)) return experiment
  const next = panes.map((pane) => {
    if (pane.surface) return pane
    const { start: _, ...others } = pane
    return others
  })
  return { ...experiment, view: { ...experiment.view, panes: next } }
}

/** Changes the lists of runners of the panes that have one. */
function withRunners(
  experiment: Experiment,
  change: (runners: readonly number[], pane: number) => readonly number[],
): Experiment {
  const { panes } = experiment.view
  if (panes.every(({ runners }) => !runners)) return experiment
  const next = panes.map((pane, index) =>
    pane.runners ? { ...pane, runners: change(pane.runners, index) } : pane,
  )
  return { ...experiment, view: { ...experiment.view, panes: next } }
}
