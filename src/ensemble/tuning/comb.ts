/** Improves the best settings by their last digits. */
import type { EnsemblePlan } from '../plan'
import type { Minimum } from '../outcomes/result'
import { heldTrial, keyOf, move } from './refine'
import { type Tested, type Trial, compareTrials, meritOf, takenBy, trialOf } from './trials'

/**
 * Looks at every setting near those of a trial, from near to far, and goes on from the best: the last digits decide when
 * a run arrives, in no order that a pattern could follow. Pauses after each run.
 */
export function* comb(
  tested: Tested,
  plan: EnsemblePlan,
  from: Trial,
  target: Minimum | undefined,
): Generator<void, Trial> {
  const { ground } = tested
  const arrivalOf = (trial: Trial): number | undefined => meritOf(trial, target, ground).arrival
  const isBetter = (one: Trial, other: Trial): boolean => compareTrials(one, other, target, ground) < 0
  const isTaken = takenBy(plan)
  const known = new Set<string>([keyOf(from.settings)])
  let best = from
  let left = combSteps
  for (let hasMoved = true; hasMoved && left > 0;) {
    hasMoved = false
    const centre = best.settings
    for (const place of Object.keys(centre).length > 1 ? combPlaces : combRow) {
      const next = move(centre, place, combStride)
      if (known.has(keyOf(next)) || !isTaken(next)) continue
      known.add(keyOf(next))
      const steps = Math.max(arrivalOf(best) ?? plan.race.steps, 1)
      left -= steps
      if (left < 0) break
      const short = trialOf(tested, plan, next, steps)
      yield
      if (!isBetter(short, best)) continue
      const trial = arrivalOf(short) === undefined ? short : heldTrial(tested, plan, short, arrivalOf)
      if (trial !== short && !isBetter(trial, best)) continue
      best = trial
      hasMoved = true
    }
  }
  return trialOf(tested, plan, best.settings)
}

/**
 * The comb's steps over all runs, its stride, about one last digit of η, and how many strides it reaches. Along the decay
 * it has wider teeth: less depends on it.
 */
const [combSteps, combStride, combReach, combTeeth] = [80_000, 0.004, 12, 2.5]

const combSide = 2 * combReach + 1

const combPlaces: readonly Place[] = Array.from({ length: combSide * combSide }, (_, index) => {
  const across = (index % combSide) - combReach
  return [across, combTeeth * (Math.floor(index / combSide) - combReach)] as const
}).toSorted((one, other) => ringOf(one) - ringOf(other))

const combRow = combPlaces.filter(([, up]) => up === 0)

type Place = readonly [across: number, up: number]

function ringOf([across, up]: Place): number {
  return Math.max(Math.abs(across), Math.abs(up) / combTeeth)
}
