/** What an ensemble gives. All lists are row after row from the bottom, each row from left to right. */
import type { Turn } from '../../run/plan'
import type { Run } from '../../run/race'
import type { EnsemblePlan } from '../plan'

/** How a run ended, each with its code. */
export const outcomeCode = { running: 0, converged: 1, saddle: 2, plateau: 3, diverged: 4 } as const
export type OutcomeKind = keyof typeof outcomeCode

/** In the order of their codes. */
export const outcomeKinds = Object.keys(outcomeCode) as readonly OutcomeKind[]

export interface Minimum {
  readonly x: number
  readonly y: number
  readonly loss: number
  /** Whether the surface declares it; otherwise it was found where runs came to rest. */
  readonly declared: boolean
}

/** The minimum of a run that came to none, or to one that is not listed. */
export const noMinimum = -1

export interface Outcomes {
  readonly columns: number
  readonly rows: number
  readonly steps: number
  /** Codes of `outcomeCode`. */
  readonly kind: Uint8Array
  /** Places in `minima`, or `noMinimum`. */
  readonly minimum: Int16Array
  /** Converged, saddle, plateau: the step from which it stayed at rest; diverged: that step; running: all steps. */
  readonly step: Uint32Array
  /** The loss at the end; of a diverged run, at its last finite point. */
  readonly loss: Float32Array
  /** 1 where a run is unfinished and stands no lower than it began: past the limit of stability, most often. */
  readonly climbed: Uint8Array
  /** Those declared, in their order, then those found, most frequent first. */
  readonly minima: readonly Minimum[]
}

export interface Statistics {
  readonly runs: number
  /** Share of the runs, by kind. */
  readonly shares: Readonly<Record<OutcomeKind, number>>
  /** Share of the runs that came to each of `Outcomes.minima`. */
  readonly minima: readonly number[]
  /** Steps to converge, over the runs that did: 10 %, median, 90 %. */
  readonly stepsToConverge: Quantiles | undefined
  /** Loss at the end, over the runs whose loss is finite and that did not diverge. */
  readonly finalLoss: Quantiles | undefined
}

export interface Quantiles {
  readonly low: number
  readonly median: number
  readonly high: number
}

/** Quantiles of the loss (10 %, median, 90 %) over a sample of the runs, at some of the steps. */
export interface LossBand {
  readonly steps: Float64Array
  readonly low: Float64Array
  readonly median: Float64Array
  readonly high: Float64Array
}

/** All that is known of one runner's ensemble once it has been computed. */
export interface EnsembleResult {
  /** `plan.columns` and `plan.rows` are those of this result: fewer while it is coarse. */
  readonly plan: EnsemblePlan
  /** Turns that a step costs in the race that it was computed for, and what that counts; `plan` counts steps. */
  readonly turnsPerStep: number
  readonly turn: Turn
  readonly outcomes: Outcomes
  readonly statistics: Statistics
  /** Comes after the first picture. */
  readonly band: LossBand | undefined
  /** Whether a finer one is being computed. */
  readonly isCoarse: boolean
  /** The GPU in float32, or, where it cannot, a worker in float64. */
  readonly engine: 'gpu' | 'worker'
}

/** One cell of a result, run again in float64. */
export interface CellRun {
  readonly result: EnsembleResult
  readonly column: number
  readonly row: number
  readonly run: Run
}
