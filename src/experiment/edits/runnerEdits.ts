/** Edits of the list of runners that change no settings: their order and their names. */
import type { Experiment, Runner } from '../experiment'
import { changeRunner } from './edits'
import { ensembleOnMove } from './ensembleUpkeep'
import { panesOnMove } from './panes'

/**
 * Moves a runner to another place of the list. It keeps its look, its changes, and its part in panes and ensemble. Where
 * each runner has its own noise, the noise is that of the place.
 */
export function moveRunner(experiment: Experiment, from: number, to: number): Experiment {
  const { runners, changes } = experiment
  if (to === from || !runners[from] || !runners[to]) return experiment
  const order = runners
    .map((_, index) => index)
    .toSpliced(from, 1)
    .toSpliced(to, 0, from)
  const placeOf = (runner: number): number => order.indexOf(runner)
  const changed = {
    ...experiment,
    runners: order.flatMap((index) => runners[index] ?? []),
    changes: changes.map((change) => ({ ...change, runner: placeOf(change.runner) })),
  }
  return ensembleOnMove(panesOnMove(changed, placeOf), placeOf)
}

/** Gives a runner a name, or with undefined that of its optimizer. */
export function nameRunner(experiment: Experiment, runner: number, name: string | undefined): Experiment {
  return changeRunner(experiment, runner, (one) => withName(one, name))
}

function withName(runner: Runner, name: string | undefined): Runner {
  const { name: _before, ...others } = runner
  return name === undefined ? others : { name, ...others }
}
