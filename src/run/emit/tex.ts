/** The surface and a runner's rule as TeX. */
import { texOfName } from '../../math/tex'
import { compileOptimizer } from '../../optimizers/compile'
import { groundOf, optimizerOf } from '../ground'
import type { RacePlan } from '../plan'
import { compileSchedule } from '../../schedules/compile'
import { scheduleById } from '../../schedules/list'

/** The surface, and below it the rule. */
export function texOfRunner(plan: RacePlan, index: number): string {
  return texOfSurface(plan) + texOfRule(plan, index)
}

/** An equation of the loss. */
export function texOfSurface(plan: RacePlan): string {
  const { surface } = groundOf(plan)
  const parameters = surface.parameters.map(texOfName).join(', ')
  return `\\[ L(${parameters}) = ${surface.tex} \\]\n`
}

/** A block of lines for the rule, with the schedule before it if there is one. */
export function texOfRule(plan: RacePlan, index: number): string {
  const runner = plan.runners[index]
  if (!runner) throw new RangeError(`no runner ${index}`)
  const { lines } = compileOptimizer(optimizerOf(runner))
  const schedule = runner.schedule.id === 'constant' ? undefined : scheduleById(runner.schedule.id)
  const rates = schedule ? compileSchedule(schedule).tex() : []
  const blocks = [...(rates.length > 0 ? aligned(rates) : []), ...aligned(lines.map(({ tex }) => tex))]
  return `${blocks.join('\n')}\n`
}

function aligned(lines: readonly string[]): string[] {
  const rows = lines.map((line, at) => `  & ${line}${at < lines.length - 1 ? ' \\\\' : ''}`)
  return ['\\[ \\begin{aligned}', ...rows, '\\end{aligned} \\]']
}
