/** The loss over the rows that a step sees, where the run is before it. */
import type { Rows } from '../../math/rows'
import type { Ground } from '../ground'
import type { RacePlan } from '../plan'
import { batchFor, batchesOf } from './batches'

/**
 * A number for each point of x, y and loss: over the rows of the step that begins there. Without batches, and without data,
 * that is the loss of the run.
 */
export function batchLosses(
  plan: RacePlan,
  ground: Ground,
  index: number,
  points: Float64Array,
): Float64Array {
  const runner = plan.runners[index]
  const count = points.length / 3
  const own = ground.rows && batchFor(runner?.batch, ground.rows.count)
  if (!own || !ground.rows) return points.filter((_, at) => at % 3 === 2)
  const stream = plan.noise.shared ? 0 : (runner?.stream ?? index + 1)
  const batches = batchesOf(own, ground.rows, { seed: plan.seed, stream })
  const batch: Rows = { columns: [], count: 0 }
  const loss = ground.surface.loss(ground.settings, batch)
  return Float64Array.from({ length: count }, (_, step) => {
    Object.assign(batch, batches.rowsAt(step + 1))
    return loss.value(points[3 * step] as number, points[3 * step + 1] as number)
  })
}
