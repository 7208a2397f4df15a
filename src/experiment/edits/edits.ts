/** Edits of an Experiment. Each returns a new one and keeps every part that it does not touch. */
import { defaults } from '../../math/setting'
import { scheduleById } from '../../schedules/list'
import { isInside } from '../../surfaces/domain'
import {
  type PlanSurface,
  chosenSurface,
  dimensionOf,
  factsOf,
  isSameKind,
  withSetting,
} from '../../surfaces/kinds'
import { changesOnRemoval, changesOnCopy, recorded } from './changes'
import { defaultOptimizer, defaultRunner, settingsOf } from '../defaults'
import { keepEnsemble, ensembleOnCopy, ensembleOnNoise, ensembleOnRemoval } from './ensembleUpkeep'
import type { Experiment, Noise, Runner, Turn, View } from '../experiment'
import { lastSeed, maxRunners } from '../limits'
import { maxTurnsIn, panesOnAdding, panesOnCopy, panesOnRemoval, panesOnSurface } from './panes'

/**
 * Another surface: a choice by its id, as it is at first, or one that the caller has, which compiles. The start moves
 * to where that surface wants it; it stays while a surface is merely rewritten and it still lies inside.
 * Runners' own starts go where they would not fit any more. An ensemble's starts go over the new domain.
 */
export function setSurface(experiment: Experiment, chosen: string | PlanSurface): Experiment {
  const surface = typeof chosen === 'string' ? chosenSurface(chosen) : chosen
  const { domain, start, written } = factsOf(surface)
  const isSameSize = dimensionOf(surface) === dimensionOf(experiment.surface)
  const runners = isSameSize ? experiment.runners : experiment.runners.map(withoutStart)
  const isRewritten = written !== undefined && isSameKind(surface, experiment.surface)
  const stays = isSameSize && isRewritten && isInside(experiment.start, domain)
  const moved = { ...experiment, surface, runners, start: stays ? experiment.start : start }
  const changed = stays ? moved : panesOnSurface(moved)
  const isSameDomain = String(domain) === String(factsOf(experiment.surface).domain)
  return keepEnsemble(experiment, changed, (of) => !isSameDomain && of.startsWith('start.'))
}

/** A shape slider of the surface. */
export function setSurfaceSetting(experiment: Experiment, name: string, value: number): Experiment {
  const surface = withSetting(experiment.surface, name, value)
  return surface === experiment.surface ? experiment : { ...experiment, surface }
}

/** Where all runners start, or one of them by itself. */
export function setStart(experiment: Experiment, start: readonly number[], runner?: number): Experiment {
  if (runner !== undefined) return changeRunner(experiment, runner, (one) => ({ ...one, start }))
  return { ...experiment, start }
}

/** Lets a runner start where the experiment does. */
export function clearStart(experiment: Experiment, runner: number): Experiment {
  return changeRunner(experiment, runner, withoutStart)
}

/** The length of the run, kept within what is allowed for so many runners. */
export function setSteps(experiment: Experiment, steps: number): Experiment {
  return {
    ...experiment,
    steps: Math.min(Math.max(Math.round(steps), 1), maxTurnsIn(experiment)),
  }
}

/** What the race counts, and the chart with it; the race keeps its length, and the playhead its place. */
export function setTurn(experiment: Experiment, turn: Turn): Experiment {
  return turn === experiment.turn ? experiment : setView({ ...experiment, turn }, { against: turn })
}

export function setNoise(experiment: Experiment, noise: Partial<Noise>): Experiment {
  return ensembleOnNoise(experiment, { ...experiment, noise: { ...experiment.noise, ...noise } })
}

export function setSeed(experiment: Experiment, seed: number): Experiment {
  return { ...experiment, seed }
}

/** The next seed: other noise, and a way back to the old one. */
export function newSeed(experiment: Experiment): Experiment {
  return setSeed(experiment, experiment.seed >= lastSeed ? 0 : experiment.seed + 1)
}

/** A camera is one for all panes: what some had for themselves goes. */
export function setView(experiment: Experiment, view: Partial<View>): Experiment {
  const { panes } = experiment.view
  const isFreed = view.camera !== undefined && panes.some(({ camera }) => camera !== undefined)
  const alike = isFreed && { panes: panes.map(({ camera: _own, ...pane }) => pane) }
  return { ...experiment, view: { ...experiment.view, ...alike, ...view } }
}

/** A runner in the first free colour, seen in that pane. */
export function addRunner(
  experiment: Experiment,
  optimizer: Runner['optimizer'] = defaultOptimizer,
  pane = 0,
): Experiment {
  const runner = defaultRunner(optimizer, freeColour(experiment))
  const grown = withRunner(experiment, runner, experiment.runners.length)
  return grown === experiment ? experiment : panesOnAdding(grown, pane)
}

/** The same runner again, after it, in the first free colour, with the same changes on its way. */
export function duplicateRunner(experiment: Experiment, runner: number): Experiment {
  const original = experiment.runners[runner]
  if (!original) return experiment
  const copy = { ...original, colour: freeColour(experiment) }
  const grown = withRunner(experiment, copy, runner + 1)
  if (grown === experiment) return experiment
  const shown = panesOnCopy({ ...grown, changes: changesOnCopy(experiment.changes, runner) }, runner)
  return ensembleOnCopy(shown, runner)
}

/** Without that runner, its changes and its part in the ensemble. */
export function removeRunner(experiment: Experiment, runner: number): Experiment {
  const changed = {
    ...experiment,
    runners: experiment.runners.filter((_, index) => index !== runner),
    changes: changesOnRemoval(experiment.changes, runner),
  }
  return ensembleOnRemoval(experiment, panesOnRemoval(changed, runner), runner)
}

/**
 * Another optimizer at its own defaults, since a rate means something else to it; its changes go too, and an ensemble
 * over its settings takes the ranges of the new ones.
 */
export function setOptimizer(
  experiment: Experiment,
  runner: number,
  optimizer: Runner['optimizer'],
): Experiment {
  const settings = defaults(settingsOf(optimizer))
  const changed = changeRunner(experiment, runner, (one) => ({ ...one, optimizer, settings }))
  const changes = experiment.changes.filter((change) => change.runner !== runner)
  const whole = changes.length === experiment.changes.length ? changed : { ...changed, changes }
  const isFirst = experiment.ensemble?.runners[0] === runner
  return keepEnsemble(experiment, whole, (of) => isFirst && of.startsWith('setting.'))
}

/** A setting of a runner: for the whole run, or, recorded in `changes`, from the step `fromStep` on. */
export function setRunnerSetting(
  experiment: Experiment,
  runner: number,
  name: string,
  value: number,
  fromStep?: number,
): Experiment {
  if (fromStep !== undefined) {
    const changes = recorded(experiment.changes, { step: fromStep, runner, settings: { [name]: value } })
    return { ...experiment, changes }
  }
  return changeRunner(experiment, runner, (one) => ({
    ...one,
    settings: { ...one.settings, [name]: value },
  }))
}

/** Forgets what was recorded from the step `fromStep` on, or all of it. */
export function clearChanges(experiment: Experiment, fromStep = 1): Experiment {
  return { ...experiment, changes: experiment.changes.filter((change) => change.step < fromStep) }
}

/** Another schedule, at its defaults. */
export function setSchedule(experiment: Experiment, runner: number, id: string): Experiment {
  const settings = defaults(scheduleById(id)?.settings ?? {})
  return changeRunner(experiment, runner, (one) => ({ ...one, schedule: { id, settings } }))
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

/** How a runner looks, which its run does not depend on. */
export function setLook(
  experiment: Experiment,
  runner: number,
  look: Partial<Pick<Runner, 'colour' | 'visible'>>,
): Experiment {
  return changeRunner(experiment, runner, (one) => ({ ...one, ...look }))
}

function withoutStart(runner: Runner): Runner {
  const { start: _start, ...rest } = runner
  return rest
}

function changeRunner(
  experiment: Experiment,
  runner: number,
  change: (runner: Runner) => Runner,
): Experiment {
  const runners = experiment.runners.map((one, index) => (index === runner ? change(one) : one))
  return { ...experiment, runners }
}

/** One runner more, if there is room. */
function withRunner(experiment: Experiment, runner: Runner, at: number): Experiment {
  const runners = experiment.runners.toSpliced(at, 0, runner)
  if (runners.length > maxRunners) return experiment
  const grown = { ...experiment, runners }
  return { ...grown, steps: Math.min(experiment.steps, maxTurnsIn(grown)) }
}

/** The first look that no runner has. */
export function freeColour({ runners }: Pick<Experiment, 'runners'>): number {
  const taken = new Set(runners.map(({ colour }) => colour))
  let colour = 0
  while (taken.has(colour)) colour++
  return colour
}
