/** Keeps the ensemble one of the experiment, whatever an edit did to the runners or the surface. */
import type { Axis } from '../../ensemble/plan'
import { type Axes, axisProblem, quantityOf, usualAxis } from '../../ensemble/quantities'
import { basisOf, kindOf, readyAxes, spareAxis, steadyAxis } from '../ensembleDefaults'
import { type EnsembleKind, ensembleParts } from '../options/ensembleParts'
import type { Ensemble, Experiment } from '../experiment'
import { allowed } from '../options/options'

/** When a runner is copied to the place after it: those after it move on. */
export function ensembleOnCopy(experiment: Experiment, runner: number): Experiment {
  return renumber(experiment, (index) => [index > runner ? index + 1 : index])
}

/** When a runner is removed: those after it move up. An ensemble that was that runner's alone goes with it. */
export function ensembleOnRemoval(before: Experiment, after: Experiment, runner: number): Experiment {
  const moved = renumber(after, (index) => (index === runner ? [] : [index > runner ? index - 1 : index]))
  return keepEnsemble(before, moved)
}

/** When the noise changes: a single row that stood for the noise of the race stands for the new one. */
export function ensembleOnNoise(before: Experiment, after: Experiment): Experiment {
  const { ensemble } = after
  if (!ensemble || ensemble.rows > 1 || !isSame(ensemble.y, steadyAxis(before))) return after
  return withEnsemble(after, { ...ensemble, y: steadyAxis(after) })
}

/**
 * The ensemble that `before` had, in an experiment of another surface or optimizer. A ready choice stays one. An axis
 * at its usual range takes the new usual range, and so does one that `isStale` names; another one stays as it is, if
 * it still can. An axis whose quantity is gone becomes one of the ready choice.
 */
export function keepEnsemble(
  before: Experiment,
  after: Experiment,
  isStale: (of: string) => boolean = () => false,
): Experiment {
  const { ensemble } = after
  const [old, now] = [before.ensemble?.runners[0], ensemble?.runners[0]]
  if (!ensemble || old === undefined || now === undefined) return after
  const axes = keptAxes(ensemble, { race: before, runner: old }, { race: after, runner: now }, isStale)
  return withEnsemble(after, { ...ensemble, ...axes })
}

/** With another ensemble, or without one. Parts that come out equal stay the same ones, so that identity tells. */
export function withEnsemble(experiment: Experiment, ensemble: Ensemble | undefined): Experiment {
  const { ensemble: old, ...rest } = experiment
  if (!ensemble) return old ? rest : experiment
  const isSameList = old?.runners.join() === ensemble.runners.join()
  const next: Ensemble = {
    ...allowed(ensembleParts, ensemble, basisOf(experiment, ensemble)),
    runners: old && isSameList ? old.runners : ensemble.runners,
    x: old && isSame(old.x, ensemble.x) ? old.x : ensemble.x,
    y: old && isSame(old.y, ensemble.y) ? old.y : ensemble.y,
  }
  const before = new Map<string, unknown>(Object.entries(old ?? {}))
  const isOther = Object.entries(next).some(([name, value]) => value !== before.get(name))
  return isOther ? { ...experiment, ensemble: next } : experiment
}

interface Side {
  readonly race: Experiment
  readonly runner: number
}

function keptAxes(axes: Axes, before: Side, after: Side, isStale: (of: string) => boolean): Axes {
  const { x, y } = axes
  const isReady = (kind: EnsembleKind): boolean => {
    const ready = readyAxes(before.race, before.runner, kind)
    return isSame(ready.x, x) && isSame(ready.y, y)
  }
  for (const kind of ['starts', 'atlas'] as const) {
    if (isReady(kind)) return readyAxes(after.race, after.runner, kind)
  }
  const ready = readyAxes(after.race, after.runner, kindOf([x.of, y.of]))
  const kept = (axis: Axis): Axis | undefined => keptAxis(axis, before, after, isStale)
  const [across, up] = [kept(x), kept(y)]
  const nextX = across ?? spareAxis(ready, 'x', up?.of)
  return { x: nextX, y: up ?? spareAxis(ready, 'y', nextX.of) }
}

function keptAxis(axis: Axis, before: Side, after: Side, isStale: (of: string) => boolean): Axis | undefined {
  const [old, now] = [before, after].map(({ race, runner }) => quantityOf(race, runner, axis.of))
  if (!now) return undefined
  const wasUsual = old !== undefined && isSame(usualAxis(before.race, old), axis)
  return wasUsual || isStale(axis.of) || axisProblem(axis, now) ? usualAxis(after.race, now) : axis
}

/** The runners of the ensemble under their new numbers. */
function renumber(experiment: Experiment, places: (runner: number) => number[]): Experiment {
  const { ensemble } = experiment
  if (!ensemble) return experiment
  const runners = ensemble.runners.flatMap(places)
  return withEnsemble(experiment, runners.length > 0 ? { ...ensemble, runners } : undefined)
}

function isSame(one: Axis, other: Axis): boolean {
  return one.of === other.of && one.from === other.from && one.to === other.to && one.scale === other.scale
}
