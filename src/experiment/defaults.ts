/** What an Experiment is where it says nothing: the opening race, and the picture it is shown in. */
import { type Settings, defaults, rate } from '../math/setting'
import { optimizerById } from '../optimizers/list'
import { surfaceById } from '../surfaces/list'
import type { Interval } from '../surfaces/surface'
import type { Experiment, FormulaSurface, ListedSurface, Runner, View } from './experiment'
import { usualOf } from './options'
import { viewParts } from './viewParts'

export const defaultView: View = usualOf(viewParts, undefined)

/** The surface of an experiment that names none. */
export const defaultSurface = 'rosenbrock'

/** The optimizer of a runner that names none. */
export const defaultOptimizer = 'adam'

/** The learning rate of a written optimizer that declares none. */
export const defaultEta = rate(0.01)

/** The domain of a formula that names none, along each parameter. */
export const defaultInterval: Interval = [-3, 3]

/** Five runners on Rosenbrock's valley, at rates where each arrives in its own way. */
export const defaultExperiment: Experiment = {
  version: 1,
  surface: { id: defaultSurface, settings: defaults(surfaceById(defaultSurface)?.settings ?? {}) },
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

/** A runner with every default of its optimizer, other than `settings`. */
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

/** The settings of an optimizer, by its id or as the user wrote it. */
export function settingsOf(optimizer: Runner['optimizer']): Settings {
  return typeof optimizer === 'string' ? (optimizerById(optimizer)?.settings ?? {}) : optimizer.settings
}

/** Whether the surface is a formula of the user's own. */
export function isFormula(surface: Experiment['surface']): surface is FormulaSurface {
  return 'formula' in surface
}

/**
 * Where runners start on a surface that has just been chosen: the listed place, or a little inside a formula's domain,
 * off its centre and diagonal, where a symmetric formula has its special places.
 */
export function startOf(surface: ListedSurface | FormulaSurface): readonly number[] {
  if (!isFormula(surface)) return surfaceById(surface.id)?.start ?? []
  return surface.domain.map(([low, high], axis) => low + (high - low) * (axis === 0 ? 0.2 : 0.75))
}

/** How many parameters a surface has. */
export function dimensionOf(surface: ListedSurface | FormulaSurface): number {
  return isFormula(surface) ? surface.parameters.length : (surfaceById(surface.id)?.parameters.length ?? 2)
}

/** One interval for each parameter. */
export function domainOf(surface: ListedSurface | FormulaSurface): readonly Interval[] {
  return isFormula(surface) ? surface.domain : (surfaceById(surface.id)?.domain ?? [])
}
