/** The ends of an ensemble's runs, in float64: what `share(r, …)` counts. A text is read at once, so only few runs are taken. */
import { cellPlans } from '../../ensemble/cell'
import type { EnsemblePlan } from '../../ensemble/plan'
import { sliced } from '../../ensemble/sliced'
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

type Amount = keyof typeof most

/** A step over a few rows takes about so many times as long as one of a formula, and over many rows longer. */
const stepsPerFit = 8
const rowsPerStep = 16

/** Of a surface, by all else that decides them. */
const fewOn = onceFor<PlanSurface, Memo<Ends>>(() => memo(32))
const manyOn = onceFor<PlanSurface, Memo<Counting>>(() => memo(32))

/** Many runs that are counted in parts. It goes on from where it was left. */
interface Counting {
  readonly parts: Generator<void, void>
  /** Once all are counted. */
  ends?: Ends
}

/** A race of as many steps as the runner takes in it, as the runs of an ensemble are. They are not stopped. */
function inSteps({ stop: _stop, ...race }: Experiment, runner: number): Experiment {
  const { steps, total } = turnsOfRunner(race, runner)
  return { ...race, steps, turn: 'step', ...(total !== undefined && { total }) }
}

/** How many runs are taken across and up. Undefined without an ensemble. */
function sampleOf(
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
  const few = planned(experiment, runner, 'few')
  return few && fewOn(few.plan.race.surface)(few.key, () => allOf(endsBy(few.plan)))
}

/** Whether many of each runner have been counted, or the few are all there are. */
export function areCounted(experiment: Experiment, runners: readonly number[]): boolean {
  return runners.every((runner) => {
    const counting = countingOf(experiment, runner)
    return !counting || counting.ends !== undefined
  })
}

/** Those of many, if they have been counted. */
export const endsAtHand: EndsOf = (experiment, runner) =>
  countingOf(experiment, runner)?.ends ?? endsOfFew(experiment, runner)

/** Those of many, whatever time it takes. */
export const endsOfMany: EndsOf = (experiment, runner) => {
  const counting = countingOf(experiment, runner)
  if (counting) allOf(counting.parts)
  return endsAtHand(experiment, runner)
}

/** Counts many runs of each runner, beside what the page does. @throws the signal's reason once it is aborted */
export async function countMany(
  experiment: Experiment,
  runners: readonly number[],
  signal: AbortSignal,
): Promise<void> {
  for (const runner of new Set(runners)) {
    const counting = countingOf(experiment, runner)
    if (counting && !counting.ends) await sliced(counting.parts, signal)
  }
}

/** Undefined where the few are all there are. */
function countingOf(experiment: Experiment, runner: number): Counting | undefined {
  const many = planned(experiment, runner, 'many')
  if (!many || many.key === planned(experiment, runner, 'few')?.key) return undefined
  return manyOn(many.plan.race.surface)(many.key, () => countingBy(many.plan))
}

function countingBy(plan: EnsemblePlan): Counting {
  const counting: Counting = { parts: count() }
  return counting

  function* count(): Generator<void, void> {
    counting.ends = yield* endsBy(plan)
  }
}

interface Planned {
  readonly plan: EnsemblePlan
  readonly key: string
}

const plannedIn = onceFor<Experiment, Memo<Planned | undefined>>(() => memo(64))

/** The runs that are taken of a runner, in steps. Undefined without an ensemble. */
export function planned(experiment: Experiment, runner: number, amount: Amount): Planned | undefined {
  return plannedIn(experiment)(`${amount} ${runner}`, () => {
    const race = inSteps(experiment, runner)
    const sample = sampleOf(race, amount)
    if (!race.ensemble || !sample) return undefined
    const { x, y } = race.ensemble
    const plan = { race, runner, x, y, columns: sample[0], rows: sample[1] }
    return { plan, key: keyOf(plan) }
  })
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

function allOf<Result>(parts: Generator<void, Result>): Result {
  for (;;) {
    const { done, value } = parts.next()
    if (done) return value
  }
}
