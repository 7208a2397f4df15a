/** The quantities that an axis can vary, their ranges, and the two ready choices of axes. */
import { type Bounds, boundsInWords, boundsOf, isWithin } from '../math/bounds'
import { type Setting, type Settings, number } from '../math/setting'
import { spokenOf, symbolOf } from '../math/names'
import { ownOf } from '../math/own'
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
  /** For lists and screen readers. */
  readonly spoken: string
  /** Its slider: the usual bounds and the scale. */
  readonly setting: Setting
  /** The values that it accepts at all. */
  readonly bounds: Bounds
  /** Its value in the race. */
  readonly value: number
  /** Whole numbers only. */
  readonly whole: boolean
}

export interface Axes {
  readonly x: Axis
  readonly y: Axis
}

/** All quantities that the axes of this runner's ensemble can vary, in the order of the list. */
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

/** What is wrong with an axis and what to do, in one line; undefined if it can be run. */
export function axisProblem(
  { of, from, to, scale }: Axis,
  quantity: Quantity | undefined,
): string | undefined {
  if (!quantity) return `${of} is no quantity here: choose another`
  const { label, bounds } = quantity
  // The runs are in float32, which may round a decay just below 1 to 1.
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
 * The range that an axis shows at first: the domain for a start, 256 numbers for a seed, all that is worth a look for
 * η, and the slider's range for everything else.
 */
export function usualAxis(race: RacePlan, quantity: Quantity): Axis {
  const { of, setting, value, bounds } = quantity
  const choices = [
    ...ownAxes(race, quantity),
    sliderAxis(quantity),
    // A custom slider may contain values that cannot be run, and the current value may be one.
    sliderAxis({ ...quantity, value: setting.default }),
    linear(of, value, value + 1),
  ]
  const { low, high, isOpen } = bounds
  const fitting = choices.find((axis) => !axisProblem(axis, quantity))
  return fitting ?? linear(of, low, isOpen ? (low + high) / 2 : low + 1)
}

/** Starts over the domain. A curve has only one coordinate, so η varies along the other axis. */
export function startsAxes(race: RacePlan, runner = 0): Axes {
  const quantities = quantitiesOf(race, runner)
  return axesOf(race, quantities, ['start.x', 'start.y', 'setting.eta'])
}

/**
 * η and one other setting: the decay of a momentum, or of another state, or the first other setting. signSGD has only
 * η. Then the start varies along the other axis: σ would change nothing without noise, and only speckle with it.
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

/** Axes for the first two of the wanted quantities that exist. */
function axesOf(race: RacePlan, quantities: readonly Quantity[], wanted: readonly string[]): Axes {
  const found = wanted.flatMap((of) => quantities.filter((quantity) => quantity.of === of))
  const [x, y] = new Set([...found, ...quantities])
  if (!x || !y) throw new Error('a race has at least noise and a seed')
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
    value: ownOf(values, name) ?? setting.default,
    whole: setting.integer ?? false,
  }))
}

/** Ranges for quantities whose slider does not show what is worth a look. */
function ownAxes(race: RacePlan, quantity: Quantity): Axis[] {
  const { of, setting, value } = quantity
  if (of.startsWith('start.')) return [linear(of, setting.min, setting.max)]
  if (of === 'setting.eta') return rateAxes(race, quantity)
  if (of !== 'seed') return []
  const from = Math.min(value, lastSeed - 255)
  return [linear(of, from, from + 255)]
}

/** η on a log axis, over what is worth a look, but not past its slider and its value. */
function rateAxes(race: RacePlan, { of, setting: { min, max }, value }: Quantity): Axis[] {
  if (value <= 0) return []
  const [low, high] = ratesAround(race, value)
  const from = Math.min(Math.max(low, min), value)
  return [{ of, from, to: Math.max(Math.min(high, max), value), scale: 'log' }]
}

/** A slider's range, extended to contain the value. */
function sliderAxis({ of, setting: { min, max, scale }, value, whole }: Quantity): Axis {
  const from = scale === 'log' && value <= 0 ? min : Math.min(min, value)
  const to = Math.max(max, value)
  return whole ? { of, from: Math.ceil(from), to: Math.floor(to), scale } : { of, from, to, scale }
}

function linear(of: string, from: number, to: number): Axis {
  return { of, from, to, scale: 'linear' }
}

/** The smallest number that float32 holds with all digits. */
const minFloat = 2 ** -126
