/** How a way is gone: the share of it that is behind, by the share of its time. */

/** How a way begins and ends: at full speed, or from and to rest. */
export const eases = ['linear', 'in', 'out', 'inOut'] as const
export type Ease = (typeof eases)[number]

/** From 0 to 1. */
export function eased(ease: Ease, share: number): number {
  const at = Math.min(Math.max(share, 0), 1)
  switch (ease) {
    case 'linear':
      return at
    case 'in':
      return at * at
    case 'out':
      return at * (2 - at)
    case 'inOut':
      return at * at * (3 - 2 * at)
  }
}
