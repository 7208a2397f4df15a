/** Computes an ensemble that nothing shows. */
import { EnsembleError } from '../../ensemble/gpu/error'
import { readOutcomes } from '../../ensemble/outcomes/outcomes'
import type { Outcomes } from '../../ensemble/outcomes/result'
import type { EnsemblePlan } from '../../ensemble/plan'
import { sliced } from '../../ensemble/sliced'
import { groundOf } from '../../run/ground'
import type { Engine } from './engine'
import { computeInWorker, workerSize } from './worker'

/** Uses the GPU or, if that cannot, the CPU with as many runs as it can do soon. Undefined if the GPU is lost. */
export async function errandOutcomes(
  plan: EnsemblePlan,
  engine: Engine,
  signal: AbortSignal,
): Promise<Outcomes | undefined> {
  if (await engine.waitsForGpu()) return undefined
  try {
    const { computer } = engine
    const prepared = await computer?.prepare(plan)
    signal.throwIfAborted()
    if (computer && prepared) {
      const computing = { signal, onWork: () => undefined }
      const outcomes = await computer.compute(prepared, plan.columns, plan.rows, computing)
      return engine.isLost ? undefined : outcomes
    }
  } catch (error) {
    if (engine.isLost) return undefined
    // What does not fit the GPU may still run on the CPU.
    if (!(error instanceof EnsembleError)) throw error
  }
  const smaller = { ...plan, ...workerSize(plan) }
  const { ends } = await computeInWorker(smaller, signal, () => undefined)
  return sliced(readOutcomes(ends, smaller, groundOf(plan.race)), signal)
}
