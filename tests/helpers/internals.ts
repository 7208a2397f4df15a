/** A surface with derivatives by hand, and races and internals of one optimizer on it. */
import { defaults } from '../../src/math/setting'
import { optimizers } from '../../src/optimizers/list'
import { internalsOf, type Internals } from '../../src/run/internals'
import type { RacePlan, RunnerPlan, WrittenOptimizer } from '../../src/run/plan'
import { type Race, type Run, race } from '../../src/run/race'
import type { Landscape } from './rule'

export const parameters = ['x', 'y'] as const
export const domain = [[-3, 3], [-3, 3]] as const // prettier-ignore

/** Not convex everywhere, its Hessian nowhere diagonal; derivatives by hand. */
const formula = 'x^4/4 - x^2 + 0.8 x y + 1.5 y^2'
export const land: Landscape = {
  loss: ([x = 0, y = 0]) => x ** 4 / 4 - x * x + 0.8 * x * y + 1.5 * y * y,
  gradient: ([x = 0, y = 0]) => [x ** 3 - 2 * x + 0.8 * y, 0.8 * x + 3 * y],
  hessian: ([x = 0]) => [
    [3 * x * x - 2, 0.8],
    [0.8, 3],
  ],
}

export function planOf(
  optimizer: string | WrittenOptimizer,
  settings: Record<string, number> = {},
  more: Partial<RacePlan> = {},
): RacePlan {
  const known =
    typeof optimizer === 'string'
      ? optimizers.find(({ id }) => id === optimizer)?.settings
      : optimizer.settings
  const runner: RunnerPlan = {
    optimizer,
    settings: { ...defaults(known ?? {}), ...settings },
    schedule: { id: 'constant', settings: {} },
    clip: {},
  }
  return {
    surface: { formula, domain, parameters },
    start: [1.7, -1.2],
    steps: 40,
    turn: 'step',
    seed: 3,
    noise: { sigma: 0, shared: true },
    runners: [runner],
    changes: [],
    ...more,
  }
}

export function only(plan: RacePlan): { ground: Race; run: Run } {
  const ground = race(plan)
  const [run] = ground.runs
  if (!run) throw new Error('no run')
  return { ground, run }
}

export function internalsAt(plan: RacePlan, step: number): Internals {
  const { ground, run } = only(plan)
  return internalsOf(ground.loss, run.update(step))
}
