/** Improves good settings in float64: a deterministic pattern search. */
import { exp } from '../../math/elementary/exp'
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

/** Strides of the search along log η and log(1 − β): the first, and the last, which is about one last digit. */
const [firstStride, lastStride] = [0.048, 0.003]
/** The directions of a stride: along each of the two, and along both at once. */
const directions = [[1, 0], [-1, 0], [0, 1], [0, -1], [1, 1], [-1, -1], [1, -1], [-1, 1]] as const // prettier-ignore
/** The maximum number of runs, of steps over all runs, and the minimum number of runs, which wins. */
const [maxRuns, maxSteps, minRuns] = [60, 24_000, 8]
/** Closer to 1, a decay has too few digits left. */
const maxDecay = 0.999

/**
 * Compares runs of `steps` steps. A run that arrives counts only if it stays there in the whole race. Returns the best
 * settings with their result over the whole race. Pauses after each run.
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
  const held = (trial: Trial): Trial => heldTrial(tested, plan, trial, arrivalOf)
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
        // Once the best has arrived, a better trial must arrive by the same step.
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

/**
 * A trial that arrives, as it is if its run stays there until the end of the whole race, and for some steps more than
 * its last; else without its rest.
 */
export function heldTrial(
  tested: Tested,
  plan: EnsemblePlan,
  trial: Trial,
  arrivalOf: (trial: Trial) => number | undefined,
): Trial {
  const steps = Math.max(plan.race.steps, (arrivalOf(trial) ?? 0) + lasting)
  const isHeld = arrivalOf(trialOf(tested, plan, trial.settings, steps)) !== undefined
  return isHeld ? trial : { ...trial, rest: undefined }
}

/** For so many steps an arrival is to last, even if the race ends before. */
const lasting = 25

/** Moves settings along log η and log(1 − β). */
export function move(
  settings: TunedSettings,
  [across, up]: readonly [number, number],
  stride: number,
): TunedSettings {
  const [rate, decay] = Object.entries(settings)
  if (!rate) return settings
  const eta = [rate[0], roundToStored(rate[1] * exp(across * stride))] as const
  if (!decay) return Object.fromEntries([eta])
  const value = Math.min(Math.max(1 - (1 - decay[1]) * exp(-up * stride), 0), maxDecay)
  return Object.fromEntries([eta, [decay[0], roundToStored(value)]])
}

export function keyOf(settings: TunedSettings): string {
  return Object.values(settings).join()
}
