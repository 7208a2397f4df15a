/** How many steps a runner of a plan takes, and why it cannot take one. */
import { compileOptimizer } from '../optimizers/compile'
import type { Epochs } from './batches/epochs'
import { groundOf, optimizerOf } from './ground'
import type { RacePlan } from './plan'
import { runOf } from './run'
import { shownName } from './shownName'
import { type Turns, epochsOfRunner, turnsOf } from './turns'

/**
 * The turns of the runner at `index`. Where steps differ, those that its own run takes, and what one costs on average.
 * @throws FormulaError if a text of the plan does not compile
 */
export function turnsOfRunner(plan: RacePlan, index: number): Turns {
  const runner = plan.runners[index]
  if (!runner || plan.turn === 'step') return turnsOf(plan, 1)
  const ground = groundOf(plan)
  if (plan.turn === 'row') return turnsOfRows(plan, epochsOfRunner(plan, index, ground.rows))
  const { evaluations, countedAt } = compileOptimizer(optimizerOf(runner)).rule(ground.text)
  if (countedAt === undefined) return turnsOf(plan, evaluations)
  const total = turnsOf(plan, evaluations).steps
  const { steps, turnsAfter, turnsPerStep, divergedAt } = runOf(plan, ground, index)
  const taken = Math.min(divergedAt ?? steps, steps)
  const mean = taken > 0 ? (turnsAfter?.[taken] ?? 0) / taken : turnsPerStep
  return {
    steps: divergedAt === undefined ? steps : Math.floor(plan.steps / mean),
    turnsPerStep: mean,
    total,
  }
}

/** Where the last step of an epoch sees fewer rows, a step costs a fraction on average. */
function turnsOfRows(plan: RacePlan, epochs: Epochs | undefined): Turns {
  const { steps, turnsPerStep } = turnsOf(plan, 1, epochs)
  if (!epochs?.isCut) return { steps, turnsPerStep }
  return { steps, turnsPerStep: epochs.count / Math.ceil(epochs.count / turnsPerStep) }
}

/** Why the runner called `name` cannot take a step, in a sentence; undefined if it can. */
export function noStepProblem(plan: RacePlan, index: number, name?: string): string | undefined {
  const runner = plan.runners[index]
  if (!runner) return undefined
  const { steps } = turnsOfRunner(plan, index)
  if (steps > 0) return undefined
  if (plan.turn === 'row')
    return `A step of ${name ?? shownName(optimizerOf(runner).name)} sees more rows than the race has.`
  const { evaluations, countedAt } = compileOptimizer(optimizerOf(runner)).rule(groundOf(plan).text)
  const cost = countedAt === undefined ? `${evaluations} gradients, ` : ''
  return `A step of ${name ?? shownName(optimizerOf(runner).name)} costs ${cost}more than the race has.`
}
