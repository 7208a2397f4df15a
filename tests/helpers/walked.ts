/** A runner's steps as the step inspector shows them. */
import { defaultExperiment, defaultRunner } from '../../src/experiment/defaults/defaults'
import { type WalkLine, walkOf } from '../../src/panels/card/walk'
import type { RacePlan, RunnerPlan } from '../../src/run/plan'
import { type Race, type Run, race } from '../../src/run/race'

export interface Walked {
  readonly ground: Race
  readonly run: Run
  readonly walk: readonly WalkLine[]
  /** The lines of a step with their numbers. */
  at(step: number): { name: string; before: readonly number[] | undefined; now: readonly number[] }[]
}

/** A runner on Rosenbrock's valley, from its start. */
export function walked(
  optimizer: string,
  runner: Partial<RunnerPlan> = {},
  plan: Partial<RacePlan> = {},
): Walked {
  const usual = defaultRunner(optimizer, 0)
  const whole = { ...usual, ...runner, settings: { ...usual.settings, ...runner.settings } }
  const ground = race({ ...defaultExperiment, steps: 60, runners: [whole], ...plan })
  const [run] = ground.runs
  if (!run) throw new Error('no run')
  const walk = walkOf(
    run,
    whole,
    { isNoisy: (plan.noise?.sigma ?? 0) > 0, hasBatch: whole.batch !== undefined },
    plan.changes ?? [],
  )
  return {
    ground,
    run,
    walk,
    at: (step) =>
      walk.map((line) => {
        const { before, now } = line.numbers(run.update(step), step > 0 ? run.update(step - 1) : undefined)
        return { name: line.name, before, now }
      }),
  }
}
