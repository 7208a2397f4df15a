/** The order of the leaderboard: lowest loss first. Ties keep runner order. */

/** Indices of runners from best to worst. Diverged runs come last, the longest-lived of them first. */
export function ranking(losses: readonly number[], divergedAt: readonly (number | undefined)[]): number[] {
  return losses
    .map((_, index) => index)
    .sort((a, b) => {
      const left = divergedAt[a]
      const right = divergedAt[b]
      if (left !== undefined || right !== undefined) return lifetime(right) - lifetime(left) || a - b
      return (losses[a] ?? Infinity) - (losses[b] ?? Infinity) || a - b
    })
}

/** Whether a place lies off the map, which shows the domain. */
export function offMap(x: number, y: number, domain: readonly (readonly [number, number])[]): boolean {
  return [x, y].some((value, axis) => {
    const interval = domain[axis]
    return interval !== undefined && (value < interval[0] || value > interval[1])
  })
}

/** A run that goes on outlasts any that diverged. Its number is finite, so that two such runs compare as equal. */
function lifetime(divergedAt: number | undefined): number {
  return divergedAt ?? Number.MAX_VALUE
}
