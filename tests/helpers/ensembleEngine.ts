/** Ensembles in node: what the page computes on the GPU, in float64. */
import { computeInFloat64 } from '../../src/ensemble/float64'
import { readOutcomes } from '../../src/ensemble/outcomes/outcomes'
import type { EnsemblePlan } from '../../src/ensemble/plan'
import type { Outcomes } from '../../src/ensemble/outcomes/result'
import { groundOf } from '../../src/run/ground'
import { runToEnd } from './ensemblePlans'

export function outcomesInFloat64(plan: EnsemblePlan): Outcomes {
  const { ends } = runToEnd(computeInFloat64(plan))
  return runToEnd(readOutcomes(ends, plan, groundOf(plan.race)))
}
