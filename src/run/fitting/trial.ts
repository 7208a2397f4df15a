/** A trial of a rate: the runner's race without noise, as lean as it can be. */
import type { Interval } from '../../surfaces/surface'
import { isLost } from '../ending'
import type { Ground } from '../ground'
import type { RacePlan } from '../plan'
import { Stepper } from '../stepper'
import { turnsOf } from '../turns'
import { type Tail, markOf } from '../verdict/tail'

/** What a rate leads to. */
export interface Trial {
  readonly eta: number
  /** The steps that the race has room for. */
  readonly steps: number
  /** The loss at every step that was taken, the start's first. */
  readonly losses: Float64Array
  /** Whether its numbers ended, or it went so far that they might as well. */
  readonly isLost: boolean
  /** How far from the domain it was at most, in widths. */
  readonly away: number
  /** Where it was last. */
  readonly tail: Tail
}

/** A run that is so many widths away from the domain is not followed. */
const farAway = 20

/**
 * Takes the steps of the runner at `index` with this rate. Noise, batches and changes of the plan are left out. `isEnough` says
 * after which share of the race, and at which loss, no more need be known.
 */
export function trialOf(
  plan: RacePlan,
  ground: Ground,
  index: number,
  eta: number,
  isEnough: (share: number, loss: number) => boolean,
): Trial {
  const stepper = new Stepper(withRate(plan, index, eta), ground, index)
  const { steps } = turnsOf(plan, stepper.evaluations)
  const budget = plan.turn === 'gradient' && stepper.isCounted ? plan.steps : Infinity
  const { loss, domain } = ground
  const { theta, gradient } = stepper
  const losses = new Float64Array(steps + 1)
  const mark = markOf(steps) ?? -1
  let [away, spent] = [0, 0]
  let [beforeX, beforeY, markX, markY] = [0, 0, 0, 0]
  for (let step = 0; ; step += 1) {
    const [x, y] = [theta[0] as number, theta[1] as number]
    const value = loss.gradient(x, y, gradient)
    const slopes = (gradient[0] as number) + (gradient[1] as number)
    away = Math.max(away, distanceTo(domain[0], x), distanceTo(domain[1], y))
    const isOver = away > farAway || isLost(domain, x, y, value + slopes)
    if (!isOver) losses[step] = value
    if (step === mark) [markX, markY] = [x, y]
    if (isOver || step === steps || spent >= budget || isEnough(step / steps, value)) {
      const sinceMark = mark >= 0 && step > mark ? step - mark : 0
      const tail = { x, y, beforeX, beforeY, markX, markY, sinceMark, hasRested: false }
      return { eta, steps, losses: losses.subarray(0, isOver ? step : step + 1), isLost: isOver, away, tail }
    }
    ;[beforeX, beforeY] = [x, y]
    stepper.take(step + 1)
    spent += stepper.taken
  }
}

function withRate(plan: RacePlan, index: number, eta: number): RacePlan {
  const runners = plan.runners.map((runner, at) => {
    const { batch: _batch, ...whole } = runner
    return at === index ? { ...whole, settings: { ...runner.settings, eta } } : runner
  })
  return { ...plan, runners, noise: { ...plan.noise, sigma: 0 }, changes: [] }
}

/** How far outside of an interval a number is, in its widths. */
function distanceTo(interval: Interval | undefined, place: number): number {
  if (!interval) return 0
  const [low, high] = interval
  return Math.max(low - place, place - high, 0) / (high - low)
}
