/** The colours of some pictures, each once: all that agree in 6 bits a channel are one. */
import { oklab } from './oklab'

export interface Colours {
  /** How many pixels have it. */
  readonly weights: Float64Array
  /** The mean of its pixels, three numbers each. */
  readonly rgbs: Float64Array
  readonly labs: Float64Array
}

/** @param pictures RGBA */
export function coloursOf(pictures: readonly ArrayLike<number>[]): Colours {
  const counts = new Uint32Array(2 ** 18)
  const sums = new Float64Array(3 * 2 ** 18)
  for (const picture of pictures)
    for (let at = 0; at < picture.length; at += 4) {
      const [red, green, blue] = [picture[at] ?? 0, picture[at + 1] ?? 0, picture[at + 2] ?? 0]
      const cell = cellOf(red, green, blue)
      counts[cell] = (counts[cell] ?? 0) + 1
      sums[3 * cell] = (sums[3 * cell] ?? 0) + red
      sums[3 * cell + 1] = (sums[3 * cell + 1] ?? 0) + green
      sums[3 * cell + 2] = (sums[3 * cell + 2] ?? 0) + blue
    }
  const cells = [...counts.keys()].filter((cell) => counts[cell])
  const rgbs = cells.flatMap((cell) =>
    [0, 1, 2].map((channel) => (sums[3 * cell + channel] ?? 0) / (counts[cell] ?? 1)),
  )
  const labs = cells.flatMap((_, index) =>
    oklab(rgbs[3 * index] ?? 0, rgbs[3 * index + 1] ?? 0, rgbs[3 * index + 2] ?? 0),
  )
  return {
    weights: Float64Array.from(cells, (cell) => counts[cell] ?? 0),
    rgbs: Float64Array.from(rgbs),
    labs: Float64Array.from(labs),
  }
}

/** The upper 6 bits of each channel. */
export function cellOf(red: number, green: number, blue: number): number {
  return ((red >> 2) << 12) | ((green >> 2) << 6) | (blue >> 2)
}
