/** How many steps a runner of a plan takes, and why it cannot take one. */
import { compileOptimizer } from '../optimizers/compile'
import { groundOf, optimizerOf } from './ground'
import type { RacePlan } from './plan'
import { runOf } from './run'
import { shownName } from './shownName'
import { type Turns, turnsOf } from './turns'

/**
 * The turns of the runner at `index`. Where steps differ, those that its own run takes, and what one costs on average.
 * @throws FormulaError if a text of the plan does not compile
 */
export function turnsOfRunner(plan: RacePlan, index: number): Turns {
  const runner = plan.runners[index]
  if (!runner || plan.turn === 'step') return turnsOf(plan, 1)
  const ground = groundOf(plan)
  const { evaluations, countedAt } = compileOptimizer(optimizerOf(runner)).rule(ground.text)
  if (countedAt === undefined) return turnsOf(plan, evaluations)
  const { steps, turnsAfter, turnsPerStep } = runOf(plan, ground, index)
  return { steps, turnsPerStep: steps > 0 ? (turnsAfter?.[steps] ?? 0) / steps : turnsPerStep }
}

/** Why the runner called `name` cannot take a step, in a sentence; undefined if it can. */
export function noStepProblem(plan: RacePlan, index: number, name?: string): string | undefined {
  const runner = plan.runners[index]
  if (!runner) return undefined
  const { steps } = turnsOfRunner(plan, index)
  if (steps > 0) return undefined
  const { evaluations } = compileOptimizer(optimizerOf(runner)).rule(groundOf(plan).text)
  return `A step of ${name ?? shownName(optimizerOf(runner).name)} costs ${evaluations} gradients, more than the race has.`
}
