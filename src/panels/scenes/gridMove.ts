/** Where an arrow key leads in a grid of cards that are read row by row. */

/** The index to which `key` moves, or undefined if it moves nowhere. `columns`: cards in a row. */
export function gridMove(key: string, at: number, count: number, columns: number): number | undefined {
  const step = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -columns, ArrowDown: columns }[key]
  const to = step === undefined ? { Home: 0, End: count - 1 }[key] : at + step
  if (to === undefined || to < 0) return undefined
  // Down from a full row leads to the last card where the last row is shorter.
  const isAbove = key === 'ArrowDown' && Math.floor(at / columns) < Math.floor((count - 1) / columns)
  if (to >= count) return isAbove ? count - 1 : undefined
  return to
}
