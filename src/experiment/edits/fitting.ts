/**
 * Rates that fit: what is chosen gets rates, and if need be a length of the race, with which there is something to see.
 * A rate that was set by hand stays.
 */
import { ownOf } from '../../math/own'
import { fittingRate } from '../../run/fitting/fittingRate'
import type { PlanSurface } from '../../surfaces/kinds'
import { defaultExperiment, settingsOf } from '../defaults/defaults'
import type { Experiment, Runner } from '../experiment'
import { setSurface } from './edits'
import { editPane, experimentAt, hasOwnRace, isSameRace, maxTurnsIn, panesOf, runnersOf } from './panes'

/** Lengths of a race, in turns, for what cannot be seen in the present one. */
const roundSteps = [defaultExperiment.steps, 1000, 2000] as const

/**
 * Whether the rate of a runner was set by hand: it is neither one that was found for it, nor the usual one of its
 * optimizer or of the opening race, which nobody set, or it changes on the way.
 */
export function isSetByHand(
  { runners, changes }: Pick<Experiment, 'runners' | 'changes'>,
  index: number,
): boolean {
  const runner = runners[index]
  const eta = runner && ownOf(runner.settings, 'eta')
  if (!runner || eta === undefined) return false
  const isDriven = changes.some((change) => change.runner === index && Object.hasOwn(change.settings, 'eta'))
  return isDriven || (eta !== runner.fitted && !usualRates(runner).includes(eta))
}

/** The rates that a runner has if nobody set any. */
function usualRates({ optimizer }: Pick<Runner, 'optimizer'>): (number | undefined)[] {
  const opening = defaultExperiment.runners.find((one) => one.optimizer === optimizer)
  return [settingsOf(optimizer)['eta']?.default, opening?.settings['eta']]
}

/** The rate that fits a runner in the race of a pane; its usual one where none fits better than another. */
export function fittingRateOf(experiment: Experiment, index: number, pane: number): number | undefined {
  const usual = settingsOf(experiment.runners[index]?.optimizer ?? '')['eta']?.default
  return fittingRate(experimentAt(experiment, pane), index)?.eta ?? usual
}

/** Gives a runner that rate, whatever it has. */
export function fitRate(experiment: Experiment, index: number, pane: number): Experiment {
  const eta = fittingRateOf(experiment, index, pane)
  return eta === undefined ? experiment : withRate(experiment, index, eta)
}

/** A runner was added, or has another optimizer: gives it the rate that fits the race of a pane. */
export function fitRunner(experiment: Experiment, index: number, pane: number): Experiment {
  return isSetByHand(experiment, index) ? experiment : fitRate(experiment, index, pane)
}

/** Runners were added since `before`, at the end: gives them the rates that fit. */
export function fitAdded(experiment: Experiment, before: Experiment, pane: number): Experiment {
  const added = experiment.runners.flatMap((_, index) => (index < before.runners.length ? [] : [index]))
  return added.reduce((now, index) => fitRunner(now, index, pane), experiment)
}

/**
 * Sets the surface of a pane, as `setSurface` does, and gives the rates that fit it. A surface that is being written keeps
 * the length of the race: half a formula is no reason for another.
 */
export function chooseSurface(
  experiment: Experiment,
  pane: number,
  chosen: string | PlanSurface,
): Experiment {
  const changed = editPane(experiment, pane, (now) => setSurface(now, chosen))
  return fitSurface(changed, pane, typeof chosen === 'string')
}

/** After a drag: gives the rates that fit if the pane at `pane` has got a surface, or a shape of one, that is new. */
export function fitNewSurface(experiment: Experiment, before: Experiment, pane: number): Experiment {
  const { surface } = experimentAt(experiment, pane)
  const old = [before.surface, ...before.view.panes.map((each) => each.surface)]
  return old.includes(surface) ? experiment : fitSurface(experiment, pane)
}

/**
 * The pane at `pane` shows another surface, or another shape of it: gives its runners the rates that fit. Runners that
 * are seen in another race too keep theirs. The race keeps its length if all can be seen in it.
 */
function fitSurface(experiment: Experiment, pane: number, mayLengthen = true): Experiment {
  const indices = runnersOfRace(experiment, pane).filter((index) => !isSetByHand(experiment, index))
  const isFree = mayLengthen && !panesOf(experiment).some(hasOwnRace)
  const others = isFree ? roundSteps.filter((steps) => steps <= maxTurnsIn(experiment)) : []
  let best: Fitted | undefined
  for (const steps of [experiment.steps, ...others]) {
    const fitted = fitAll(steps === experiment.steps ? experiment : { ...experiment, steps }, indices, pane)
    if (!best || fitted.misses < best.misses) best = fitted
    if (best.misses === 0) break
  }
  return best?.experiment ?? experiment
}

interface Fitted {
  readonly experiment: Experiment
  /** How many runners there is nothing to see of. */
  readonly misses: number
}

function fitAll(experiment: Experiment, indices: readonly number[], pane: number): Fitted {
  const race = experimentAt(experiment, pane)
  let [fitted, misses] = [experiment, 0]
  for (const index of indices) {
    const found = fittingRate(race, index)
    if (!found) continue
    fitted = withRate(fitted, index, found.eta)
    if (!found.fits) misses += 1
  }
  return { experiment: fitted, misses }
}

/** The runners that are seen in no other race than that of a pane. */
export function runnersOfRace(experiment: Experiment, index: number): number[] {
  const panes = panesOf(experiment)
  const pane = panes[index] ?? {}
  const others = panes.filter((each) => !isSameRace(each, pane))
  const elsewhere = new Set(others.flatMap((each) => runnersOf(experiment, each)))
  return experiment.runners.flatMap((_, at) => (elsewhere.has(at) ? [] : [at]))
}

/** Gives a runner a rate that was found, for the whole run. */
export function withRate(experiment: Experiment, index: number, eta: number): Experiment {
  const runner = experiment.runners[index]
  if (!runner) return experiment
  if (runner.settings['eta'] === eta && runner.fitted === eta) return experiment
  const found: Runner = { ...runner, settings: { ...runner.settings, eta }, fitted: eta }
  return { ...experiment, runners: experiment.runners.with(index, found) }
}
