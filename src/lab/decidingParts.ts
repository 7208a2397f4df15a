/** Everything that a run depends on, besides the ground. If these parts are the same, the run is the same. */
import type { RacePlan } from '../run/plan'

/** Edits keep the parts that they do not touch, so that identity can be compared. */
export function decidingParts(plan: RacePlan, index: number): readonly unknown[] {
  const { start, steps, turn, seed, noise, changes, stop } = plan
  const { optimizer, settings, schedule, clip, batch, start: own } = plan.runners[index] ?? {}
  const stream = noise.shared ? 0 : index
  const its = changes.filter((change) => change.runner === index)
  const pipeline = [optimizer, settings, schedule, clip, batch]
  return [own ?? start, steps, turn, seed, noise.sigma, stream, stop, ...pipeline, ...its]
}

export function areSame(parts: readonly unknown[], others: readonly unknown[]): boolean {
  return parts.length === others.length && parts.every((part, index) => Object.is(part, others[index]))
}
