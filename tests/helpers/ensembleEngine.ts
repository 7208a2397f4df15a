/** Ensembles in node: what the page computes on the GPU, in float64. */
import { computeInFloat64 } from '../../src/ensemble/float64'
import { readOutcomes } from '../../src/ensemble/outcomes/outcomes'
import type { EnsemblePlan } from '../../src/ensemble/plan'
import type { Outcomes } from '../../src/ensemble/outcomes/result'
import { groundOf } from '../../src/run/ground'
import { finished } from './ensemblePlans'

export function outcomesInFloat64(plan: EnsemblePlan): Outcomes {
  const { ends } = finished(computeInFloat64(plan))
  return finished(readOutcomes(ends, plan, groundOf(plan.race)))
}
