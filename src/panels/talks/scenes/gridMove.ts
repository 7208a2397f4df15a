/** Where an arrow key leads among cards in rows, of one grid or of several below each other. */

interface Place {
  readonly left: number
  readonly top: number
}

/** The index to which `key` moves from `at`, or undefined if it moves nowhere. `places`: of the cards, in reading order. */
export function nextCard(key: string, at: number, places: readonly Place[]): number | undefined {
  const from = places[at]
  if (!from) return undefined
  const last = places.length - 1
  if (key === 'Home' || key === 'End') return key === 'Home' ? 0 : last
  if (key === 'ArrowLeft' || key === 'ArrowRight') {
    const to = key === 'ArrowLeft' ? at - 1 : at + 1
    return to < 0 || to > last ? undefined : to
  }
  if (key !== 'ArrowUp' && key !== 'ArrowDown') return undefined
  const isDown = key === 'ArrowDown'
  const beyond = places.map(({ top }) => top).filter((top) => (isDown ? top > from.top : top < from.top))
  if (beyond.length === 0) return undefined
  const row = isDown ? Math.min(...beyond) : Math.max(...beyond)
  const inRow = places.flatMap(({ top }, index) => (top === row ? index : []))
  const away = (index: number) => Math.abs((places[index]?.left ?? 0) - from.left)
  return inRow.reduce((best, index) => (away(index) < away(best) ? index : best))
}
