/** Coarse before fine: the sizes at which an ensemble is computed, one after another. */

/** Runs along the longer side of the first picture. */
const coarse = 64
/** The next picture has at most this many times as many runs along a side, so that no wait is long. */
const maxRefinement = 8

interface Level {
  readonly columns: number
  readonly rows: number
}

export function levelsOf(columns: number, rows: number): readonly Level[] {
  const longest = Math.max(columns, rows)
  const levels: Level[] = [{ columns, rows }]
  if (longest <= 2 * coarse) return levels
  const sides = longest > maxRefinement * coarse ? [coarse, longest / 4] : [coarse]
  const scaled = sides.map((side) => ({
    columns: Math.max(Math.round((columns * side) / longest), 1),
    rows: Math.max(Math.round((rows * side) / longest), 1),
  }))
  return [...scaled, ...levels]
}
