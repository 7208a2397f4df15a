/** Keeps the ensemble valid after edits of the runners, the surface or the noise. */
import type { Axis } from '../../ensemble/plan'
import { type Axes, axisProblem, quantityOf, usualAxis } from '../../ensemble/quantities'
import { basisOf, kindOf, readyAxes, spareAxis, steadyAxis } from '../defaults/ensembleDefaults'
import { type EnsembleKind, ensembleParts } from '../options/ensembleParts'
import { turnOffRefused } from '../options/options'
import type { Ensemble, Experiment } from '../experiment'

/** A runner was copied and the copy inserted after it: renumbers the runners after it. */
export function ensembleOnCopy(experiment: Experiment, runner: number): Experiment {
  return renumber(experiment, (index) => [index > runner ? index + 1 : index])
}

/** A runner was moved: its first runner stays the first. */
export function ensembleOnMove(experiment: Experiment, placeOf: (runner: number) => number): Experiment {
  return renumber(experiment, (index) => [placeOf(index)])
}

/** A runner was removed: renumbers the runners after it. If the ensemble had no other runner, it is removed too. */
export function ensembleOnRemoval(before: Experiment, after: Experiment, runner: number): Experiment {
  const moved = renumber(after, (index) => (index === runner ? [] : [index > runner ? index - 1 : index]))
  return keepEnsemble(before, moved)
}

/** The noise changed: a single row that stood for the race's noise now stands for the new noise. */
export function ensembleOnNoise(before: Experiment, after: Experiment): Experiment {
  const { ensemble } = after
  if (!ensemble || ensemble.rows > 1 || !isSame(ensemble.y, steadyAxis(before))) return after
  return withEnsemble(after, { ...ensemble, y: steadyAxis(after) })
}

/**
 * Carries the ensemble of `before` over to an experiment with another surface or optimizer. A ready choice stays one.
 * An axis takes the new usual range if it had the old one, if `isStale` names it, or if its range is no longer valid.
 * An axis whose quantity is gone becomes an axis of the ready choice.
 */
export function keepEnsemble(
  before: Experiment,
  after: Experiment,
  isStale: (of: string) => boolean = () => false,
): Experiment {
  const { ensemble } = after
  const [old, now] = [before.ensemble?.runners[0], ensemble?.runners[0]]
  if (!ensemble || old === undefined || now === undefined) return after
  const axes = keepAxes(ensemble, { race: before, runner: old }, { race: after, runner: now }, isStale)
  return withEnsemble(after, { ...ensemble, ...axes })
}

/** Sets or removes the ensemble. Equal parts keep their identity, so that comparing by identity is enough. */
export function withEnsemble(experiment: Experiment, ensemble: Ensemble | undefined): Experiment {
  const { ensemble: old, ...others } = experiment
  if (!ensemble) return old ? others : experiment
  const isSameList = old?.runners.join() === ensemble.runners.join()
  const next: Ensemble = {
    ...turnOffRefused(ensembleParts, ensemble, basisOf(experiment, ensemble)),
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

function keepAxes(axes: Axes, before: Side, after: Side, isStale: (of: string) => boolean): Axes {
  const { x, y } = axes
  const isReady = (kind: EnsembleKind): boolean => {
    const ready = readyAxes(before.race, before.runner, kind)
    return isSame(ready.x, x) && isSame(ready.y, y)
  }
  for (const kind of ['starts', 'atlas'] as const) {
    if (isReady(kind)) return readyAxes(after.race, after.runner, kind)
  }
  const ready = readyAxes(after.race, after.runner, kindOf([x.of, y.of]))
  const keep = (axis: Axis): Axis | undefined => keepAxis(axis, before, after, isStale)
  const [across, up] = [keep(x), keep(y)]
  const nextX = across ?? spareAxis(ready, 'x', up?.of)
  return { x: nextX, y: up ?? spareAxis(ready, 'y', nextX.of) }
}

function keepAxis(axis: Axis, before: Side, after: Side, isStale: (of: string) => boolean): Axis | undefined {
  const [old, now] = [before, after].map(({ race, runner }) => quantityOf(race, runner, axis.of))
  if (!now) return undefined
  const wasUsual = old !== undefined && isSame(usualAxis(before.race, old), axis)
  return wasUsual || isStale(axis.of) || axisProblem(axis, now) ? usualAxis(after.race, now) : axis
}

/** Renumbers the runners of the ensemble; `indicesOf` gives the new indices of a runner, none if it is gone. */
function renumber(experiment: Experiment, indicesOf: (runner: number) => number[]): Experiment {
  const { ensemble } = experiment
  if (!ensemble) return experiment
  const runners = ensemble.runners.flatMap(indicesOf)
  return withEnsemble(experiment, runners.length > 0 ? { ...ensemble, runners } : undefined)
}

function isSame(one: Axis, other: Axis): boolean {
  return one.of === other.of && one.from === other.from && one.to === other.to && one.scale === other.scale
}
