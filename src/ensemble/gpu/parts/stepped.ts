/** What the parts of a step shader are made from, and which quantities the axes vary. */
import type { CompiledOptimizer, Rule } from '../../../optimizers/compile'
import type { OptimizerText } from '../../../optimizers/optimizerText'
import type { Ground } from '../../../run/ground'
import type { RunnerPlan } from '../../../run/plan'
import type { Schedule } from '../../../schedules/schedule'
import { scheduleById } from '../../../schedules/list'
import type { EnsemblePlan } from '../../plan'

export interface Stepped {
  readonly plan: EnsemblePlan
  readonly ground: Ground
  readonly runner: RunnerPlan
  readonly text: OptimizerText
  readonly optimizer: CompiledOptimizer
  readonly rule: Rule
}

/** The shader's name of the axis that varies a quantity. */
export function axisOf({ x, y }: EnsemblePlan, of: string): 'axisX' | 'axisY' | undefined {
  if (x.of === of) return 'axisX'
  return y.of === of ? 'axisY' : undefined
}

/** The expression of each quantity that an axis varies, by `name`. */
export function axisExpressions(
  plan: EnsemblePlan,
  names: readonly string[],
  quantity: (name: string) => string,
  name = quantity,
): Map<string, string> {
  return new Map(
    names.flatMap((each) => {
      const axis = axisOf(plan, quantity(each))
      return axis === undefined ? [] : [[name(each), axis] as const]
    }),
  )
}

/** The settings that are 0 for all runs, such as a weight decay that is off. Most of their terms are left out. */
export function zeros(
  plan: EnsemblePlan,
  settings: Readonly<Record<string, number>>,
  quantity: (name: string) => string,
  input = quantity,
): Map<string, number> {
  const changed = new Set(plan.race.changes.flatMap((change) => Object.keys(change.settings)))
  const found = Object.entries(settings).filter(
    ([name, value]) => value === 0 && !changed.has(name) && axisOf(plan, quantity(name)) === undefined,
  )
  return new Map(found.map(([name, value]) => [input(name), value]))
}

/** The schedule that the shader must compute: one that is not constant, if the rate varies over the runs. */
export function variedSchedule({ plan, runner }: Stepped): Schedule | undefined {
  const { id } = runner.schedule
  return id !== 'constant' && axisOf(plan, 'setting.eta') ? scheduleById(id) : undefined
}

export function settingName(name: string): string {
  return `setting.${name}`
}

export function surfaceName(name: string): string {
  return `surface.${name}`
}
