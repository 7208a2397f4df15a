/** Experiments with ensembles, for the tests of quantities, reader and edits. */
import type { EnsemblePlan } from '../../src/ensemble/plan'
import { type Quantity, quantityOf } from '../../src/ensemble/quantities'
import { defaultExperiment } from '../../src/experiment/defaults/defaults'
import { showAtlas, showStarts } from '../../src/experiment/edits/ensembleEdits'
import type { Ensemble, Experiment } from '../../src/experiment/experiment'
import type { FormulaSurface } from '../../src/surfaces/formula'
import { parseExperiment, serialize } from '../../src/experiment/schema/schema'

export const curve: FormulaSurface = { formula: 'w^2', domain: [[-5, 5]], parameters: ['w'] }

/** The indices of runners in the default experiment. */
export const [sgd, momentum, nesterov, rmsprop, adam] = [0, 1, 2, 3, 4]

/** The default experiment with the starts of Adam. */
export const starts = showStarts(defaultExperiment, adam)
/** The default experiment with Adam's atlas. */
export const atlas = showAtlas(defaultExperiment, adam)

export function on(surface: string, ids: readonly string[]): Experiment {
  const { experiment } = parseExperiment({
    surface: { id: surface },
    runners: ids.map((optimizer) => ({ optimizer })),
  })
  return experiment
}

export function ensembleOf(experiment: Experiment): Ensemble {
  if (!experiment.ensemble) throw new Error('no ensemble')
  return experiment.ensemble
}

export function planOf(experiment: Experiment, runner = 0): EnsemblePlan {
  const { x, y, columns, rows } = ensembleOf(experiment)
  return { race: experiment, runner, x, y, columns, rows }
}

export function isValid(experiment: Experiment): boolean {
  return parseExperiment(serialize(experiment)).problems.length === 0
}

export function quantity(of: string, race: Experiment = defaultExperiment): Quantity {
  const found = quantityOf(race, adam, of)
  if (!found) throw new Error(`no ${of}`)
  return found
}
