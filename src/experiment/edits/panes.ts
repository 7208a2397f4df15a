/** Panes: what each of them shows of an experiment, and edits in terms of that. */
import { dimensionOf } from '../../surfaces/kinds'
import { maxTurnsOf } from '../limits'
import type { Experiment, Pane } from '../experiment'

const whole: readonly Pane[] = [{}]

/** The panes of the picture, at least one. */
export function panesOf({ view }: Pick<Experiment, 'view'>): readonly Pane[] {
  return panesIn(view.panes)
}

/** The same, of a view's list. */
export function panesIn(listed: readonly Pane[]): readonly Pane[] {
  return listed.length > 0 ? listed : whole
}

/** Indices of the runners that a pane shows. */
export function runnersOf({ runners }: Pick<Experiment, 'runners'>, pane: Pane): readonly number[] {
  return pane.runners ?? runners.map((_, index) => index)
}

/** Whether a pane runs another race than the experiment: on another surface, from another start or with other noise. */
export function hasOwnRace({ surface, start, sigma }: Pane): boolean {
  return surface !== undefined || start !== undefined || sigma !== undefined
}

/** The runners that are seen in the race of a pane: in it, or in another one of the same race. */
export function runnersBeside(experiment: Experiment, pane: Pane): ReadonlySet<number> {
  const isSame = ({ surface, start, sigma }: Pane): boolean =>
    surface === pane.surface && String(start) === String(pane.start) && sigma === pane.sigma
  const panes = panesOf(experiment).filter((each) => each === pane || isSame(each))
  return new Set(panes.flatMap((each) => runnersOf(experiment, each)))
}

/**
 * The experiment with the surface, the start and the noise of a pane, and with all its runners. Parts keep their
 * identity. The ensemble belongs to the experiment's own race, so another one has none.
 */
export function experimentOf(experiment: Experiment, pane: Pane): Experiment {
  if (!hasOwnRace(pane)) return experiment
  const { ensemble: _, ...rest } = experiment
  const surface = pane.surface ?? experiment.surface
  const isSameSize = dimensionOf(surface) === dimensionOf(experiment.surface)
  return {
    ...rest,
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
 * An edit of what a pane shows. Its own surface, start and noise change for it alone; all else changes for all panes,
 * and a surface that it shares does so with all that goes with it.
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

/** Of the runners only what they have besides a start of their own: that is on the experiment's surface. */
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
    const { start: placed, ...rest } = runner
    const isMoved = isSameSize && placed !== undefined && placed !== before.runners[at]?.start
    const kept = isMoved ? placed : experiment.runners[at]?.start
    return kept === placed ? runner : { ...rest, ...(kept && { start: kept }) }
  })
  return {
    ...after,
    ...(ensemble && { ensemble }),
    surface,
    start,
    noise: pane.sigma === undefined ? after.noise : { ...after.noise, sigma: noise.sigma },
    runners,
    view: { ...after.view, panes: replaced(view.panes, index, own) },
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
  // On another surface the starts of panes are of the past, and its own is for all.
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
    view: { ...after.view, panes: replaced(after.view.panes, index, own) },
  }
}

function replaced(panes: readonly Pane[], index: number, pane: Pane): readonly Pane[] {
  return panes.map((each, at) => (at === index ? pane : each))
}

/** The longest race of so many runners in so many panes: each race of its own is work of its own. */
export function maxTurnsIn({ runners, view }: Pick<Experiment, 'runners' | 'view'>): number {
  const races = 1 + view.panes.filter(hasOwnRace).length
  return maxTurnsOf(runners.length * races)
}

/** With other panes, and as many steps as there may be then. */
export function withPanes(experiment: Experiment, panes: readonly Pane[]): Experiment {
  const changed = { ...experiment, view: { ...experiment.view, panes } }
  return { ...changed, steps: Math.min(experiment.steps, maxTurnsIn(changed)) }
}

/** When a runner is added at the end: a pane that lists its runners takes it in. */
export function panesOnAdding(experiment: Experiment, pane: number): Experiment {
  const added = experiment.runners.length - 1
  return withRunners(experiment, (runners, at) => (at === pane ? [...runners, added] : runners))
}

/** When a runner is copied to the place after it: the copy is where the original is. */
export function panesOnCopy(experiment: Experiment, runner: number): Experiment {
  return withRunners(experiment, (runners) =>
    runners.flatMap((one) => (one === runner ? [one, one + 1] : [one > runner ? one + 1 : one])),
  )
}

/** When a runner is removed: those after it move up. */
export function panesOnRemoval(experiment: Experiment, runner: number): Experiment {
  return withRunners(experiment, (runners) =>
    runners.filter((one) => one !== runner).map((one) => (one > runner ? one - 1 : one)),
  )
}

/** When the experiment's surface changes: starts of panes that run on it are of the past. */
export function panesOnSurface(experiment: Experiment): Experiment {
  const { panes } = experiment.view
  if (panes.every(({ surface, start }) => surface || !start)) return experiment
  const next = panes.map((pane) => {
    if (pane.surface) return pane
    const { start: _, ...rest } = pane
    return rest
  })
  return { ...experiment, view: { ...experiment.view, panes: next } }
}

/** With other lists of runners, where panes have one. */
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
