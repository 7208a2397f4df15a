/** The programs of float64 that a runner runs, as text: the loss with its gradient, and one step of the rule. */
import { listingOf } from '../../math/listing'
import { clippingOf } from '../../optimizers/clipping'
import { compileOptimizer } from '../../optimizers/compile'
import { groundOf, optimizerOf } from '../ground'
import type { RacePlan } from '../plan'

/** @throws Error if the rule is too large on this surface */
export function listingOfRunner(plan: RacePlan, index: number): string {
  const runner = plan.runners[index]
  if (!runner) throw new RangeError(`no runner ${index}`)
  const { surface, text } = groundOf(plan)
  const rule = compileOptimizer(optimizerOf(runner)).rule(text, clippingOf(runner.clip))
  if (rule.problem) throw rule.problem
  const { parameters } = surface
  const of = (names: readonly string[]): string[] => names.map((name) => `new ${name}`)
  const outputs = [
    ...of([...parameters]),
    ...of(rule.state.map(({ input }) => input)),
    'evaluations in loops',
  ]
  return [
    'loss and gradient:',
    ...listingOf(surface.program, ['loss', ...parameters.map((name) => `slope along ${name}`)]),
    '',
    'step:',
    ...listingOf(rule.step, outputs),
    '',
  ].join('\n')
}
