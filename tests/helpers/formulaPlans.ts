/** Races on formulas, with all that a test does not say at its default. */
import { defaults } from '../../src/math/setting'
import { optimizers } from '../../src/optimizers/list'
import type { RacePlan, RunnerPlan } from '../../src/run/plan'
import { race } from '../../src/run/race'

const constant = { id: 'constant', settings: {} }

/** A runner with the usual settings but for these. */
export function runner(
  optimizer: string,
  settings: Record<string, number>,
  more: Partial<RunnerPlan> = {},
): RunnerPlan {
  const known = optimizers.find(({ id }) => id === optimizer)
  return {
    optimizer,
    settings: { ...defaults(known?.settings ?? {}), ...settings },
    schedule: constant,
    clip: {},
    ...more,
  }
}

/** A race on a formula in x and y. */
export function plan(formula: string, runners: RunnerPlan[], more: Partial<RacePlan> = {}): RacePlan {
  return {
    surface: { formula, domain: [[-3, 3], [-3, 3]], parameters: ['x', 'y'] },
    start: [1, 2],
    steps: 50,
    turn: 'step',
    seed: 7,
    noise: { sigma: 0, shared: true },
    runners,
    changes: [],
    ...more,
  } // prettier-ignore
}

/** Plain descent on a formula in x. */
export const curve = (formula: string, start: number, eta: number, steps: number): RacePlan => ({
  ...plan(formula, [runner('sgd', { eta })]),
  surface: { formula, domain: [[-5, 5]], parameters: ['x'] },
  start: [start],
  steps,
})

/** Place and loss of each step, one after another. */
export const points = (of: RacePlan, index = 0): number[] => [...(race(of).runs[index]?.points ?? [])]
