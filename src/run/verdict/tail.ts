/** What a verdict is made from, and what it says. */
import type { Landmark } from './landmarks'
import { lap, laps } from './thresholds'

/** What a run has come to: all that its verdict depends on. */
export interface Tail {
  /** Where it is. */
  readonly x: number
  readonly y: number
  /** Where it was a step before. At the start, the same place. */
  readonly beforeX: number
  readonly beforeY: number
  /** Where it was at the step `markOf`, and how many steps ago that was. 0 if the run is too short to have one. */
  readonly markX: number
  readonly markY: number
  readonly sinceMark: number
  /** Whether it has come to rest and not left since. See `Judge.restAfter`. */
  readonly hasRested: boolean
}

export type Verdict =
  | { readonly kind: 'running' | 'plateau' }
  /** `landmark` is the place of rest. */
  | { readonly kind: 'converged' | 'saddle' | 'maximum'; readonly landmark: Landmark }
  /** `within` is how far it is from the minimum at most, in units of the parameters. */
  | { readonly kind: 'circling'; readonly landmark: Landmark; readonly within: number }

/** The step whose place says how a run moves that has taken `step` steps: 64 to 95 before. Undefined if there is none. */
export function markOf(step: number): number | undefined {
  const mark = lap * (Math.floor(step / lap) - laps)
  return mark >= 0 ? mark : undefined
}
