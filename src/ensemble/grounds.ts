/** The ground of every cell. All cells share one, unless an axis varies a setting of the surface. */
import { type Ground, groundOf } from '../run/ground'
import { cellPlans } from './cell'
import type { EnsemblePlan } from './plan'

export interface Grounds {
  /** How many grounds there are. */
  readonly count: number
  /** The domain, the same for all. */
  readonly domain: Ground['domain']
  /** The index of a cell's ground. */
  of(column: number, row: number): number
  at(index: number): Ground
  /** How many have been made so far. Making one takes much longer than looking it up. */
  readonly made: number
}

/** `ground` is the ground of the plan itself. */
export function groundsOf(plan: EnsemblePlan, ground: Ground): Grounds {
  const { columns, rows } = plan
  const [alongX, alongY] = [plan.x, plan.y].map(({ of }) => of.startsWith('surface.'))
  const { domain } = ground
  if (!alongX && !alongY) return { count: 1, domain, of: () => 0, at: () => ground, made: 0 }
  const planOf = cellPlans(plan)
  const across = alongX ? columns : 1
  const count = across * (alongY ? rows : 1)
  // One per cell would be too many to keep, and old ones are not asked for again.
  const maxKept = Math.max(columns, rows)
  const kept = new Map<number, Ground>()
  let made = 0
  return {
    count,
    domain,
    of: (column, row) => (alongX ? column : 0) + (alongY ? row * across : 0),
    at(index) {
      const known = kept.get(index)
      if (known) return known
      if (kept.size >= maxKept) kept.clear()
      const its = groundOf(planOf(index % across, Math.floor(index / across)))
      kept.set(index, its)
      made += 1
      return its
    },
    get made() {
      return made
    },
  }
}
