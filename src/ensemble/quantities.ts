/** The quantities that an axis can vary, over which ranges, and the two ready choices of axes. */
import { type Bounds, boundsInWords, boundsOf, isWithin } from '../math/bounds'
import { type Setting, type Settings, number } from '../math/setting'
import { spokenOf, symbolOf } from '../math/names'
import { compileOptimizer } from '../optimizers/compile'
import { optimizerOf } from '../run/ground'
import { lastSeed, maxSigma, seedSetting, sigmaSetting } from '../run/noise'
import type { RacePlan } from '../run/plan'
import { maxStart } from '../surfaces/domain'
import { factsOf } from '../surfaces/kinds'
import type { Axis } from './plan'
import { ratesAround } from './stability'

export interface Quantity {
  /** As in `Axis.of`. */
  readonly of: string
  /** Short, for an axis: η, β₁, x₀, σ. */
  readonly label: string
  /** For a list and for a screen reader. */
  readonly spoken: string
  /** Its slider: the usual bounds, and how they are spread. */
  readonly setting: Setting
  /** What it takes at all. */
  readonly bounds: Bounds
  /** What it is in the race. */
  readonly value: number
  /** Whole numbers only. */
  readonly whole: boolean
}

export interface Axes {
  readonly x: Axis
  readonly y: Axis
}

/** All that the axes of this runner's ensemble can vary, in the order in which they are offered. */
export function quantitiesOf(race: RacePlan, runner: number): Quantity[] {
  const { surface, noise, seed } = race
  const own = race.runners[runner]
  const { text, domain, settings } = factsOf(surface)
  const starts = text.parameters.map((name, index): Quantity => {
    const [low, high] = domain[index] ?? [-1, 1]
    const value = (own?.start ?? race.start)[index] ?? 0
    return {
      of: index === 0 ? 'start.x' : 'start.y',
      label: /\d$/.test(name) ? `start ${symbolOf(name)}` : `${symbolOf(name)}₀`,
      spoken: `start ${symbolOf(name)}`,
      setting: number(value, low, high),
      bounds: { low: -maxStart, high: maxStart },
      value,
      whole: false,
    }
  })
  return [
    ...starts,
    ...quantitiesFor('setting', own ? optimizerOf(own).settings : {}, own?.settings ?? {}),
    ...quantitiesFor('surface', text.settings, settings),
    {
      of: 'noise.sigma',
      label: 'σ',
      spoken: 'noise σ',
      setting: sigmaSetting,
      bounds: { low: 0, high: maxSigma },
      value: noise.sigma,
      whole: false,
    },
    {
      of: 'seed',
      label: 'seed',
      spoken: 'seed of the noise',
      setting: seedSetting,
      bounds: { low: 0, high: lastSeed, whole: true },
      value: seed,
      whole: true,
    },
  ]
}

export function quantityOf(race: RacePlan, runner: number, of: string): Quantity | undefined {
  return quantitiesOf(race, runner).find((quantity) => quantity.of === of)
}

/** What is wrong with an axis and what would be right, in one line; undefined where it can be run. */
export function axisProblem(
  { of, from, to, scale }: Axis,
  quantity: Quantity | undefined,
): string | undefined {
  if (!quantity) return `${of} is no quantity here: choose another`
  const { label, bounds } = quantity
  // The runs are in float32, where a decay just below 1 may be 1.
  const isTaken = (value: number): boolean =>
    isWithin(value, bounds) && !(bounds.isOpen && Math.fround(value) >= bounds.high)
  const stray = [from, to].find((value) => !isTaken(value))
  if (from === to) return `from ${from} to ${to}: the range is empty, the first number must be the lower one`
  if (from > to) return `from ${from} to ${to}: the range is reversed, the first number must be the lower one`
  if (scale === 'log' && from <= 0) return `log axis from ${from}: a log axis needs numbers above 0`
  if (scale === 'log' && from < minFloat)
    return `log axis from ${from}: the runs are in float32, which begins at 1.2e-38`
  if (stray !== undefined)
    return `from ${from} to ${to}: ${stray} is not a value of ${label}, which takes ${boundsInWords(bounds)}`
  return undefined
}

/**
 * The range that an axis shows at first: of a start the domain, of a seed 256 of them, of η all that is worth a look,
 * and of everything else its slider.
 */
export function usualAxis(race: RacePlan, quantity: Quantity): Axis {
  const { of, setting, value, bounds } = quantity
  const choices = [
    ...ownAxes(race, quantity),
    sliderAxis(quantity),
    // A slider of the user's own may show what cannot be run, and so may a value.
    sliderAxis({ ...quantity, value: setting.default }),
    linear(of, value, value + 1),
  ]
  const { low, high, isOpen } = bounds
  const fitting = choices.find((axis) => !axisProblem(axis, quantity))
  return fitting ?? linear(of, low, isOpen ? (low + high) / 2 : low + 1)
}

/** Where the runs start, over the domain. A curve has one start: η varies along the other axis. */
export function startsAxes(race: RacePlan, runner = 0): Axes {
  const quantities = quantitiesOf(race, runner)
  return axesOf(race, quantities, ['start.x', 'start.y', 'setting.eta'])
}

/**
 * η and the setting that goes with it: the decay of a momentum, or of another state, or the first other one. signSGD and its like have
 * η alone: the start goes with it then, since without noise σ would be one picture in every row but a speckled one.
 */
export function atlasAxes(race: RacePlan, runner: number): Axes {
  const quantities = quantitiesOf(race, runner)
  const others = quantities
    .map(({ of }) => of)
    .filter((of) => of.startsWith('setting.') && of !== 'setting.eta')
  const its = race.runners[runner]
  const decays = its ? compileOptimizer(optimizerOf(its)).decays.map((name) => `setting.${name}`) : []
  return axesOf(race, quantities, ['setting.eta', ...decays, ...others, 'start.x'])
}

/** Whether a map over these axes can be laid over the surface. */
export function isOverDomain({ x, y }: Axes): boolean {
  return x.of === 'start.x' && y.of === 'start.y'
}

/** Axes of the first two quantities of these that there are. */
function axesOf(race: RacePlan, quantities: readonly Quantity[], wanted: readonly string[]): Axes {
  const found = wanted.flatMap((of) => quantities.filter((quantity) => quantity.of === of))
  const [x, y] = new Set([...found, ...quantities])
  if (!x || !y) throw new Error('a race has a noise and a seed, at the least')
  return { x: usualAxis(race, x), y: usualAxis(race, y) }
}

function quantitiesFor(
  kind: 'setting' | 'surface',
  settings: Settings,
  values: Readonly<Record<string, number>>,
): Quantity[] {
  return Object.entries(settings).map(([name, setting]) => ({
    of: `${kind}.${name}`,
    label: symbolOf(name),
    spoken: kind === 'surface' ? `${symbolOf(name)} of the surface` : spokenOf(name),
    setting,
    bounds: boundsOf(setting),
    value: (Object.hasOwn(values, name) ? values[name] : undefined) ?? setting.default,
    whole: setting.integer ?? false,
  }))
}

/** Where a slider's range is not what one would look at. */
function ownAxes(race: RacePlan, quantity: Quantity): Axis[] {
  const { of, setting, value } = quantity
  if (of.startsWith('start.')) return [linear(of, setting.min, setting.max)]
  if (of === 'setting.eta') return rateAxes(race, quantity)
  if (of !== 'seed') return []
  const from = Math.min(value, lastSeed - 255)
  return [linear(of, from, from + 255)]
}

/** η on a log axis, over what is worth a look as far as its slider and its value go. */
function rateAxes(race: RacePlan, { of, setting: { min, max }, value }: Quantity): Axis[] {
  if (value <= 0) return []
  const [low, high] = ratesAround(race, value)
  const from = Math.min(Math.max(low, min), value)
  return [{ of, from, to: Math.max(Math.min(high, max), value), scale: 'log' }]
}

/** A slider's range, stretched to where the value is. */
function sliderAxis({ of, setting: { min, max, scale }, value, whole }: Quantity): Axis {
  const from = scale === 'log' && value <= 0 ? min : Math.min(min, value)
  const to = Math.max(max, value)
  return whole ? { of, from: Math.ceil(from), to: Math.floor(to), scale } : { of, from, to, scale }
}

function linear(of: string, from: number, to: number): Axis {
  return { of, from, to, scale: 'linear' }
}

/** The smallest number that float32 holds in full. */
const minFloat = 2 ** -126
