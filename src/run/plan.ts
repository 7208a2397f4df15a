/** What decides a race, every default filled in. An Experiment is this and how it is looked at. */
import type { Settings } from '../math/setting'
import type { PlanSurface } from '../surfaces/kinds'

/**
 * What a race counts. By `gradient`, a step costs as many turns as it evaluates gradients (`Rule.evaluations`), so that
 * all runners have the same budget of work.
 */
export type Turn = 'step' | 'gradient'

export interface RacePlan {
  readonly surface: PlanSurface
  /** One number for each parameter of the surface. */
  readonly start: readonly number[]
  /** How long the race is, in turns. */
  readonly steps: number
  readonly turn: Turn
  readonly seed: number
  readonly noise: Noise
  readonly runners: readonly RunnerPlan[]
  /** Settings that change while the run goes on, in the order of their steps. */
  readonly changes: readonly Change[]
}

export interface Noise {
  /** Standard deviation of the normal noise that is added to each component of the gradient. */
  readonly sigma: number
  /** Whether all runners meet the same noise. */
  readonly shared: boolean
}

export interface RunnerPlan {
  /** An id of the list, or an optimizer of the user's own. */
  readonly optimizer: string | WrittenOptimizer
  readonly settings: Readonly<Record<string, number>>
  readonly schedule: { readonly id: string; readonly settings: Readonly<Record<string, number>> }
  /** At most one of the two; neither is no clipping. */
  readonly clip: { readonly norm?: number; readonly value?: number }
  /** A start of its own, in place of the plan's. */
  readonly start?: readonly number[]
  /** The noise stream where noise is not shared; left out, the runner's place + 1. Stream 0 is the shared one. */
  readonly stream?: number
}

export interface WrittenOptimizer {
  readonly name: string
  readonly settings: Settings
  readonly state: Readonly<Record<string, number | string>>
  readonly rule: string
}

export interface Change {
  /** The first step that is taken with the new settings; steps count from 1. */
  readonly step: number
  /** Index into `runners`. */
  readonly runner: number
  readonly settings: Readonly<Record<string, number>>
}
