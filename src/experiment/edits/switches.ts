/** What the keys and buttons of the ensemble do: each brings its picture, or takes it away where it is there. */
import { clearEnsemble, setEnsemble, showAtlas, showStarts } from './ensembleEdits'
import { pictures } from '../options/ensembleParts'
import type { Ensemble, Experiment } from '../experiment'

export type Choice = 'off' | 'starts' | 'atlas'

/** Which of the ready choices an ensemble is of, by its axes. */
export function choiceOf(ensemble: Ensemble | undefined): Choice {
  if (!ensemble) return 'off'
  return isOfStarts(ensemble) ? 'starts' : 'atlas'
}

/** The swarm of whatever ensemble there is; where there is none, of starts. */
export function switchSwarm(experiment: Experiment, runner: number): Experiment {
  const { ensemble } = experiment
  if (!ensemble) return setEnsemble(showStarts(experiment, runner), { swarm: true, map: false })
  return withParts(experiment, { swarm: !ensemble.swarm })
}

/** The map of where each start leads. */
export function switchBasins(experiment: Experiment, runner: number): Experiment {
  const { ensemble } = experiment
  if (choiceOf(ensemble) !== 'starts') {
    return setEnsemble(showStarts(experiment, runner), { map: true, swarm: ensemble?.swarm ?? false })
  }
  return withParts(experiment, { map: !ensemble?.map })
}

/** The map over two settings. */
export function switchAtlas(experiment: Experiment, runner: number): Experiment {
  const { ensemble } = experiment
  if (choiceOf(ensemble) !== 'atlas') {
    return setEnsemble(showAtlas(experiment, runner), { map: true, swarm: false })
  }
  return withParts(experiment, { map: !ensemble?.map })
}

/** An ensemble that nothing shows any more is none. */
export function withParts(experiment: Experiment, part: Partial<Ensemble>): Experiment {
  const { ensemble } = experiment
  if (!ensemble) return experiment
  const next = { ...ensemble, ...part }
  return pictures.some((picture) => next[picture]) ? setEnsemble(experiment, part) : clearEnsemble(experiment)
}

/** Over a curve the start has one axis only, and the other one varies something else. */
function isOfStarts({ x }: Ensemble): boolean {
  return x.of.startsWith('start.')
}
