/** The filters of PNG: rows as differences, which compress better. */
import type { Pixels, Rectangle } from '../pixels'

/**
 * Each row of the rectangle behind the number of its filter: the one whose differences are least in sum, as the
 * specification suggests (12.7).
 */
export function filtered(
  { data, width }: Pixels,
  rectangle: Rectangle,
  channels: 3 | 4,
): Uint8Array<ArrayBuffer> {
  const length = rectangle.width * channels
  const rows = new Uint8Array((length + 1) * rectangle.height)
  let above = new Uint8Array(length)
  let row = new Uint8Array(length)
  const tried = Array.from({ length: 5 }, () => new Uint8Array(length))
  for (let y = 0; y < rectangle.height; y++) {
    const from = ((rectangle.y + y) * width + rectangle.x) * 4
    for (let x = 0, at = 0; x < rectangle.width; x++)
      for (let channel = 0; channel < channels; channel++) row[at++] = data[from + 4 * x + channel] ?? 0
    const best = differ(row, above, channels, tried)
    rows[y * (length + 1)] = best
    rows.set(tried[best] ?? row, y * (length + 1) + 1)
    ;[row, above] = [above, row]
  }
  return rows
}

/** Fills in what each filter makes of the row. @returns the number of the best */
function differ(
  row: Uint8Array,
  above: Uint8Array,
  channels: number,
  [none, sub, up, average, paeth]: readonly Uint8Array[],
): number {
  if (!none || !sub || !up || !average || !paeth) return 0
  let [ofNone, ofSub, ofUp, ofAverage, ofPaeth] = [0, 0, 0, 0, 0]
  for (let at = 0; at < row.length; at++) {
    const value = row[at] ?? 0
    const b = above[at] ?? 0
    const a = at < channels ? 0 : (row[at - channels] ?? 0)
    const c = at < channels ? 0 : (above[at - channels] ?? 0)
    ofNone += size((none[at] = value))
    ofSub += size((sub[at] = value - a))
    ofUp += size((up[at] = value - b))
    ofAverage += size((average[at] = value - ((a + b) >> 1)))
    ofPaeth += size((paeth[at] = value - predicted(a, b, c)))
  }
  const sums = [ofNone, ofSub, ofUp, ofAverage, ofPaeth]
  return sums.indexOf(Math.min(...sums))
}

/** A difference, as a signed byte without its sign. */
function size(difference: number): number {
  const byte = difference & 255
  return byte < 128 ? byte : 256 - byte
}

/** Of left, above and left above, the one nearest to left + above − left above (Paeth, 1991). */
function predicted(a: number, b: number, c: number): number {
  const toA = Math.abs(b - c)
  const toB = Math.abs(a - c)
  const toC = Math.abs(a + b - 2 * c)
  if (toA <= toB && toA <= toC) return a
  return toB <= toC ? b : c
}
