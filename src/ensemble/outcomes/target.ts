/** The target of a race: to come to rest in the lowest minimum in the domain that any of its runs reached. */
import type { Ground } from '../../run/ground'
import { judgeOf } from '../../run/verdict/judge'
import { type Minimum, type Outcomes, outcomeCode } from './result'

/** Two minima this close are equally low, and so is a run at rest beside one. In heights of the surface. */
const closeness = 1e-6

/** Undefined if no run reached a minimum in the domain. */
export function targetOf(all: readonly Outcomes[], ground: Ground): Minimum | undefined {
  const came = all.flatMap(({ minima, minimum, kind }) => {
    const reached = new Set<number>()
    for (let cell = 0; cell < kind.length; cell += 1)
      if (kind[cell] === outcomeCode.converged) reached.add(minimum[cell] as number)
    return [...reached].sort((a, b) => a - b).map((index) => minima[index])
  })
  return lowestOf(came, ground)
}

/** The lowest of some minima in the domain; with ties, the first. */
export function lowestOf(minima: readonly (Minimum | undefined)[], ground: Ground): Minimum | undefined {
  let lowest: Minimum | undefined
  for (const found of minima)
    if (found && isInDomain(found, ground) && (!lowest || found.loss < lowest.loss)) lowest = found
  return lowest
}

/** The step from which each run stays at rest in the target; −1 if it does not. */
export function arrivalsOf(
  { kind, minimum, step, minima }: Outcomes,
  target: Minimum | undefined,
  ground: Ground,
): Int32Array {
  const counts = minima.map((found) => isInTarget(found, target, ground))
  return Int32Array.from(kind, (its, cell) =>
    its === outcomeCode.converged && counts[minimum[cell] as number] ? (step[cell] as number) : -1,
  )
}

/** Whether a place of rest is in the target, or in another equally low minimum in the domain. */
export function isInTarget(rest: Rest, target: Minimum | undefined, ground: Ground): boolean {
  if (!target || !isInDomain(rest, ground)) return false
  return rest.loss <= target.loss + closeness * judgeOf(ground).scales.height
}

type Rest = Pick<Minimum, 'x' | 'y' | 'loss'>

/** A surface may fall on and on outside of its domain, so nothing there can be the target. */
function isInDomain({ x, y }: Rest, { domain }: Ground): boolean {
  return domain.every(([low, high], axis) => {
    const place = axis === 0 ? x : y
    const room = margin * (high - low)
    return low - room <= place && place <= high + room
  })
}

/** A run at rest in a minimum on the edge may lie just outside of it. */
const margin = 1e-3
