/** The result of an ensemble. All lists go row after row from the bottom, each row from left to right. */
import type { Turn } from '../../run/plan'
import type { Run, Status } from '../../run/race'
import type { EnsemblePlan } from '../plan'

/** The ways in which a run can end that is not stopped, with their codes. */
export const outcomeCode = {
  running: 0,
  converged: 1,
  saddle: 2,
  plateau: 3,
  diverged: 4,
  circling: 5,
  maximum: 6,
  nothing: 7,
} as const satisfies Record<Exclude<Status['kind'], 'stopped'>, number>
export type OutcomeKind = keyof typeof outcomeCode

/** In the order of their codes. */
export const outcomeKinds = Object.keys(outcomeCode) as readonly OutcomeKind[]

export interface Minimum {
  readonly x: number
  readonly y: number
  readonly loss: number
  /** Whether the surface declares it. Otherwise runs found it by coming to rest there. */
  readonly declared: boolean
}

/** The minimum of a run that reached none, or one that is not listed. */
export const noMinimum = -1

export interface Outcomes {
  readonly columns: number
  readonly rows: number
  readonly steps: number
  /** Codes of `outcomeCode`. */
  readonly kind: Uint8Array
  /** Indices into `minima`, or `noMinimum`. */
  readonly minimum: Int16Array
  /**
   * Converged, saddle, maximum, plateau: the step from which it stayed at rest; all steps if it is in a minimum but not
   * at rest yet (see `isAtRest`). Diverged, nothing: that step. Running, circling: all steps.
   */
  readonly step: Uint32Array
  /** The loss at the end, or at the last finite point of a diverged run. */
  readonly loss: Float32Array
  /** 1 if a run is unfinished and no lower than at its start. Most often it is past the limit of stability. */
  readonly climbed: Uint8Array
  /** The declared minima in their order, then the found ones, most frequent first. */
  readonly minima: readonly Minimum[]
}

/** Whether a run that arrived is at rest, so that its step says since when. Else it still moves within its minimum. */
export function isAtRest({ step, steps }: Pick<Outcomes, 'step' | 'steps'>, cell: number): boolean {
  return (step[cell] as number) < steps || steps === 0
}

export interface Statistics {
  readonly runs: number
  /** Share of the runs, by kind. */
  readonly shares: Readonly<Record<OutcomeKind, number>>
  /** Share of the runs that reached each of `Outcomes.minima`. */
  readonly minima: readonly number[]
  /** Steps until rest, over the runs that converged and are at rest: 10 %, median, 90 %. */
  readonly stepsToConverge: Quantiles | undefined
  /** Loss at the end, over the runs that did not diverge and whose loss is finite. */
  readonly finalLoss: Quantiles | undefined
}

export interface Quantiles {
  readonly low: number
  readonly median: number
  readonly high: number
}

/** Quantiles of the loss (10 %, median, 90 %) over a sample of the runs, at some steps. */
export interface LossBand {
  readonly steps: Float64Array
  readonly low: Float64Array
  readonly median: Float64Array
  readonly high: Float64Array
}

/** All that is known of a runner's computed ensemble. */
export interface EnsembleResult {
  /** `plan.columns` and `plan.rows` are those of this result. A coarse one has fewer. */
  readonly plan: EnsemblePlan
  /** Turns per step in the race that it was computed for, and what that race counts. `plan` itself counts steps. */
  readonly turnsPerStep: number
  readonly turn: Turn
  readonly outcomes: Outcomes
  readonly statistics: Statistics
  /** Undefined until it comes, after the first picture. */
  readonly band: LossBand | undefined
  /** Whether a finer result is being computed. */
  readonly isCoarse: boolean
  /** The GPU in float32, or, if it cannot run them, a worker in float64. */
  readonly engine: 'gpu' | 'worker'
  /** Why the GPU has no room for it, where a worker computed it for that reason. */
  readonly noRoom?: string
}

/** One cell of a result, repeated in float64. */
export interface CellRun {
  readonly result: EnsembleResult
  readonly column: number
  readonly row: number
  readonly run: Run
}
