/** Puts a runner with another reading of the rule beside the one that it was read from. */
import { maxStart } from '../../surfaces/domain'
import { settingsOf } from '../defaults/defaults'
import type { Experiment, Runner } from '../experiment'
import { duplicateRunner } from './edits'
import { keepEnsemble } from './ensembleUpkeep'

export type Reading = Pick<Runner, 'optimizer' | 'settings' | 'schedule' | 'clip'>

/** Inserts it after the runner, from `start` if that is given. Returns the same experiment if there is no room. */
export function putBeside(
  experiment: Experiment,
  runner: number,
  { optimizer, settings, schedule, clip }: Reading,
  start?: readonly number[],
): Experiment {
  const grown = duplicateRunner(experiment, runner)
  const copy = grown.runners[runner + 1]
  if (grown === experiment || !copy) return experiment
  const from = start?.every((value) => Math.abs(value) <= maxStart) ? { start } : {}
  const read: Runner = { ...copy, ...from, optimizer, settings, schedule, clip }
  const known = settingsOf(optimizer)
  const changes = grown.changes.flatMap((change) => {
    if (change.runner !== runner + 1) return [change]
    const kept = Object.entries(change.settings).filter(([name]) => known[name] !== undefined)
    return kept.length > 0 ? [{ ...change, settings: Object.fromEntries(kept) }] : []
  })
  return keepEnsemble(grown, { ...grown, runners: grown.runners.with(runner + 1, read), changes })
}
