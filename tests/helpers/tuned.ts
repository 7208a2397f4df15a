/** Tuning without a page: every ensemble in float64. */
import type { EnsemblePlan } from '../../src/ensemble/plan'
import { type Tuning, tune } from '../../src/ensemble/tuning/tune'
import type { RacePlan } from '../../src/run/plan'
import { outcomesInFloat64 } from './ensembleEngine'

/** All runners of a race, tuned. The ensembles that it asks for go to `seen`. */
export async function tuned(plan: RacePlan, seen: EnsemblePlan[] = []): Promise<Tuning> {
  return tune(
    plan,
    plan.runners.map((_, index) => index),
    {
      signal: new AbortController().signal,
      onProgress: () => undefined,
      compute: async (ensemble) => {
        seen.push(ensemble)
        return outcomesInFloat64(ensemble)
      },
    },
  )
}
