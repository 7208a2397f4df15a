/** What a trial of a rate is worth: whether its race gets somewhere, and in good time. */
import { log } from '../../math/elementary/log'
import { onceFor } from '../../math/memo'
import type { Ground } from '../ground'
import { judgeOf } from '../verdict/judge'
import type { Trial } from './trial'

/** A run has come down when this share of the gap is left, which is from the loss at the start to the lowest. */
const downShare = 0.05
/** It is not to do so before this share of the race. Afterwards there is not much to see. */
const soonest = 1 / 5
/** When it does so best, as a share of the race: in the middle between the soonest and the end, on a log scale. */
const best = Math.sqrt(soonest)

export interface Merit {
  /** Whether the race is worth seeing. */
  readonly fits: boolean
  /** Whether a lower rate is worth a try, or a higher one. */
  readonly pace: 'fast' | 'slow'
  /** The lower the better. See `bars`. */
  readonly cost: number
}

/** The costs from which on a run arrives too soon or too far out, does not arrive, and blows up. */
const bars = { unfit: 10, lame: 20, lost: 40 } as const

/** Whether a run comes down or to rest, too soon perhaps. */
export function arrives({ cost }: Merit): boolean {
  return cost < bars.lame
}

/** Whether a run blows up. */
export function isHopeless({ cost }: Merit): boolean {
  return cost >= bars.lost
}

/** What is added to the cost of a rest that is not as low as the surface gets: the better the rest, the less. */
const restCosts: Readonly<Record<string, number>> = { converged: 0.1, circling: 4, saddle: 4, maximum: 4 }
/** How far from the domain a run may be without a word, and so that its race still fits, in widths. */
const [besides, furthest] = [0.1, 0.5]
/** A rise above the start by this share of the gap strains. */
const rise = 0.2

/** The lowest loss that is known of a ground: on a grid, and at the declared minima. */
export const lowestOf = onceFor((ground: Ground): number => {
  const declared = ground.minima.map(([x = 0, y = 0]) => ground.loss.value(x, y))
  return Math.min(judgeOf(ground).scales.lowest, ...declared.filter(Number.isFinite))
})

/** Whether a run has come down too soon, so that its trial need not go on. */
export function tooSoon(ground: Ground, first: number): (share: number, loss: number) => boolean {
  const lowest = lowestOf(ground)
  const bound = lowest + downShare * (first - lowest)
  return (share, loss) => share < soonest && loss <= bound
}

export function meritOf(trial: Trial, ground: Ground): Merit {
  const { losses, steps, away } = trial
  if (trial.isLost) return { fits: false, pace: 'fast', cost: bars.lost + 1 - losses.length / (steps + 1) }
  const [first, end] = [losses[0] as number, losses[losses.length - 1] as number]
  const lowest = Math.min(lowestOf(ground), end)
  const gap = first - lowest
  const isRising = highestOf(losses) > first + rise * gap
  const strain = (isRising ? 0.7 : 0) + (away > besides ? 2 + Math.min(away, 1) : 0)
  const isDown = end <= lowest + downShare * gap
  const restCost = isDown ? 0 : restCosts[judgeOf(ground).verdict(trial.tail).kind]
  if (restCost === undefined) {
    // What creeps may want more; what wanders wants less.
    const isSlow = end < first && !isRestless(losses)
    const left = Math.min((end - lowest) / gap, 2)
    const cost = bars.lame + left + strain + (isSlow ? 0 : 0.3)
    // Worse is what hardly moves.
    return { fits: false, pace: isSlow ? 'slow' : 'fast', cost: isSlow && left > 0.99 ? cost + 1 : cost }
  }
  // A run that comes to rest elsewhere has a gap of its own.
  const aim = isDown ? lowest : end
  const arrival = losses.findIndex((loss) => loss <= aim + downShare * (first - aim))
  const isInTime = arrival >= soonest * steps
  const time = log(Math.max(arrival, 0.5) / (best * steps))
  const cost = Math.abs(time) + strain + restCost
  const fits = isInTime && away <= furthest
  return { fits, pace: time < 0 ? 'fast' : 'slow', cost: fits ? cost : bars.unfit + cost }
}

/** Whether a run rises as much as it falls in the second half of its race. */
function isRestless(losses: Float64Array): boolean {
  const half = losses.length >> 1
  let rises = 0
  for (let step = half + 1; step < losses.length; step += 1)
    rises += Math.max((losses[step] as number) - (losses[step - 1] as number), 0)
  return rises > (losses[half] as number) - (losses[losses.length - 1] as number)
}

function highestOf(losses: Float64Array): number {
  let highest = -Infinity
  for (const loss of losses) if (loss > highest) highest = loss
  return highest
}
