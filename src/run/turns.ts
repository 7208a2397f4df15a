/** How many steps a runner takes in a race. It depends on what the race counts. */
import { compileOptimizer } from '../optimizers/compile'
import { groundOf, optimizerOf } from './ground'
import type { RacePlan } from './plan'
import { shownName } from './shownName'

interface Turns {
  readonly steps: number
  readonly turnsPerStep: number
}

/** The turns of a runner whose step evaluates this many gradients. */
export function turnsOf({ steps, turn }: Pick<RacePlan, 'steps' | 'turn'>, evaluations: number): Turns {
  const turnsPerStep = turn === 'gradient' ? evaluations : 1
  return { steps: Math.floor(steps / turnsPerStep), turnsPerStep }
}

/** The turns of the runner at `index`. @throws FormulaError if a text of the plan does not compile */
export function turnsOfRunner(plan: RacePlan, index: number): Turns {
  const runner = plan.runners[index]
  if (!runner || plan.turn === 'step') return turnsOf(plan, 1)
  return turnsOf(plan, compileOptimizer(optimizerOf(runner)).rule(groundOf(plan).text).evaluations)
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

/** The step of a run after this many turns. A fraction means that it is on the way to the next step. */
export function stepAt({ steps, turnsPerStep }: Turns, turns: number): number {
  return Math.min(turns / turnsPerStep, steps)
}
