/** The losses along a run as pictures have them, where the run looks at all rows only now and then. */
import { onceFor } from '../../math/memo'
import type { Run } from '../../run/race'
import type { Loss } from '../../surfaces/compile'

/** At so many places at most a loss is computed. Between two, a path is drawn at the heights between theirs. */
const maxComputed = 400

type Path = Pick<Run, 'points' | 'stepsPerLook'>

/** A number for each step: what the run says between two looks is of another place. */
export function pathLosses(loss: Loss, path: Path): Float64Array {
  const known = knownOf(loss).get(path.points)
  if (known) return known
  const losses = computed(loss, path)
  knownOf(loss).set(path.points, losses)
  return losses
}

/** By the points of a path. */
const knownOf = onceFor<Loss, WeakMap<Float64Array, Float64Array>>(() => new WeakMap())

function computed(loss: Loss, { points, stepsPerLook }: Path): Float64Array {
  const last = points.length / 3 - 1
  const every = Math.max(Math.min(stepsPerLook, Math.ceil(last / maxComputed)), 1)
  const at = (step: number): number =>
    step % stepsPerLook === 0 || step === last
      ? (points[3 * step + 2] as number)
      : loss.value(points[3 * step] as number, points[3 * step + 1] as number)
  const losses = new Float64Array(last + 1)
  losses[0] = at(0)
  for (let from = 0; from < last; from += every) {
    const to = Math.min(from + every, last)
    const [before, after] = [losses[from] as number, at(to)]
    for (let step = from + 1; step < to; step += 1)
      losses[step] = before + ((step - from) / (to - from)) * (after - before)
    losses[to] = after
  }
  return losses
}
