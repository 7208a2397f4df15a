/** What the keys and buttons of the ensemble do: each shows its picture, or hides it if it is shown. */
import { clearEnsemble, setEnsemble, showAtlas, showStarts } from './ensembleEdits'
import { pictures } from '../options/ensembleParts'
import type { Ensemble, Experiment } from '../experiment'

export type Choice = 'off' | 'starts' | 'atlas'

/** Which ready choice an ensemble belongs to, by its axes. */
export function choiceOf(ensemble: Ensemble | undefined): Choice {
  if (!ensemble) return 'off'
  return isOfStarts(ensemble) ? 'starts' : 'atlas'
}

/** Toggles the swarm of the ensemble. If there is none, shows a swarm of starts. */
export function switchSwarm(experiment: Experiment, runner: number): Experiment {
  const { ensemble } = experiment
  if (!ensemble) return setEnsemble(showStarts(experiment, runner), { swarm: true, map: false })
  return withParts(experiment, { swarm: !ensemble.swarm })
}

/** Toggles the map of where each start leads. */
export function switchBasins(experiment: Experiment, runner: number): Experiment {
  const { ensemble } = experiment
  if (choiceOf(ensemble) !== 'starts') {
    return setEnsemble(showStarts(experiment, runner), { map: true, swarm: ensemble?.swarm ?? false })
  }
  return withParts(experiment, { map: !ensemble?.map })
}

/** Toggles the map over two settings. */
export function switchAtlas(experiment: Experiment, runner: number): Experiment {
  const { ensemble } = experiment
  if (choiceOf(ensemble) !== 'atlas') {
    return setEnsemble(showAtlas(experiment, runner), { map: true, swarm: false })
  }
  return withParts(experiment, { map: !ensemble?.map })
}

/** Sets parts of the ensemble. Removes it if no picture shows it any more. */
export function withParts(experiment: Experiment, part: Partial<Ensemble>): Experiment {
  const { ensemble } = experiment
  if (!ensemble) return experiment
  const next = { ...ensemble, ...part }
  return pictures.some((picture) => next[picture]) ? setEnsemble(experiment, part) : clearEnsemble(experiment)
}

/** On a curve the start has only one axis, so the other axis varies something else. */
function isOfStarts({ x }: Ensemble): boolean {
  return x.of.startsWith('start.')
}
