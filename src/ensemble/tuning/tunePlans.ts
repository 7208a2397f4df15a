/** The ensembles that a tuning computes: over the learning rate, and over the decay of the momentum where there is one. */
import { isWithin } from '../../math/bounds'
import { compileOptimizer } from '../../optimizers/compile'
import { decayOfMomentum } from '../../optimizers/memory'
import { groundOf, optimizerOf } from '../../run/ground'
import type { RacePlan } from '../../run/plan'
import { turnsOfRunner } from '../../run/turns'
import type { Interval } from '../../surfaces/surface'
import { type Merit, compareMerit, meritsOf } from '../outcomes/merit'
import { type Axis, type EnsemblePlan, maxAlongAxis } from '../plan'
import { type Quantity, quantityOf } from '../quantities'
import type { Minimum } from '../outcomes/result'
import { stabilityLimit } from '../stability'
import { type Search, settingsVaried } from './trials'

/** Runs along each decade of the learning rate: with a second axis, and without. */
const [columnsPerDecade, columnsPerDecadeAlone] = [24, 128]
/** Bands of the decay and the rows of each: what matters is how far below 1 it is, so the rows are closer there. */
const bands = [
  { from: 0, to: 0.9, rows: 18 },
  { from: 0.9, to: 0.996, rows: 16 },
]
/** How far the range goes below and above the stability limit; a step of η = 1 may also be one of that length. */
const [belowLimit, aboveLimit, belowSize] = [100, 10, 1e4]
/** And below and above the optimizer's default, which says of what kind its rates are. */
const aroundDefault = 10
/** Factor by which the range grows where the best lies within so many columns of its edge. */
const widening = 100
const edge = 2
/** Below this a learning rate moves nothing, and above none is of use. */
const [minRate, maxRate] = [1e-12, 1e12]
/** The shortest race that is looked at: who is soon there is told apart best by races that are as short. */
const minLength = 50

/**
 * All that is worth a look, a plan for each band of the decay; none for an optimizer without a learning rate, and none
 * where the race is too short for a step. What the runner has of the settings that are tuned counts for nothing.
 */
export function firstPlans(race: RacePlan, runner: number): EnsemblePlan[] {
  const eta = quantityOf(race, runner, 'setting.eta')
  const { steps } = turnsOfRunner(race, runner)
  if (!eta || steps === 0) return []
  const decay = decayQuantity(race, runner)
  const x = rateAxis(race, eta)
  const { seed, noise } = race
  const plan = {
    // With the same noise for all, the map tells settings apart, not luck; the trials meet the runner's own.
    race: { ...race, steps, turn: 'step' as const, noise: { ...noise, shared: true } },
    runner,
    x,
    columns: columnsOf(x, decay !== undefined),
  }
  // Without a decay there is one row, and a seed that is the race's own.
  if (!decay) return [{ ...plan, y: { of: 'seed', from: seed, to: seed, scale: 'linear' }, rows: 1 }]
  return bands.map(({ from, to, rows }) => ({
    ...plan,
    y: { of: decay.of, from, to, scale: 'linear' },
    rows,
  }))
}

/** The decay of a momentum, where the rule has one and it takes all values of the bands. */
function decayQuantity(race: RacePlan, runner: number): Quantity | undefined {
  const its = race.runners[runner]
  const name = its && decayOfMomentum(compileOptimizer(optimizerOf(its)))
  const quantity = name === undefined ? undefined : quantityOf(race, runner, `setting.${name}`)
  const ends = bands.flatMap(({ from, to }) => [from, to])
  return quantity && ends.every((end) => isWithin(end, quantity.bounds)) ? quantity : undefined
}

/** Further to the side where the best lies at the edge; undefined where it does not, or where there is no further. */
export function widerPlan(
  { plan, outcomes }: Search,
  target: Minimum | undefined,
  domain: readonly Interval[],
): EnsemblePlan | undefined {
  const eta = quantityOf(plan.race, plan.runner, plan.x.of)
  if (!eta) return undefined
  const { columns } = outcomes
  const merits = meritsOf(outcomes, target, domain)
  const bestBetween = (first: number, end: number): Merit =>
    merits
      .filter((_, cell) => cell % columns >= first && cell % columns < end)
      .reduce((best, merit) => (compareMerit(merit, best) < 0 ? merit : best), worst)
  const inside = bestBetween(edge, columns - edge)
  const [left, right] = [bestBetween(0, edge), bestBetween(columns - edge, columns)]
  if (compareMerit(left, inside) >= 0 && compareMerit(right, inside) >= 0) return undefined
  const isLower = compareMerit(left, right) <= 0
  const [from, to] = isLower ? [plan.x.from / widening, plan.x.to] : [plan.x.from, plan.x.to * widening]
  const x = axisWithin(eta, from, to)
  if (x.from >= plan.x.from && x.to <= plan.x.to) return undefined
  return { ...plan, x, columns: columnsOf(x, settingsVaried(plan).length > 1) }
}

/** Lengths of the shorter races that are looked at first, each twice the one before. They do not hang on how long the race is, only how many do. */
export function shorterSteps(steps: number): number[] {
  const lengths: number[] = []
  for (let length = minLength; length < steps; length *= 2) lengths.push(length)
  return lengths
}

const worst: Merit = { arrival: undefined, loss: Infinity }

/** Both sides of where descent stops being stable, the size of the domain, and the default. */
function rateAxis(race: RacePlan, eta: Quantity): Axis {
  const size = Math.max(...groundOf(race).domain.map(([low, high]) => high - low))
  const limit = stabilityLimit(race) ?? size
  const usual = eta.setting.default > 0 ? eta.setting.default : limit
  const low = Math.min(limit / belowLimit, size / belowSize, usual / aroundDefault)
  const high = Math.max(limit * aboveLimit, size, usual * aroundDefault)
  return axisWithin(eta, low, high)
}

/**
 * Whole decades, so that the columns of any two ranges that overlap are the same there, up to the last column below
 * what the learning rate takes.
 */
function axisWithin({ of, bounds }: Quantity, low: number, high: number): Axis {
  const columns = Math.log10(Math.min(bounds.high, maxRate)) * columnsPerDecade
  const last = (bounds.isOpen ? Math.ceil(columns) - 1 : Math.floor(columns)) / columnsPerDecade
  const from = Math.max(Math.floor(Math.log10(low)), Math.log10(minRate))
  const to = Math.min(Math.ceil(Math.log10(high)), last)
  return { of, from: powerOfTen(Math.min(from, to - 1)), to: powerOfTen(to), scale: 'log' }
}

/** 10 ** −5 is not quite 1e-5. */
function powerOfTen(exponent: number): number {
  return Number.isInteger(exponent) ? Number(`1e${exponent}`) : 10 ** exponent
}

function columnsOf({ from, to }: Axis, hasDecay: boolean): number {
  const perDecade = hasDecay ? columnsPerDecade : columnsPerDecadeAlone
  return Math.min(Math.max(Math.round(Math.log10(to / from) * perDecade), 1), maxAlongAxis)
}
