/**
 * The rate with which a runner makes a race worth seeing on its surface and from its start: it comes down to a twentieth
 * of the gap or comes to rest, before the race ends, not before a fifth of it, and best in the middle between.
 */
import { type Bounds, boundsOf, isWithin } from '../../math/bounds'
import { pow } from '../../math/elementary/pow'
import { memo, onceFor } from '../../math/memo'
import { someRows } from '../../math/someRows'
import { optimizerById } from '../../optimizers/list'
import { factsOf } from '../../surfaces/kinds'
import { stepsWithin } from '../batches/epochs'
import { type Ground, groundOf, optimizerOf } from '../ground'
import type { RacePlan } from '../plan'
import { epochsOfRunner } from '../turns'
import { judgeOf } from '../verdict/judge'
import { type Merit, arrives, isHopeless, lowestOf, meritOf, tooSoon } from './merit'
import { trialOf } from './trial'

export interface Fitting {
  /** Two significant digits. */
  readonly eta: number
  /** Whether its race is worth seeing. If not, it is the best that was found. */
  readonly fits: boolean
}

/** The search begins with the rate whose first step is this long, in widths of the domain. */
const firstStep = 0.003
/** Rates are tried at so many places an order of magnitude: first every fourth of them, then the places between. */
const [places, stride] = [8, 4]
/** Where none of these fits, so many places on either side are tried too, and how far apart. */
const [reach, tooth] = [8, 1]
/** How many strides are taken before a slow rate or a fast one is found: eight orders of magnitude. */
const maxStrides = 16
/** A longer race is fitted as one of so many turns. */
export const maxFitted = 2000

const found = memo<Fitting | undefined>(256)

/**
 * The rate for the runner at `index`, whatever it has now. Noise and changes of the plan are left out. The same numbers
 * come out whatever the units of loss and parameters are. Undefined where none is better than another: without a loss or a
 * slope at the start, at the lowest place, or where all blow up.
 * @throws FormulaError if a text of the plan does not compile
 */
export function fittingRate(plan: RacePlan, index: number): Fitting | undefined {
  const runner = plan.runners[index]
  if (!runner) return undefined
  const { optimizer, settings, schedule, clip, start = plan.start } = runner
  const { eta: _, ...others } = settings
  const counted = bySteps(plan, index)
  const { turn } = counted
  const steps = Math.min(counted.steps, maxFitted)
  const key = JSON.stringify([
    textOfSurface(plan.surface),
    start,
    steps,
    turn,
    optimizer,
    others,
    schedule,
    clip,
  ])
  return found(key, () => search({ ...counted, steps }, index))
}

/** With a name for each long list in it, which is never changed. */
function textOfSurface(surface: RacePlan['surface']): string {
  return JSON.stringify(surface, (_, value: unknown) =>
    Array.isArray(value) && value.length > enoughRows ? nameOf(value) : value,
  )
}

let named = 0
const nameOf = onceFor((): string => `list ${(named += 1)}`)

/** A race by rows, as one of as many steps as the runner takes: it is tried without its batches. */
function bySteps(plan: RacePlan, index: number): RacePlan {
  if (plan.turn !== 'row') return plan
  const epochs = epochsOfRunner(plan, index, factsOf(plan.surface).rows)
  return { ...plan, turn: 'step', steps: epochs ? stepsWithin(epochs, plan.steps) : plan.steps }
}

/** A search takes thousands of steps. Of many rows so many give about the same surface. */
const enoughRows = 400

/** A ground of its own: the judge of a race is to know nothing of trials. Of many rows, some are drawn. */
const groundFor = onceFor((written: RacePlan['surface']): Ground => {
  const ground = groundOf({ surface: { ...written } })
  const { rows, surface, settings } = ground
  if (!rows || rows.count <= enoughRows) return ground
  const some = someRows(rows, enoughRows)
  const loss = surface.loss(settings, some)
  return { ...ground, rows: some, loss, quick: loss, standIn: undefined }
})

function search(plan: RacePlan, index: number): Fitting | undefined {
  const ground = groundFor(plan.surface)
  const [x = 0, y = 0] = plan.runners[index]?.start ?? plan.start
  const first = ground.loss.value(x, y)
  if (!(first > lowestOf(ground))) return undefined
  const { settings, id } = optimizerOf(plan.runners[index] ?? { optimizer: '' })
  const bounds = settings['eta'] && boundsOf(settings['eta'])
  const usual = settings['eta']?.default
  if (!bounds || usual === undefined) return undefined
  const isEnough = tooSoon(ground, first)
  const meritAt = (eta: number): Merit => meritOf(trialOf(plan, ground, index, eta, isEnough), ground)
  if (id !== undefined && optimizerById(id)?.findsLength && arrives(meritAt(usual)))
    return { eta: usual, fits: true }
  const scale = scaleOf(plan, ground, index)
  return scale === undefined ? undefined : best(scale, bounds, meritAt)
}

/** Tries rates in large strides until a slow one and a fast one lie side by side, then between them. */
function best(scale: number, bounds: Bounds, meritAt: (eta: number) => Merit): Fitting | undefined {
  const tried = new Map<number, Merit>()
  const paceAt = (place: number): Merit['pace'] => {
    const eta = Number((scale * pow(10, place / places)).toPrecision(2))
    if (!(eta > 0 && isWithin(eta, bounds))) return eta > 1 ? 'fast' : 'slow'
    const merit = tried.get(eta) ?? meritAt(eta)
    tried.set(eta, merit)
    return merit.pace
  }
  const pace = paceAt(0)
  const towards = pace === 'fast' ? -stride : stride
  let place = towards
  for (let count = 1; count < maxStrides && paceAt(place) === pace; count += 1) place += towards
  let [low, high] = towards > 0 ? [place - stride, place] : [place, place + stride]
  const [from, to] = [low - reach, high + reach]
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if (paceAt(middle) === 'fast') high = middle
    else low = middle
  }
  // Among many minima fast and slow rates alternate.
  if (![...tried.values()].some(({ fits }) => fits))
    for (let between = from; between <= to; between += tooth) paceAt(between)
  const sorted = [...tried].sort(([a, one], [b, other]) => one.cost - other.cost || a - b)
  const [eta, merit] = sorted[0] ?? []
  return eta === undefined || !merit || isHopeless(merit) ? undefined : { eta, fits: merit.fits }
}

/** The rate whose first step is `firstStep` long. A first step is in proportion to its rate. Undefined if none moves. */
function scaleOf(plan: RacePlan, ground: Ground, index: number): number | undefined {
  const [width, depth] = judgeOf(ground).scales.widths
  const [fromX = 0, fromY = 0] = plan.runners[index]?.start ?? plan.start
  const one: RacePlan = { ...plan, steps: 1, turn: 'step' }
  let eta = 1e-3
  for (const factor of [1e-3, 1e3]) {
    for (let count = 0; count < 10; count += 1) {
      const { isLost, tail } = trialOf(one, ground, index, eta, () => false)
      const move = Math.max(Math.abs(tail.x - fromX) / width, Math.abs(tail.y - fromY) / depth)
      const isLong = isLost || move > 1
      // What is much shorter is rounded.
      if (!isLong && move > 1e-6) return (firstStep * eta) / move
      if (isLong !== factor < 1) break
      eta *= factor
    }
  }
  return undefined
}
