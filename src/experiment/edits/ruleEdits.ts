/** Edits of a custom optimizer: copies of listed ones, and changes of their text. */
import { boundsOf, isWithin } from '../../math/bounds'
import { ownOf } from '../../math/own'
import { momentum } from '../../optimizers/momentum'
import { optimizerOf } from '../../run/ground'
import { addRunner, setOptimizer } from './edits'
import { settingsOf } from '../defaults/defaults'
import { keepEnsemble } from './ensembleUpkeep'
import type { Change, Experiment, Runner, WrittenOptimizer } from '../experiment'
import { tidy } from '../rule/ruleWriting'
import { nameRunner } from './runnerEdits'
import { maxNameLength } from '../../math/check'

/** Makes the runner's listed optimizer a custom one. Nothing else changes, so the run stays the same. */
export function writeOwn(experiment: Experiment, runner: number): Experiment {
  const { optimizer, name } = experiment.runners[runner] ?? {}
  if (typeof optimizer !== 'string') return experiment
  const copy = copyOf(optimizer, namesBut(experiment, runner))
  // The optimizer takes over the name that the runner was given.
  const unnamed = name === undefined ? experiment : nameRunner(experiment, runner, undefined)
  return setRule(unnamed, runner, { ...copy, name: name ?? copy.name })
}

/** Replaces a custom optimizer by a copy of a listed one, with its defaults. */
export function writeAnew(experiment: Experiment, runner: number, optimizer: string): Experiment {
  return setOptimizer(experiment, runner, copyOf(optimizer, namesBut(experiment, runner)))
}

/** Adds a runner with a short rule to begin with, shown in that pane. */
export function addOwn(experiment: Experiment, pane: number): Experiment {
  return addRunner(experiment, copyOf(momentum.id, namesBut(experiment)), pane)
}

/**
 * Changes the custom optimizer of a runner. A setting with an unchanged default keeps its value and its changes, within
 * its bounds. The ensemble keeps the axes whose quantities still exist.
 */
export function setRule(experiment: Experiment, runner: number, optimizer: WrittenOptimizer): Experiment {
  const old = experiment.runners[runner]
  if (!old) return experiment
  const settings = keepSettings(old, optimizer)
  const runners = experiment.runners.with(runner, { ...old, optimizer, settings })
  const changes = keepChanges(experiment.changes, runner, optimizer)
  return keepEnsemble(experiment, { ...experiment, runners, changes })
}

/** A copy of a listed optimizer that can be edited, under a name that is not among `taken`. */
export function copyOf(id: string, taken: readonly string[] = []): WrittenOptimizer {
  const { name, settings, state, rule } = optimizerOf({ optimizer: id })
  const own = `My ${name}`.slice(0, maxNameLength - 3)
  let free = own
  for (let count = 2; taken.includes(free); count += 1) free = `${own} ${count}`
  return { name: free, settings, state, rule: tidy(rule) }
}

function namesBut({ runners }: Experiment, runner?: number): string[] {
  return runners.filter((_, index) => index !== runner).map((each) => optimizerOf(each).name)
}

function keepSettings(old: Runner, optimizer: WrittenOptimizer): Record<string, number> {
  const before = settingsOf(old.optimizer)
  const values = Object.entries(optimizer.settings).map(([name, setting]): [string, number] => {
    const value = ownOf(old.settings, name)
    const stays = ownOf(before, name)?.default === setting.default && value !== undefined
    return [name, stays && isWithin(value, boundsOf(setting)) ? value : setting.default]
  })
  return Object.fromEntries(values)
}

/** Drops what was recorded for settings that are gone. Returns the same list if there is nothing to drop. */
function keepChanges(
  changes: readonly Change[],
  runner: number,
  { settings }: WrittenOptimizer,
): readonly Change[] {
  const isKept = ([name, value]: [string, number]): boolean => {
    const setting = ownOf(settings, name)
    return setting !== undefined && isWithin(value, boundsOf(setting))
  }
  const all = changes.map((change) => {
    if (change.runner !== runner || Object.entries(change.settings).every(isKept)) return change
    return { ...change, settings: Object.fromEntries(Object.entries(change.settings).filter(isKept)) }
  })
  if (all.every((change, index) => change === changes[index])) return changes
  return all.filter((change) => Object.keys(change.settings).length > 0)
}
