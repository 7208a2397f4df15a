/** The run of a rule that a person wrote, on a formula, and what is refused of it. */
import { readRule } from '../../src/experiment/rule/ruleText'
import { FormulaError } from '../../src/math'
import { defaults } from '../../src/math/setting'
import type { RacePlan } from '../../src/run/plan'
import { type Run, race } from '../../src/run/race'

type Plan = Partial<RacePlan> & {
  readonly formula?: string
  readonly settings?: Readonly<Record<string, number>>
}

/** The plan of one runner with this rule, on a bowl from (1, −2), what is left out being usual. */
export function writtenPlan(
  text: string,
  { formula = 'x^2 + 3 y^2', settings, ...rest }: Plan = {},
): RacePlan {
  const optimizer = readRule(text, 'Written')
  return {
    surface: { formula, parameters: ['x', 'y'], domain: [[-9, 9], [-9, 9]] }, // prettier-ignore
    start: [1, -2],
    steps: 3,
    turn: 'step',
    seed: 1,
    noise: { sigma: 0, shared: true },
    runners: [
      {
        optimizer,
        settings: { ...defaults(optimizer.settings), ...settings },
        schedule: { id: 'constant', settings: {} },
        clip: {},
      },
    ],
    changes: [],
    ...rest,
  }
}

export function writtenRun(text: string, plan: Plan = {}): Run {
  const [run] = race(writtenPlan(text, plan)).runs
  if (!run) throw new Error('a race of one runner has one run')
  return run
}

/** Where a run is after a step. */
export function placeOf({ points, steps }: Run, step = steps): number[] {
  return [...points.subarray(3 * step, 3 * step + 2)]
}

/** Why a rule is refused. */
export function refusalOfRule(text: string): FormulaError {
  try {
    readRule(text, 'Written')
  } catch (error) {
    if (error instanceof FormulaError) return error
    throw error
  }
  throw new Error(`${JSON.stringify(text)} was accepted`)
}
