/** The ensembles of a tuning: over the learning rate and, if the optimizer has one, the decay of the momentum. */
import { isWithin } from '../../math/bounds'
import { log10 } from '../../math/elementary/log'
import { pow } from '../../math/elementary/pow'
import { compileOptimizer } from '../../optimizers/compile'
import { decayOfMomentum } from '../../optimizers/memory'
import { groundOf, optimizerOf } from '../../run/ground'
import type { Ground } from '../../run/ground'
import type { RacePlan } from '../../run/plan'
import { turnsOfRunner } from '../../run/runnerTurns'
import { type Merit, compareMerit, meritsOf } from '../outcomes/merit'
import { type Axis, type EnsemblePlan, maxAlongAxis } from '../plan'
import { type Quantity, quantityOf } from '../quantities'
import type { Minimum } from '../outcomes/result'
import { stabilityLimit } from '../stability'
import { type Search, settingsVaried } from './trials'

/** Runs per decade of the learning rate, with and without a second axis. */
const [columnsPerDecade, columnsPerDecadeAlone] = [24, 128]
/** Bands of the decay with their rows. What matters is the distance from 1, so rows are closer together there. */
const bands = [
  { from: 0, to: 0.9, rows: 18 },
  { from: 0.9, to: 0.996, rows: 16 },
]
/** How far the range goes below and above the stability limit, and below the size of the domain: with some
 * optimizers η is the length of a step. */
const [belowLimit, aboveLimit, belowSize] = [100, 10, 1e4]
/** How far the range goes below and above the optimizer's default, which shows the scale of its rates. */
const aroundDefault = 10
/** The range grows by this factor if the best lies within `edge` columns of an edge. */
const widening = 100
const edge = 2
/** A lower learning rate moves nothing, and a higher one is useless. */
const [minRate, maxRate] = [1e-12, 1e12]
/** Steps of the shortest race. Settings that arrive early differ most clearly in short races. */
const minLength = 50

/**
 * All that is worth a look, with a plan for each band of the decay. None for an optimizer without a learning rate, and
 * none if the race is too short for a step. The plans do not depend on the runner's values of the tuned settings.
 */
export function firstPlans(race: RacePlan, runner: number): EnsemblePlan[] {
  const eta = quantityOf(race, runner, 'setting.eta')
  const { steps, total } = turnsOfRunner(race, runner)
  if (!eta || steps === 0) return []
  const decay = decayQuantity(race, runner)
  const x = rateAxis(race, eta)
  const { seed, noise } = race
  const plan = {
    // With shared noise the map compares settings, not luck. The trials use the runner's real noise.
    race: {
      ...race,
      steps,
      turn: 'step' as const,
      noise: { ...noise, shared: true },
      ...(total !== undefined && { total }),
    },
    runner,
    x,
    columns: columnsOf(x, decay !== undefined),
  }
  // Without a decay there is one row, with the seed of the race.
  if (!decay) return [{ ...plan, y: { of: 'seed', from: seed, to: seed, scale: 'linear' }, rows: 1 }]
  return bands.map(({ from, to, rows }) => ({
    ...plan,
    y: { of: decay.of, from, to, scale: 'linear' },
    rows,
  }))
}

/** The decay of a momentum, if the rule has one that accepts all values of the bands. */
function decayQuantity(race: RacePlan, runner: number): Quantity | undefined {
  const its = race.runners[runner]
  const name = its && decayOfMomentum(compileOptimizer(optimizerOf(its)))
  const quantity = name === undefined ? undefined : quantityOf(race, runner, `setting.${name}`)
  const ends = bands.flatMap(({ from, to }) => [from, to])
  return quantity && ends.every((end) => isWithin(end, quantity.bounds)) ? quantity : undefined
}

/** Extends the range at the edge where the best lies. Undefined if it lies at none, or if the range cannot grow. */
export function widerPlan(
  { plan, outcomes }: Search,
  target: Minimum | undefined,
  ground: Ground,
): EnsemblePlan | undefined {
  const eta = quantityOf(plan.race, plan.runner, plan.x.of)
  if (!eta) return undefined
  const { columns } = outcomes
  const merits = meritsOf(outcomes, target, ground)
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

/** Steps of the shorter races that come first, each twice the previous. The race's length only limits their number. */
export function shorterSteps(steps: number): number[] {
  const lengths: number[] = []
  for (let length = minLength; length < steps; length *= 2) lengths.push(length)
  return lengths
}

const worst: Merit = { arrival: undefined, loss: Infinity }

/** Contains both sides of the stability limit, the size of the domain, and the default. */
function rateAxis(race: RacePlan, eta: Quantity): Axis {
  const size = Math.max(...groundOf(race).domain.map(([low, high]) => high - low))
  const limit = stabilityLimit(race) ?? size
  const usual = eta.setting.default > 0 ? eta.setting.default : limit
  const low = Math.min(limit / belowLimit, size / belowSize, usual / aroundDefault)
  const high = Math.max(limit * aboveLimit, size, usual * aroundDefault)
  return axisWithin(eta, low, high)
}

/**
 * Whole decades, so that ranges that overlap have the same columns there. A range never goes past the last
 * column that the learning rate accepts.
 */
function axisWithin({ of, bounds }: Quantity, low: number, high: number): Axis {
  const columns = log10(Math.min(bounds.high, maxRate)) * columnsPerDecade
  const last = (bounds.isOpen ? Math.ceil(columns) - 1 : Math.floor(columns)) / columnsPerDecade
  const from = Math.max(Math.floor(log10(low)), log10(minRate))
  const to = Math.min(Math.ceil(log10(high)), last)
  return { of, from: powerOfTen(Math.min(from, to - 1)), to: powerOfTen(to), scale: 'log' }
}

/** Exact for whole exponents: 10 ** −5 is not quite 1e-5. */
function powerOfTen(exponent: number): number {
  return Number.isInteger(exponent) ? Number(`1e${exponent}`) : pow(10, exponent)
}

function columnsOf({ from, to }: Axis, hasDecay: boolean): number {
  const perDecade = hasDecay ? columnsPerDecade : columnsPerDecadeAlone
  return Math.min(Math.max(Math.round(log10(to / from) * perDecade), 1), maxAlongAxis)
}
