/** What a hand may change before a room where the cue names nothing: η, the momentum, and the noise of the gradient. */
import type { Experiment } from '../../../experiment/experiment'
import { quantityAt } from '../../../talk/path/quantity'

/** Paths of those that there are, for the selected runner. */
export function livePaths(experiment: Experiment, selected: number): string[] {
  const settings = ['eta', 'beta', 'beta1', 'mu', 'rho'].map((name) => `settings.${name}`)
  const paths = [...settings, 'batch.size'].map((path) => `runners.${selected}.${path}`)
  return [...paths, 'noise.sigma'].filter((path) => quantityAt(experiment, path) !== undefined).slice(0, 3)
}
