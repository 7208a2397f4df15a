/** How many steps a runner takes in a race. It depends on what the race counts. */
import { compileOptimizer } from '../optimizers/compile'
import { groundOf, optimizerOf } from './ground'
import type { RacePlan } from './plan'
import { shownName } from './shownName'

interface Turns {
  readonly steps: number
  readonly turnsPerStep: number
  /** The turns after each step, where they differ from step to step. */
  readonly turnsAfter?: Float64Array | undefined
}

/** The turns of a runner whose step evaluates this many gradients. */
export function turnsOf({ steps, turn }: Pick<RacePlan, 'steps' | 'turn'>, evaluations: number): Turns {
  const turnsPerStep = turn === 'gradient' ? Math.max(evaluations, 1) : 1
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
export function stepAt({ steps, turnsPerStep, turnsAfter }: Turns, turns: number): number {
  if (!turnsAfter) return Math.min(turns / turnsPerStep, steps)
  let [low, high] = [0, steps]
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if ((turnsAfter[middle] as number) <= turns) low = middle
    else high = middle - 1
  }
  if (low === steps) return steps
  const from = turnsAfter[low] as number
  return low + Math.max(turns - from, 0) / ((turnsAfter[low + 1] as number) - from)
}

/** How many turns a run has taken at a step. */
export function turnsAt({ turnsPerStep, turnsAfter }: Turns, step: number): number {
  return turnsAfter ? (turnsAfter[step] as number) : step * turnsPerStep
}

/** How many evaluations a run has made at a step. */
export function evaluationsAt(
  {
    evaluations,
    evaluationsAfter,
  }: { readonly evaluations: number; readonly evaluationsAfter?: Float64Array | undefined },
  step: number,
): number {
  return evaluationsAfter ? (evaluationsAfter[step] as number) : step * evaluations
}
