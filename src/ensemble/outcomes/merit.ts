/** Which of two runs of a runner does better. */
import type { Ground } from '../../run/ground'
import { type Minimum, type Outcomes, outcomeCode } from './result'
import { arrivalsOf } from './target'

export interface Merit {
  /** The step from which it stays at rest in the target; undefined if it does not. */
  readonly arrival: number | undefined
  /** The loss at the end; Infinity if the run diverged. */
  readonly loss: number
}

/** Below 0 if `one` is better. An earlier arrival is better than a later one or none. Without arrivals, loss decides. */
export function compareMerit(one: Merit, other: Merit): number {
  const [first, second] = [one, other].map(({ arrival }) => arrival ?? Number.MAX_VALUE)
  if (first !== second) return (first ?? 0) - (second ?? 0)
  if (one.arrival !== undefined || one.loss === other.loss) return 0
  return one.loss < other.loss ? -1 : 1
}

/** The merit of every run of an ensemble. */
export function meritsOf(outcomes: Outcomes, target: Minimum | undefined, ground: Ground): Merit[] {
  const arrivals = arrivalsOf(outcomes, target, ground)
  return Array.from(arrivals, (step, cell) => {
    const its = outcomes.kind[cell]
    const isLost = its === outcomeCode.diverged || its === outcomeCode.nothing
    return { arrival: step < 0 ? undefined : step, loss: isLost ? Infinity : (outcomes.loss[cell] as number) }
  })
}
