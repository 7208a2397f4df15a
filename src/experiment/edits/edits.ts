/**
 * Edits of an Experiment. Each returns a new one and keeps the identity of every part that it does not touch. They are many,
 * and most have a few lines.
 */
import { defaults } from '../../math/setting'
import { scheduleById } from '../../schedules/list'
import { againstTurn } from '../../run/against'
import { epochsOf } from '../../run/batches/epochs'
import { isInside } from '../../surfaces/domain'
import {
  type PlanSurface,
  chosenSurface,
  dimensionOf,
  factsOf,
  isSameKind,
  withSetting,
  withSplit,
} from '../../surfaces/kinds'
import type { Split } from '../../surfaces/split'
import { changesOnRemoval, changesOnCopy, recordChange } from './changes'
import { defaultOptimizer, defaultRunner, settingsOf } from '../defaults/defaults'
import { keepEnsemble, ensembleOnCopy, ensembleOnNoise, ensembleOnRemoval } from './ensembleUpkeep'
import type { Experiment, Noise, Runner, Stop, Turn, View } from '../experiment'
import { lastSeed, maxRunners } from '../limits'
import { maxTurnsIn, panesOnAdding, panesOnCopy, panesOnRemoval, panesOnSurface } from './panes'

/**
 * Sets another surface: a choice by its id, with its defaults, or one of the caller's, which must compile. The start
 * moves to the start of that surface. It stays if the surface was only rewritten and the start still lies inside.
 * Runners lose their own starts if these no longer fit. An ensemble of starts spans the new domain.
 */
export function setSurface(before: Experiment, chosen: string | PlanSurface): Experiment {
  const surface = typeof chosen === 'string' ? chosenSurface(chosen) : chosen
  const { domain, start, written, rows } = factsOf(surface)
  // Where there are no rows, steps are counted.
  const experiment = before.turn === 'row' && !rows ? setTurn(before, 'step') : before
  const isSameSize = dimensionOf(surface) === dimensionOf(experiment.surface)
  const runners = isSameSize ? experiment.runners : experiment.runners.map(withoutStart)
  // Other rows lie elsewhere.
  const hasSameRows = rows === factsOf(experiment.surface).rows
  const isRewritten = written !== undefined && hasSameRows && isSameKind(surface, experiment.surface)
  const stays = isSameSize && isRewritten && isInside(experiment.start, domain)
  const moved = { ...experiment, surface, runners, start: stays ? experiment.start : start }
  const changed = stays ? moved : panesOnSurface(moved)
  const isSameDomain = String(domain) === String(factsOf(experiment.surface).domain)
  return keepEnsemble(experiment, changed, (of) => !isSameDomain && of.startsWith('start.'))
}

/** Sets a shape slider of the surface. */
export function setSurfaceSetting(experiment: Experiment, name: string, value: number): Experiment {
  const surface = withSetting(experiment.surface, name, value)
  return surface === experiment.surface ? experiment : { ...experiment, surface }
}

/** Sets rows of the data apart for validation; undefined: none. */
export function setSplit(experiment: Experiment, split: Split | undefined): Experiment {
  const surface = withSplit(experiment.surface, split)
  return surface === experiment.surface ? experiment : { ...experiment, surface }
}

/** Sets where all runners start, or where one of them does. */
export function setStart(experiment: Experiment, start: readonly number[], runner?: number): Experiment {
  if (runner !== undefined) return changeRunner(experiment, runner, (one) => ({ ...one, start }))
  return { ...experiment, start }
}

/** Makes a runner start where the experiment does. */
export function clearStart(experiment: Experiment, runner: number): Experiment {
  return changeRunner(experiment, runner, withoutStart)
}

/** Sets the length of the race, within the limit for its number of runners. */
export function setSteps(experiment: Experiment, steps: number): Experiment {
  return {
    ...experiment,
    steps: Math.min(Math.max(Math.round(steps), 1), maxTurnsIn(experiment)),
  }
}

/**
 * Sets what the race counts, and the chart with it. The race keeps its number of turns; from steps to rows or back, the
 * runner whose steps see the most rows keeps its number of steps.
 */
export function setTurn(experiment: Experiment, turn: Turn): Experiment {
  if (turn === experiment.turn) return experiment
  const rows = turnsOfStep(experiment, turn) / turnsOfStep(experiment, experiment.turn)
  const changed = rows === 1 ? experiment : setSteps(experiment, experiment.steps * rows)
  return setView({ ...changed, turn }, { against: againstTurn[turn] })
}

/** What a step costs that sees the most rows. */
function turnsOfStep({ surface, runners }: Experiment, turn: Turn): number {
  const { rows } = factsOf(surface)
  if (turn !== 'row' || !rows) return 1
  return Math.max(1, ...runners.map(({ batch }) => epochsOf(batch, rows.count).perStep))
}

/** Sets what ends runs before the race does; undefined means nothing. */
export function setStop({ stop: _old, ...experiment }: Experiment, stop: Stop | undefined): Experiment {
  return { ...experiment, ...(stop && { stop }) }
}

export function setNoise(experiment: Experiment, noise: Partial<Noise>): Experiment {
  return ensembleOnNoise(experiment, { ...experiment, noise: { ...experiment.noise, ...noise } })
}

export function setSeed(experiment: Experiment, seed: number): Experiment {
  return { ...experiment, seed }
}

/** Takes the next seed: different noise, with a way back to the old one. */
export function newSeed(experiment: Experiment): Experiment {
  return setSeed(experiment, experiment.seed >= lastSeed ? 0 : experiment.seed + 1)
}

/** Changes the view. A camera applies to all panes, so panes lose their own. */
export function setView(experiment: Experiment, view: Partial<View>): Experiment {
  const { panes } = experiment.view
  const isFreed = view.camera !== undefined && panes.some(({ camera }) => camera !== undefined)
  const alike = isFreed && { panes: panes.map(({ camera: _own, ...pane }) => pane) }
  return { ...experiment, view: { ...experiment.view, ...alike, ...view } }
}

/** Adds a runner in the first free colour, shown in that pane. */
export function addRunner(
  experiment: Experiment,
  optimizer: Runner['optimizer'] = defaultOptimizer,
  pane = 0,
): Experiment {
  const runner = defaultRunner(optimizer, freeColour(experiment))
  const grown = withRunner(experiment, runner, experiment.runners.length)
  return grown === experiment ? experiment : panesOnAdding(grown, pane)
}

/** Inserts a copy after the runner, in the first free colour and with the same changes. */
export function duplicateRunner(experiment: Experiment, runner: number): Experiment {
  const original = experiment.runners[runner]
  if (!original) return experiment
  const copy = { ...original, colour: freeColour(experiment) }
  const grown = withRunner(experiment, copy, runner + 1)
  if (grown === experiment) return experiment
  const shown = panesOnCopy({ ...grown, changes: changesOnCopy(experiment.changes, runner) }, runner)
  return ensembleOnCopy(shown, runner)
}

/** Removes a runner, its changes and its part in the ensemble. */
export function removeRunner(experiment: Experiment, runner: number): Experiment {
  const changed = {
    ...experiment,
    runners: experiment.runners.filter((_, index) => index !== runner),
    changes: changesOnRemoval(experiment.changes, runner),
  }
  return ensembleOnRemoval(experiment, panesOnRemoval(changed, runner), runner)
}

/**
 * Sets another optimizer with its own defaults, since a rate means something else to it. The runner's changes are
 * dropped. An ensemble over its settings takes the ranges of the new ones.
 */
export function setOptimizer(
  experiment: Experiment,
  runner: number,
  optimizer: Runner['optimizer'],
): Experiment {
  const settings = defaults(settingsOf(optimizer))
  const changed = changeRunner(experiment, runner, ({ fitted: _found, ...one }) => ({
    ...one,
    optimizer,
    settings,
  }))
  const changes = experiment.changes.filter((change) => change.runner !== runner)
  const whole = changes.length === experiment.changes.length ? changed : { ...changed, changes }
  const isFirst = experiment.ensemble?.runners[0] === runner
  return keepEnsemble(experiment, whole, (of) => isFirst && of.startsWith('setting.'))
}

/** Sets a setting of a runner: for the whole run, or from the step `fromStep` on, recorded in `changes`. */
export function setRunnerSetting(
  experiment: Experiment,
  runner: number,
  name: string,
  value: number,
  fromStep?: number,
): Experiment {
  if (fromStep !== undefined) {
    const changes = recordChange(experiment.changes, { step: fromStep, runner, settings: { [name]: value } })
    return { ...experiment, changes }
  }
  return changeRunner(experiment, runner, (one) => {
    const { fitted, ...others } = one
    const isFound = fitted !== undefined && (name !== 'eta' || value === fitted)
    return { ...others, ...(isFound && { fitted }), settings: { ...one.settings, [name]: value } }
  })
}

/** Drops all changes from the step `fromStep` on. */
export function clearChanges(experiment: Experiment, fromStep = 1): Experiment {
  return { ...experiment, changes: experiment.changes.filter((change) => change.step < fromStep) }
}

/** Sets another schedule, with its defaults. The chart of a test of rates is drawn against η. */
export function setSchedule(experiment: Experiment, runner: number, id: string): Experiment {
  const { settings, isTest } = scheduleById(id) ?? { settings: {} }
  const schedule = { id, settings: defaults(settings) }
  const changed = changeRunner(experiment, runner, (one) => ({ ...one, schedule }))
  return isTest ? setView(changed, { against: 'eta' }) : changed
}

export function setScheduleSetting(
  experiment: Experiment,
  runner: number,
  name: string,
  value: number,
): Experiment {
  return changeRunner(experiment, runner, (one) => {
    const settings = { ...one.schedule.settings, [name]: value }
    return { ...one, schedule: { ...one.schedule, settings } }
  })
}

export function setClip(experiment: Experiment, runner: number, clip: Runner['clip']): Experiment {
  return changeRunner(experiment, runner, (one) => ({ ...one, clip }))
}

/** Sets which rows a runner's steps see; undefined means all. */
export function setBatch(experiment: Experiment, runner: number, batch: Runner['batch']): Experiment {
  return changeRunner(experiment, runner, ({ batch: _batch, ...one }) => ({
    ...one,
    ...(batch && { batch }),
  }))
}

/** The same for every runner. */
export function setBatches(experiment: Experiment, batch: Runner['batch']): Experiment {
  return experiment.runners.reduce((now, _, runner) => setBatch(now, runner, batch), experiment)
}

/** Sets how a runner looks. Its run does not depend on that. */
export function setLook(
  experiment: Experiment,
  runner: number,
  look: Partial<Pick<Runner, 'colour' | 'visible'>>,
): Experiment {
  return changeRunner(experiment, runner, (one) => ({ ...one, ...look }))
}

function withoutStart(runner: Runner): Runner {
  const { start: _start, ...others } = runner
  return others
}

/** The experiment with one runner changed; the others stay the same objects. */
export function changeRunner(
  experiment: Experiment,
  runner: number,
  change: (runner: Runner) => Runner,
): Experiment {
  const runners = experiment.runners.map((one, index) => (index === runner ? change(one) : one))
  return { ...experiment, runners }
}

/** Inserts a runner, if there is room. */
function withRunner(experiment: Experiment, runner: Runner, at: number): Experiment {
  const runners = experiment.runners.toSpliced(at, 0, runner)
  if (runners.length > maxRunners) return experiment
  const grown = { ...experiment, runners }
  return { ...grown, steps: Math.min(experiment.steps, maxTurnsIn(grown)) }
}

/** The first colour that no runner has. */
export function freeColour({ runners }: Pick<Experiment, 'runners'>): number {
  const taken = new Set(runners.map(({ colour }) => colour))
  let colour = 0
  while (taken.has(colour)) colour += 1
  return colour
}
