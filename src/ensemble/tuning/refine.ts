/** From settings that are good to better ones beside them, in float64: a pattern search, without a clock or chance. */
import type { EnsemblePlan } from '../plan'
import type { Minimum } from '../outcomes/result'
import {
  type Tested,
  type Trial,
  type TunedSettings,
  compareTrials,
  meritOf,
  roundToStored,
  takenBy,
  trialOf,
} from './trials'

/** Steps of the search along log η and log(1 − β): the first, and the last, about that of the last digit. */
const [firstStride, lastStride] = [0.048, 0.003]
/** The directions of a step: along each of the two, and both at once. */
const directions = [[1, 0], [-1, 0], [0, 1], [0, -1], [1, 1], [-1, -1], [1, -1], [-1, 1]] as const // prettier-ignore
/** How many runs it takes at the most, and how many steps of them, of which a few runs are always taken. */
const [maxRuns, maxSteps, minRuns] = [60, 24_000, 8]
/** Nearer to 1 a decay has too few digits left. */
const maxDecay = 0.999

/**
 * Runs of so many steps are compared, and each that arrives is run to the end before it counts. Returns the best of
 * those that went to the end, with the one where the search came to its own end. Pauses after each run.
 */
export function* refine(
  tested: Tested,
  plan: EnsemblePlan,
  settings: TunedSettings,
  steps: number,
  target: Minimum | undefined,
): Generator<void, Trial> {
  const { ground } = tested
  const isBetter = (one: Trial, other: Trial): boolean => compareTrials(one, other, target, ground) < 0
  const arrivalOf = (trial: Trial): number | undefined => meritOf(trial, target, ground).arrival
  /** One that does not stay where it arrived until the whole race is over has not arrived. */
  const held = (trial: Trial): Trial => {
    const isHeld = arrivalOf(trialOf(tested, plan, trial.settings)) !== undefined
    return isHeld ? trial : { ...trial, rest: undefined }
  }
  const isTaken = takenBy(plan)
  const known = new Set<string>([keyOf(settings)])
  const maxTrials = Math.max(Math.min(maxRuns, Math.floor(maxSteps / steps)), minRuns)
  let best = trialOf(tested, plan, settings, steps)
  if (arrivalOf(best) !== undefined) best = held(best)
  yield
  for (let stride = firstStride; stride >= lastStride; stride /= 2) {
    let hasMoved = true
    while (hasMoved && known.size < maxTrials) {
      hasMoved = false
      const centre = best.settings
      for (const direction of directions) {
        const next = move(centre, direction, stride)
        if (known.has(keyOf(next)) || !isTaken(next)) continue
        known.add(keyOf(next))
        // Where the best has arrived, nobody who is not there by then can be better.
        const short = trialOf(tested, plan, next, Math.max(arrivalOf(best) ?? steps, 1))
        yield
        if (!isBetter(short, best)) continue
        const trial = arrivalOf(short) === undefined ? short : held(short)
        if (trial !== short && !isBetter(trial, best)) continue
        best = trial
        hasMoved = true
      }
    }
  }
  return trialOf(tested, plan, best.settings)
}

/** Along the logarithms of η and of what the decay leaves: 1 − β. */
function move(
  settings: TunedSettings,
  [across, up]: readonly [number, number],
  stride: number,
): TunedSettings {
  const [rate, decay] = Object.entries(settings)
  if (!rate) return settings
  const eta = [rate[0], roundToStored(rate[1] * Math.exp(across * stride))] as const
  if (!decay) return Object.fromEntries([eta])
  const value = Math.min(Math.max(1 - (1 - decay[1]) * Math.exp(-up * stride), 0), maxDecay)
  return Object.fromEntries([eta, [decay[0], roundToStored(value)]])
}

function keyOf(settings: TunedSettings): string {
  return Object.values(settings).join()
}
