/** How many steps a runner takes in a race. It depends on what the race counts. */
import { type Epochs, epochsOf, rowsAfter, stepsWithin } from './batches/epochs'
import type { RacePlan } from './plan'

export interface Turns {
  readonly steps: number
  readonly turnsPerStep: number
  /** The turns after each step, where they differ from step to step. */
  readonly turnsAfter?: Float64Array | undefined
  /** What the rule knows as `T`, where that is not `steps`. */
  readonly total?: number
}

/** The turns of a runner whose step evaluates this many gradients. Without data, there are no rows to count. */
export function turnsOf(
  { steps, turn }: Pick<RacePlan, 'steps' | 'turn'>,
  evaluations: number,
  epochs?: Epochs,
): Turns {
  if (turn === 'row' && epochs) return turnsOfRows(steps, epochs)
  const turnsPerStep = turn === 'gradient' ? Math.max(evaluations, 1) : 1
  return { steps: Math.floor(steps / turnsPerStep), turnsPerStep }
}

function turnsOfRows(turns: number, epochs: Epochs): Turns {
  const steps = stepsWithin(epochs, turns)
  const turnsPerStep = epochs.perStep
  if (!epochs.isCut) return { steps, turnsPerStep }
  return {
    steps,
    turnsPerStep,
    turnsAfter: Float64Array.from({ length: steps + 1 }, (_, step) => rowsAfter(epochs, step)),
  }
}

/** How the runner at `index` goes through `rows`; undefined without data. */
export function epochsOfRunner(
  { runners }: Pick<RacePlan, 'runners'>,
  index: number,
  rows: { readonly count: number } | undefined,
): Epochs | undefined {
  return rows && epochsOf(runners[index]?.batch, rows.count)
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
export function turnsAt({ turnsPerStep, turnsAfter }: Omit<Turns, 'steps'>, step: number): number {
  return turnsAfter ? (turnsAfter[step] as number) : step * turnsPerStep
}

/** What of a run counts its evaluations. */
interface Counted {
  readonly evaluations: number
  readonly evaluationsAfter?: Float64Array | undefined
}

/** How many evaluations a run has made at a step. */
export function evaluationsAt({ evaluations, evaluationsAfter }: Counted, step: number): number {
  return evaluationsAfter ? (evaluationsAfter[step] as number) : step * evaluations
}

/** How many evaluations a step of a run costs: on average, where steps differ. */
export function costInWords(
  run: Counted & { readonly steps: number; readonly divergedAt?: number | undefined },
): string {
  if (!run.evaluationsAfter || run.steps === 0) return String(run.evaluations)
  // A run that is lost takes no more.
  const taken = Math.min(run.divergedAt ?? run.steps, run.steps)
  const mean = evaluationsAt(run, taken) / Math.max(taken, 1)
  return Number.isInteger(mean) ? String(mean) : `~${mean.toFixed(1)}`
}
