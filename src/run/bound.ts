/** How low a run comes, as far as that tells something of the others: a run that falls off the map does not. */
import { isInside } from '../surfaces/domain'
import type { Interval } from '../surfaces/surface'
import type { Run } from './run'

/** Whether all of a run counts: it ends on the map, or at rest beside it. */
export function isBound(run: Run, domain: readonly Interval[]): boolean {
  if (run.divergedAt !== undefined) return false
  const end = [...run.points.subarray(-3, -1)]
  return isInside(end, domain) || run.status(run.steps).kind === 'converged'
}

/** The lowest loss of a run; of one that falls off the map, the lowest on the map. Infinity if there is none. */
export function lowestOf(run: Run, domain: readonly Interval[]): number {
  const { points } = run
  const all = isBound(run, domain)
  let lowest = Infinity
  for (let at = 0; at < points.length; at += 3) {
    const loss = points[at + 2] as number
    if (loss < lowest && (all || isOnMap(points, at, domain))) lowest = loss
  }
  return lowest
}

/** Without a list for each point, of which there may be a million. */
function isOnMap(points: Float64Array, at: number, domain: readonly Interval[]): boolean {
  for (let axis = 0; axis < domain.length; axis += 1) {
    const [low, high] = domain[axis] as Interval
    const place = points[at + axis] as number
    if (!(place >= low && place <= high)) return false
  }
  return true
}
