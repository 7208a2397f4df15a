/** The ends of an ensemble's runs, in float64: what `share(r, …)` counts. A text is read at once, so only few runs are taken. */
import { cellPlans } from '../../ensemble/cell'
import type { EnsemblePlan } from '../../ensemble/plan'
import type { Experiment } from '../../experiment/experiment'
import { type Memo, memo, onceFor } from '../../math/memo'
import { groundOf } from '../../run/ground'
import { runOf } from '../../run/run'
import { turnsOfRunner } from '../../run/runnerTurns'
import { type PlanSurface, factsOf } from '../../surfaces/kinds'
import { type Ends, type EndsOf, type QuantityName, lastStepOf, quantities, recorded } from './moment'

/**
 * The largest number of runs, and of steps of all of them together: few take some tenths of a second, as a text that is read
 * at once can wait, and many some seconds.
 */
const most = { few: { runs: 400, steps: 200_000 }, many: { runs: 4096, steps: 4_000_000 } } as const

export type Amount = keyof typeof most

/** A step over a few rows takes about so many times as long as one of a formula, and over many rows longer. */
const stepsPerFit = 4
const rowsPerStep = 16

/** Of a surface, by all else that decides them. */
const endsOn = onceFor<PlanSurface, Memo<Ends>>(() => memo(16))
/** The same of many runs, as far as they have been computed. */
const manyOn = onceFor<PlanSurface, Map<string, Ends>>(() => new Map())
const maxKept = 16

/** A race of as many steps as the runner takes in it, as the runs of an ensemble are. They are not stopped. */
function inSteps({ stop: _stop, ...race }: Experiment, runner: number): Experiment {
  const { steps, total } = turnsOfRunner(race, runner)
  return { ...race, steps, turn: 'step', ...(total !== undefined && { total }) }
}

/** How many runs of a runner are taken across and up. Undefined without an ensemble. */
export function sampleOf(
  experiment: Experiment,
  runner: number,
  amount: Amount,
): readonly [columns: number, rows: number] | undefined {
  return sampledIn(inSteps(experiment, runner), amount)
}

function sampledIn(
  { ensemble, steps, surface }: Experiment,
  amount: Amount,
): readonly [columns: number, rows: number] | undefined {
  if (!ensemble) return undefined
  const { rows } = factsOf(surface)
  const weight = rows ? stepsPerFit + rows.count / rowsPerStep : 1
  const { runs: maxRuns, steps: maxSteps } = most[amount]
  const runs = Math.min(Math.max(Math.floor(maxSteps / (steps * weight)), 1), maxRuns)
  const side = Math.floor(Math.sqrt(runs))
  const across = Math.min(ensemble.columns, Math.floor(runs / Math.min(ensemble.rows, side)))
  return [across, Math.min(ensemble.rows, Math.floor(runs / across))]
}

/** The ends of a few runs. */
export const endsOfFew: EndsOf = (experiment, runner) => {
  const plan = planOf(experiment, runner, 'few')
  return plan && endsOn(plan.race.surface)(keyOf(plan), () => allOf(endsBy(plan)))
}

/** Those of many, if they have been computed. */
export const endsAtHand: EndsOf = (experiment, runner) => {
  const plan = planOf(experiment, runner, 'many')
  return (plan && manyOn(plan.race.surface).get(keyOf(plan))) ?? endsOfFew(experiment, runner)
}

/** Those of many, whatever time it takes. */
export const endsOfMany: EndsOf = (experiment, runner) => {
  const computing = computeMany(experiment, runner)
  return computing ? allOf(computing) : endsAtHand(experiment, runner)
}

/** Computes the ends of many runs, in parts. Undefined if they are at hand, or no more than the few. */
export function computeMany(experiment: Experiment, runner: number): Generator<void, Ends> | undefined {
  const plan = planOf(experiment, runner, 'many')
  const few = sampleOf(experiment, runner, 'few')
  if (!plan || !few || few[0] * few[1] >= plan.columns * plan.rows) return undefined
  const kept = manyOn(plan.race.surface)
  return kept.has(keyOf(plan)) ? undefined : keeping(kept, plan)
}

function* keeping(kept: Map<string, Ends>, plan: EnsemblePlan): Generator<void, Ends> {
  const ends = yield* endsBy(plan)
  kept.set(keyOf(plan), ends)
  const [oldest] = kept.size > maxKept ? kept.keys() : []
  if (oldest !== undefined) kept.delete(oldest)
  return ends
}

function planOf(experiment: Experiment, runner: number, amount: Amount): EnsemblePlan | undefined {
  const race = inSteps(experiment, runner)
  const sample = sampledIn(race, amount)
  if (!race.ensemble || !sample) return undefined
  const { x, y } = race.ensemble
  return { race, runner, x, y, columns: sample[0], rows: sample[1] }
}

/** All that decides the ends on a surface. */
function keyOf({ race, runner, x, y, columns, rows }: EnsemblePlan): string {
  const { start, steps, seed, noise, runners, changes } = race
  return JSON.stringify([start, steps, seed, noise, runner, runners[runner], changes, x, y, columns, rows])
}

/** Pauses after each run. */
function* endsBy(plan: EnsemblePlan): Generator<void, Ends> {
  const planAt = cellPlans(plan)
  const ends: (Ends[number] | undefined)[] = []
  for (let cell = 0; cell < plan.columns * plan.rows; cell += 1) {
    const its = planAt(cell % plan.columns, Math.floor(cell / plan.columns))
    const ground = groundOf(its)
    const run = runOf(its, ground, 0)
    const at = (name: QuantityName): number => recorded(ground, run, name, lastStepOf(run))
    const values = quantities.map((name) => [name, at(name)] as const)
    ends.push(
      run.divergedAt === undefined ? (Object.fromEntries(values) as Record<QuantityName, number>) : undefined,
    )
    yield
  }
  return ends
}

function allOf(parts: Generator<void, Ends>): Ends {
  for (;;) {
    const { done, value } = parts.next()
    if (done) return value
  }
}
