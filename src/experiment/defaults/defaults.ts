/** The defaults of an Experiment: the opening race and its view. */
import { type Settings, defaults, rate } from '../../math/setting'
import { optimizerById } from '../../optimizers/list'
import { defaultSurface, listedSurface } from '../../surfaces/listed'
import type { Experiment, Runner, View } from '../experiment'
import { usualOf } from '../options/options'
import { viewParts } from '../options/viewParts'

export const defaultView: View = usualOf(viewParts, undefined)

/** The optimizer of a runner that does not name one. */
export const defaultOptimizer = 'adam'

/** The learning rate of a custom optimizer that does not declare one. */
export const defaultEta = rate(0.01)

/** Five runners on Rosenbrock's valley, with rates at which each arrives in its own way. */
export const defaultExperiment: Experiment = {
  version: 1,
  surface: listedSurface(defaultSurface),
  start: [-1.5, 1.5],
  steps: 400,
  turn: 'step',
  seed: 1,
  noise: { sigma: 0, shared: true },
  runners: [
    defaultRunner('sgd', 0, { eta: 0.0016 }),
    defaultRunner('momentum', 1, { eta: 0.0007 }),
    defaultRunner('nesterov', 2, { eta: 0.001 }),
    defaultRunner('rmsprop', 3, { eta: 0.03 }),
    defaultRunner('adam', 4, { eta: 0.3 }),
  ],
  changes: [],
  view: defaultView,
}

/** A runner with the defaults of its optimizer, except for `settings`. */
export function defaultRunner(
  optimizer: Runner['optimizer'],
  colour: number,
  settings: Record<string, number> = {},
): Runner {
  return {
    optimizer,
    settings: { ...defaults(settingsOf(optimizer)), ...settings },
    schedule: { id: 'constant', settings: {} },
    clip: {},
    colour,
    visible: true,
  }
}

/** The settings of an optimizer, given by its id or as the user wrote it. */
export function settingsOf(optimizer: Runner['optimizer']): Settings {
  return typeof optimizer === 'string' ? (optimizerById(optimizer)?.settings ?? {}) : optimizer.settings
}
