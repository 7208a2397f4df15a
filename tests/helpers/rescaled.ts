/** Races in other units: the loss times a factor, parameters and domain times another, and every setting along. */
import { optimizerById } from '../../src/optimizers/list'
import { defaults } from '../../src/math/setting'
import type { RacePlan } from '../../src/run/plan'
import { factsOf } from '../../src/surfaces/kinds'
import type { Interval, Surface } from '../../src/surfaces/surface'
import { racePlan, runnerPlan } from './ensemblePlans'

interface Units {
  readonly loss: number
  readonly length: number
}

/** The race of an optimizer on a surface of the list, as a formula in these units, with every setting at its default. */
export function rescaled(surface: Surface, optimizer: string, steps: number, units: Units): RacePlan {
  const listed = racePlan(surface.id, runnerPlan(optimizer, {}))
  const { domain, text, settings } = factsOf(listed.surface)
  const numbers = Object.entries(settings).map(([name, value]) => [name, `(${value})`] as const)
  const places = text.parameters.map((name) => [name, `(${name} / ${units.length})`] as const)
  let formula = text.formula
  for (const [name, value] of [...numbers, ...places])
    formula = formula.replaceAll(new RegExp(`(?<![A-Za-z_])${name}(?![A-Za-z_])`, 'g'), value)
  return {
    ...listed,
    surface: {
      formula: `${units.loss} * (${formula})`,
      domain: domain.map(([low, high]): Interval => [low * units.length, high * units.length]),
      parameters: text.parameters.length === 1 ? [text.parameters[0] ?? 'x'] : ['x', 'y'],
    },
    start: surface.start.map((place) => place * units.length),
    steps,
    runners: [{ ...runnerPlan(optimizer, {}), settings: settingsIn(optimizer, units) }],
  }
}

/** By steps that follow the size of the gradient, and by steps that do not. */
const followers = [
  'sgd',
  'momentum',
  'nesterov',
  'sam',
  'adadelta',
  'scheduleFree',
  'barzilaiBorwein',
  'sgld',
  'armijo',
  'conjugateGradient',
]
/** Their rate has no unit, as where a step is that of the quadratic at hand. */
const unitless = ['newton', 'lbfgs', 'polyak', 'adahessian']
/** ε is added to a square of gradients, not to a gradient. */
const squared = ['adadelta', 'adabelief']

function settingsIn(optimizer: string, { loss, length }: Units): Record<string, number> {
  const settings = { ...defaults(optimizerById(optimizer)?.settings ?? {}) }
  const slope = loss / length
  const curvature = slope / length
  const scale = (name: string, factor: number): void => {
    if (settings[name] !== undefined) settings[name] *= factor
  }
  if (!unitless.includes(optimizer)) scale('eta', followers.includes(optimizer) ? 1 / curvature : length)
  if (optimizer === 'adahessian') scale('epsilon', curvature)
  else scale('epsilon', squared.includes(optimizer) ? slope ** 2 : slope)
  scale('weightDecay', ['adamw', 'lion', 'adan', 'sophia'].includes(optimizer) ? 1 / length : curvature)
  scale('damping', curvature)
  for (const name of ['least', 'temperature']) scale(name, loss)
  // Sophia's γ makes a length of a gradient by its curvature.
  scale('gamma', length)
  for (const name of ['rho', 'smallest', 'largest'].filter((each) => each !== 'rho' || optimizer === 'sam'))
    scale(name, length)
  // AdaBelief adds ε to a square and to a root, which have two units: it is made so small that it does nothing.
  if (optimizer === 'adabelief') settings['epsilon'] = 1e-30 * Math.min(slope, 1) ** 2
  return settings
}
