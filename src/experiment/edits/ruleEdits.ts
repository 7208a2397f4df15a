/** Edits of an optimizer of the user's own: a copy of a listed one, and what its text is changed to. */
import { boundsOf, isWithin } from '../../math/bounds'
import { momentum } from '../../optimizers/momentum'
import { optimizerOf } from '../../run/ground'
import { addRunner, setOptimizer } from './edits'
import { settingsOf } from '../defaults'
import { keepEnsemble } from './ensembleUpkeep'
import type { Change, Experiment, Runner, WrittenOptimizer } from '../experiment'
import { tidy } from '../rule/ruleText'
import { maxNameLength } from '../rule/written'

/** The runner's listed optimizer as a text of its own: nothing else changes, and so the run does not. */
export function writeOwn(experiment: Experiment, runner: number): Experiment {
  const { optimizer } = experiment.runners[runner] ?? {}
  if (typeof optimizer !== 'string') return experiment
  return setRule(experiment, runner, copyOf(optimizer, namesBut(experiment, runner)))
}

/** A copy of a listed optimizer in place of what was written, at its defaults. */
export function writeAnew(experiment: Experiment, runner: number, optimizer: string): Experiment {
  return setOptimizer(experiment, runner, copyOf(optimizer, namesBut(experiment, runner)))
}

/** A runner more, with a short rule to begin with, seen in that pane. */
export function addOwn(experiment: Experiment, pane: number): Experiment {
  return addRunner(experiment, copyOf(momentum.id, namesBut(experiment)), pane)
}

/**
 * What a runner's own optimizer is changed to. A setting whose default stays keeps its value and its changes, as far as
 * its bounds allow, and the ensemble stays as far as its quantities do.
 */
export function setRule(experiment: Experiment, runner: number, optimizer: WrittenOptimizer): Experiment {
  const old = experiment.runners[runner]
  if (!old) return experiment
  const settings = keptSettings(old, optimizer)
  const runners = experiment.runners.with(runner, { ...old, optimizer, settings })
  const changes = keptChanges(experiment.changes, runner, optimizer)
  return keepEnsemble(experiment, { ...experiment, runners, changes })
}

/** A listed optimizer as one that can be edited, under a name that is not among `taken`. */
export function copyOf(id: string, taken: readonly string[] = []): WrittenOptimizer {
  const { name, settings, state, rule } = optimizerOf({ optimizer: id })
  const own = `My ${name}`.slice(0, maxNameLength - 3)
  let free = own
  for (let count = 2; taken.includes(free); count++) free = `${own} ${count}`
  return { name: free, settings, state, rule: tidy(rule) }
}

function namesBut({ runners }: Experiment, runner?: number): string[] {
  return runners.filter((_, index) => index !== runner).map((each) => optimizerOf(each).name)
}

function keptSettings(old: Runner, optimizer: WrittenOptimizer): Record<string, number> {
  const before = settingsOf(old.optimizer)
  const values = Object.entries(optimizer.settings).map(([name, setting]): [string, number] => {
    const value = old.settings[name]
    const stays = before[name]?.default === setting.default && value !== undefined
    return [name, stays && isWithin(value, boundsOf(setting)) ? value : setting.default]
  })
  return Object.fromEntries(values)
}

/** Without what was recorded for settings that are gone; the same list where that is nothing. */
function keptChanges(
  changes: readonly Change[],
  runner: number,
  { settings }: WrittenOptimizer,
): readonly Change[] {
  const isKept = ([name, value]: [string, number]): boolean => {
    const setting = settings[name]
    return setting !== undefined && isWithin(value, boundsOf(setting))
  }
  const all = changes.map((change) => {
    if (change.runner !== runner || Object.entries(change.settings).every(isKept)) return change
    return { ...change, settings: Object.fromEntries(Object.entries(change.settings).filter(isKept)) }
  })
  if (all.every((change, index) => change === changes[index])) return changes
  return all.filter((change) => Object.keys(change.settings).length > 0)
}
