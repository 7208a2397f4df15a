/** A race: every run of a plan in float64, from its first step to its last. A pure function of the plan. */
import { type Ground, groundOf } from './ground'
import type { RacePlan } from './plan'
import { type Run, runOf } from './run'

export { type Status, statusText } from './ending'
export type { Run } from './run'
export type { Update } from './update'
export { stepAt } from './turns'

export interface Race extends Ground {
  /** The length of the race. `stepAt` says which step a run has reached after some of its turns. */
  readonly turns: number
  /** One for each runner, in their order. */
  readonly runs: readonly Run[]
}

/** @throws FormulaError if a text of the plan does not compile. An Experiment that was read has no such text. */
export function race(plan: RacePlan): Race {
  const ground = groundOf(plan)
  return { ...ground, turns: plan.steps, runs: plan.runners.map((_, index) => runOf(plan, ground, index)) }
}
