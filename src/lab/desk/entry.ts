/** The ensemble of one runner on the desk, and how far it is computed. */
import type { EnsemblePlan } from '../../ensemble/plan'
import type { Prepared } from '../../ensemble/gpu/computer'
import { levelsOf } from '../../ensemble/levels'
import type { EnsembleResult, LossBand } from '../../ensemble/outcomes/result'
import { ensembleProblem } from '../../experiment/edits/ensembleEdits'
import type { Experiment } from '../../experiment/experiment'
import type { Turn } from '../../run/plan'
import { noStepProblem, turnsOfRunner } from '../../run/runnerTurns'
import { areSame, decidingParts } from '../decidingParts'

export interface Entry {
  readonly plan: EnsemblePlan
  /** How many turns of the experiment's race a step costs. */
  readonly turnsPerStep: number
  /** What that race counts. */
  readonly turn: Turn
  /** Everything that decides the plan. If one part differs, it is another ensemble. */
  readonly parts: readonly unknown[]
  /** The next level to compute. */
  level: number
  /** The steps of single runs taken so far. */
  work: number
  /** The latest result, which may still be that of the plan before. */
  result: EnsembleResult | undefined
  prepared?: Prepared
  band?: LossBand
  problem?: string
  /** Why the GPU has no room for it. Then the CPU computes it. */
  noRoom?: string
}

/** The entries of an experiment: entries of `before` that are unchanged, in any order, and new ones. */
export function entriesOf(experiment: Experiment, before: readonly Entry[]): readonly Entry[] {
  const { ensemble, surface, noise, turn } = experiment
  // Its runs are not stopped.
  const { stop: _stop, ...race } = experiment
  if (!ensemble) return []
  const { x, y, columns, rows } = ensemble
  return ensemble.runners.map((runner): Entry => {
    // If noise is not shared, each cell has its own stream, which does not depend on the runner.
    const its = [surface, noise.shared, ...decidingParts(race, runner)]
    const parts = [x, y, columns, rows, ...its]
    const old = before.find((entry) => entry.plan.runner === runner)
    if (old && areSame(parts, old.parts)) return old
    const { steps, turnsPerStep, total } = turnsOfRunner(race, runner)
    const own = { ...race, steps, turn: 'step' as const, ...(total !== undefined && { total }) }
    const plan = { race: own, runner, x, y, columns, rows }
    const entry: Entry = { plan, turnsPerStep, turn, parts, level: 0, work: 0, result: old?.result }
    startAgain(entry, experiment)
    return entry
  })
}

/** Resets an entry: nothing is computed yet, and an earlier failure is forgotten. */
export function startAgain(entry: Entry, experiment: Experiment): void {
  const { runner } = entry.plan
  const problem = ensembleProblem(experiment, runner) ?? noStepProblem(experiment, runner)
  entry.level = 0
  entry.work = 0
  delete entry.prepared
  delete entry.problem
  delete entry.noRoom
  if (problem) entry.problem = problem
}

export function isDone({ plan, level, band, problem }: Entry): boolean {
  return problem !== undefined || (level >= levelsOf(plan.columns, plan.rows).length && band !== undefined)
}

/** The steps of single runs over all levels. */
export function workOf({ plan }: Entry): number {
  const runs = levelsOf(plan.columns, plan.rows).reduce((sum, { columns, rows }) => sum + columns * rows, 0)
  return runs * plan.race.steps
}
