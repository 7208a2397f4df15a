/** All that decides a race, with every default filled in. An Experiment is a plan and a view of it. */
import type { Settings } from '../math/setting'
import type { PlanSurface } from '../surfaces/kinds'

/**
 * What a race counts. With `gradient`, a step costs one turn for each gradient that it evaluates (`Rule.evaluations`),
 * so that all runners have the same budget of work. With `row`, a step costs one turn for each row of the data that it
 * sees, so that all see the data equally often. Without data, that is a step.
 */
export type Turn = 'step' | 'gradient' | 'row'

export interface RacePlan {
  readonly surface: PlanSurface
  /** One number for each parameter of the surface. */
  readonly start: readonly number[]
  /** The length of the race, in turns. */
  readonly steps: number
  /** What rules know as `T`, if that is not their number of steps here: an ensemble's race may be shorter than its own. */
  readonly total?: number
  readonly turn: Turn
  readonly seed: number
  readonly noise: Noise
  readonly runners: readonly RunnerPlan[]
  /** Settings that change during the race, in the order of their steps. */
  readonly changes: readonly Change[]
  /** What ends a run before the race. An ensemble's runs go on. */
  readonly stop?: Stop
}

/** At least one of the first two. */
export interface Stop {
  /** A run stops where ‖∇L‖ is below this. */
  readonly gradient?: number
  /** It stops after so many steps in a row without a loss that is below its best by more than `delta`. */
  readonly patience?: number
  /** By default 0. */
  readonly delta?: number
  /** Whose loss patience is about. By default that of the run; so too where no rows are set apart for validation. */
  readonly of?: 'loss' | 'validation'
}

export interface Noise {
  /** Standard deviation of the normal noise that is added to each component of the gradient. */
  readonly sigma: number
  /** Whether all runners get the same noise. */
  readonly shared: boolean
}

export interface RunnerPlan {
  /** An id of the list, or a custom optimizer. */
  readonly optimizer: string | WrittenOptimizer
  readonly settings: Readonly<Record<string, number>>
  readonly schedule: { readonly id: string; readonly settings: Readonly<Record<string, number>> }
  /** At most one of the two. Neither means no clipping. */
  readonly clip: { readonly norm?: number; readonly value?: number }
  /** On a data fit: the rows that a step sees. Without it, every step sees all. */
  readonly batch?: Batch
  /** The runner's start, if it differs from the plan's. */
  readonly start?: readonly number[]
  /** The noise stream if noise is not shared. Default: the runner's index + 1. Stream 0 is the shared one. */
  readonly stream?: number
}

/** How many rows a step sees, and how they are drawn. */
export interface Batch {
  readonly size: number
  /** A step takes the gradients of so many batches together: it walks as with one that is as much larger. */
  readonly accumulate: number
  /** A new order of the rows in each epoch, always the same one, or each row drawn by itself. */
  readonly shuffle: 'epoch' | 'never' | 'replace'
}

export interface WrittenOptimizer {
  readonly name: string
  readonly settings: Settings
  readonly state: Readonly<Record<string, number | string>>
  readonly rule: string
}

export interface Change {
  /** The first step with the new settings. Steps count from 1. */
  readonly step: number
  /** Index into `runners`. */
  readonly runner: number
  readonly settings: Readonly<Record<string, number>>
}
