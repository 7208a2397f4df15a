/** Places the labels at the ends of the chart's lines so that none covers another. */

/** Labels at one height, side by side. */
interface LabelRow {
  /** From the top. */
  readonly at: number
  /** Which of the places, from left to right. */
  readonly members: readonly number[]
}

/**
 * Rows of `rowHeight` within `height`, each as near as possible to the ends of its lines. With more lines than rows,
 * labels share a row, side by side.
 */
export function labelRows(places: readonly number[], height: number, rowHeight: number): LabelRow[] {
  const room = Math.max(Math.floor(height / rowHeight), 1)
  const abreast = Math.ceil(places.length / room)
  const order = places.map((_, index) => index).sort((a, b) => (places[a] ?? 0) - (places[b] ?? 0))
  const rows = Array.from({ length: Math.ceil(places.length / Math.max(abreast, 1)) }, (_, row) =>
    order.slice(row * abreast, (row + 1) * abreast),
  )
  const wanted = rows.map(
    (members) => members.reduce((sum, one) => sum + (places[one] ?? 0), 0) / members.length,
  )
  const placed = spread(wanted, height, rowHeight)
  return rows.map((members, row) => ({ at: placed[row] ?? 0, members: members.toSorted((a, b) => a - b) }))
}

/**
 * Moves ascending places as little as possible, in least squares, so that neighbours are `apart`. Places that push
 * against each other become a block around their own mean (pool adjacent violators).
 */
function spread(wanted: readonly number[], height: number, apart: number): number[] {
  const blocks: { sum: number; count: number }[] = []
  for (const [index, place] of wanted.entries()) {
    let block = { sum: place - index * apart, count: 1 }
    for (let above = blocks.at(-1); above && middle(above) > middle(block); above = blocks.at(-1)) {
      blocks.pop()
      block = { sum: above.sum + block.sum, count: above.count + block.count }
    }
    blocks.push(block)
  }
  const shifts = blocks.flatMap((block) => Array.from({ length: block.count }, () => middle(block)))
  const [top, bottom] = [apart / 2, height - apart / 2 - (wanted.length - 1) * apart]
  return shifts.map((shift, index) => Math.max(Math.min(shift, bottom), top) + index * apart)
}

function middle({ sum, count }: { readonly sum: number; readonly count: number }): number {
  return sum / count
}
