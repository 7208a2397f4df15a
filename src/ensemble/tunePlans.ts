/** The ensembles that a tuning computes: over the learning rate, and over the decay of the momentum where there is one. */
import type { RacePlan } from '../run/plan'
import { turnsOfRunner } from '../run/turns'
import type { Interval } from '../surfaces/surface'
import { type Merit, compareMerit, meritsOf } from './merit'
import { type Axis, type EnsemblePlan, mostAlongAxis } from './plan'
import { quantityOf, usualAxis } from './quantities'
import type { Minimum } from './result'
import { type Search, type Trial, settingsVaried } from './trials'

/** Runs along each decade of the learning rate: with a second axis, and without. */
const [columnsPerDecade, columnsPerDecadeAlone] = [24, 128]
/** Runs along the decay. Nearer to 1 than its end only the fine search goes, up to the decay of the last. */
const rows = 32
const [lastDecay, highestDecay] = [0.99, 0.999]
/** A finer search, over so many cells of the one before. */
const [fineColumns, fineRows, fineColumnsAlone] = [32, 16, 64]
const cellsAround = 3
/** Factor by which the range grows where the best lies within so many columns of its edge. */
const widening = 100
const edge = 2
/** Below this a learning rate moves nothing, and above none is of use. */
const [lowestRate, highestRate] = [1e-12, 1e12]

/** All that is worth a look; undefined for an optimizer without a learning rate. */
export function firstPlan(race: RacePlan, runner: number): EnsemblePlan | undefined {
  const eta = quantityOf(race, runner, 'setting.eta')
  if (!eta) return undefined
  const decay = ['setting.beta1', 'setting.beta']
    .map((of) => quantityOf(race, runner, of))
    .find((quantity) => quantity?.bounds.isOpen)
  const value = [eta.value, eta.setting.default].find((rate) => rate > 0) ?? 1
  const x = usualAxis(race, { ...eta, value })
  const { seed, noise } = race
  // Without a decay there is one row, and a seed that is the race's own.
  const y: Axis = decay
    ? { of: decay.of, from: 0, to: lastDecay, scale: 'linear' }
    : { of: 'seed', from: seed, to: seed, scale: 'linear' }
  const { steps } = turnsOfRunner(race, runner)
  return {
    // With the same noise for all, the map tells settings apart, not luck; the trials meet the runner's own.
    race: { ...race, steps, turn: 'step', noise: { ...noise, shared: true } },
    runner,
    x,
    y,
    columns: columnsOf(x, decay !== undefined),
    rows: decay ? rows : 1,
  }
}

/** Further to the side where the best lies at the edge; undefined where it does not, or where there is no further. */
export function widerPlan(
  { plan, outcomes }: Search,
  target: Minimum | undefined,
  domain: readonly Interval[],
): EnsemblePlan | undefined {
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
  const from = isLower ? Math.max(plan.x.from / widening, lowestRate) : plan.x.from
  const to = isLower ? plan.x.to : Math.min(plan.x.to * widening, highestRate)
  if (from === plan.x.from && to === plan.x.to) return undefined
  const x: Axis = { ...plan.x, from, to, scale: 'log' }
  return { ...plan, x, columns: columnsOf(x, settingsVaried(plan).length > 1) }
}

/** A closer look around what was tried. */
export function finerPlan({ settings, plan }: Trial): EnsemblePlan {
  const { x, y, columns, rows } = plan
  const [own = NaN, decay] = Object.values(settings)
  const rate = Math.max(own, lowestRate)
  const ratio = (x.to / x.from) ** (cellsAround / 2 / columns)
  const across: Axis = { ...x, from: rate / ratio, to: rate * ratio, scale: 'log' }
  if (decay === undefined) return { ...plan, x: across, columns: fineColumnsAlone }
  const half = ((y.to - y.from) * cellsAround) / 2 / rows
  const up = { ...y, from: Math.max(decay - half, 0), to: Math.min(decay + half, highestDecay) }
  return { ...plan, x: across, y: up, columns: fineColumns, rows: fineRows }
}

const worst: Merit = { arrival: undefined, loss: Infinity }

function columnsOf({ from, to }: Axis, hasDecay: boolean): number {
  const perDecade = hasDecay ? columnsPerDecade : columnsPerDecadeAlone
  return Math.min(Math.max(Math.round(Math.log10(to / from) * perDecade), 1), mostAlongAxis)
}
