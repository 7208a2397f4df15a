/** The ends of an ensemble's runs, in float64: what `share(r, …)` counts. A text is read at once, so only some runs are taken. */
import { cellPlans } from '../../ensemble/cell'
import type { EnsemblePlan } from '../../ensemble/plan'
import type { Experiment } from '../../experiment/experiment'
import { type Memo, memo, onceFor } from '../../math/memo'
import { groundOf } from '../../run/ground'
import { runOf } from '../../run/run'
import { turnsOfRunner } from '../../run/runnerTurns'
import { type PlanSurface, factsOf } from '../../surfaces/kinds'
import { type QuantityName, lastStepOf, quantities, recorded } from './moment'

/** The quantities of each run at its last step; undefined for one that diverged. */
export type Ends = readonly (Readonly<Record<QuantityName, number>> | undefined)[]

/** The largest number of runs, and of steps of all of them together: some tenths of a second. */
const maxRuns = 400
const maxSteps = 200_000
/** A step over a few rows takes about so many times as long as one of a formula, and over many rows longer. */
const stepsPerFit = 4
const rowsPerStep = 16

/** Of a surface, by all else that decides them. */
const endsOn = onceFor<PlanSurface, Memo<Ends>>(() => memo(16))

/** A race of as many steps as the runner takes in it, as the runs of an ensemble are. They are not stopped. */
function inSteps({ stop: _stop, ...race }: Experiment, runner: number): Experiment {
  const { steps, total } = turnsOfRunner(race, runner)
  return { ...race, steps, turn: 'step', ...(total !== undefined && { total }) }
}

/** How many runs of a runner are taken across and up. Undefined without an ensemble. */
export function sampleOf(
  experiment: Experiment,
  runner: number,
): readonly [columns: number, rows: number] | undefined {
  if (!experiment.ensemble) return undefined
  return sampleIn(inSteps(experiment, runner))
}

function sampleIn({
  ensemble,
  steps,
  surface,
}: Experiment): readonly [columns: number, rows: number] | undefined {
  if (!ensemble) return undefined
  const { rows } = factsOf(surface)
  const weight = rows ? stepsPerFit + rows.count / rowsPerStep : 1
  const runs = Math.min(Math.max(Math.floor(maxSteps / (steps * weight)), 1), maxRuns)
  const side = Math.floor(Math.sqrt(runs))
  const across = Math.min(ensemble.columns, Math.floor(runs / Math.min(ensemble.rows, side)))
  return [across, Math.min(ensemble.rows, Math.floor(runs / across))]
}

/** Undefined without an ensemble. */
export function endsOf(experiment: Experiment, runner: number): Ends | undefined {
  if (!experiment.ensemble) return undefined
  const race = inSteps(experiment, runner)
  const { ensemble, surface, start, steps, seed, noise, runners, changes } = race
  const sample = sampleIn(race)
  if (!ensemble || !sample) return undefined
  const [columns, rows] = sample
  const { x, y } = ensemble
  const key = JSON.stringify([
    start,
    steps,
    seed,
    noise,
    runner,
    runners[runner],
    changes,
    x,
    y,
    columns,
    rows,
  ])
  return endsOn(surface)(key, () => compute({ race, runner, x, y, columns, rows }))
}

function compute(plan: EnsemblePlan): Ends {
  const planOf = cellPlans(plan)
  return Array.from({ length: plan.columns * plan.rows }, (_, cell) => {
    const its = planOf(cell % plan.columns, Math.floor(cell / plan.columns))
    const ground = groundOf(its)
    const run = runOf(its, ground, 0)
    if (run.divergedAt !== undefined) return undefined
    const at = (name: QuantityName): number => recorded(ground, run, name, lastStepOf(run))
    return Object.fromEntries(quantities.map((name) => [name, at(name)])) as Record<QuantityName, number>
  })
}
