/** Pixels → places in a palette, by an ordered dither that is fixed to the screen: what stands still does not shimmer. */
import { cellOf } from './colours'
import { oklab } from './oklab'
import { type Palette, nearest } from './palette'

/** A difference that nobody sees: a flat patch this near to a colour of the palette gets no dots. */
const unseen = 1.5

/**
 * Each pixel is one of two colours of the palette: the nearest, and one on its other side. Between them a
 * Bayer matrix decides, so that on the mean the colour is right. The pairs are found once for each 6-bit cell.
 *
 * @returns a function from RGBA to places; it depends on the colour and place of a pixel alone
 */
export function ditherer(palette: Palette): (rgba: ArrayLike<number>, width: number) => Uint8Array {
  const labs = Float64Array.from(
    Array.from({ length: palette.length / 3 }, (_, place) => oklab(...colourAt(palette, place))).flat(),
  )
  const pairs = new Int32Array(2 ** 18).fill(-1)

  function pairOf(cell: number): number {
    const centre = [cell >> 12, (cell >> 6) & 63, cell & 63].map((part) => 4 * part + 1.5)
    const [red = 0, green = 0, blue = 0] = centre
    const near = nearest(labs, ...oklab(red, green, blue))
    const other = partner(labs, near, oklab(red, green, blue))
    return (near << 8) | other
  }

  return (rgba, width) => {
    const places = new Uint8Array(rgba.length / 4)
    for (let index = 0; index < places.length; index++) {
      const [red, green, blue] = [rgba[4 * index] ?? 0, rgba[4 * index + 1] ?? 0, rgba[4 * index + 2] ?? 0]
      const cell = cellOf(red, green, blue)
      let pair = pairs[cell] ?? -1
      if (pair < 0) pair = pairs[cell] = pairOf(cell)
      const [near, other] = [3 * (pair >> 8), 3 * (pair & 255)]
      const r = palette[near] ?? 0
      const g = palette[near + 1] ?? 0
      const b = palette[near + 2] ?? 0
      const [dr, dg, db] = [red - r, green - g, blue - b]
      const [er, eg, eb] = [
        (palette[other] ?? 0) - r,
        (palette[other + 1] ?? 0) - g,
        (palette[other + 2] ?? 0) - b,
      ]
      const part = (dr * er + dg * eg + db * eb) / (er * er + eg * eg + eb * eb)
      const isSeen = dr * dr + dg * dg + db * db > unseen * unseen
      const x = index % width
      const y = (index - x) / width
      const isOther = isSeen && part > (bayer[8 * (y & 7) + (x & 7)] ?? 0)
      places[index] = isOther ? pair & 255 : pair >> 8
    }
    return places
  }
}

/** How much two colours that differ are worth avoiding, against a mean that is off. */
const grain = 0.1

/** The colour that gives, mixed with the nearest, the best mean without much grain. */
function partner(labs: Float64Array, near: number, [l, a, b]: readonly [number, number, number]): number {
  const [nearL, nearA, nearB] = [labs[3 * near] ?? 0, labs[3 * near + 1] ?? 0, labs[3 * near + 2] ?? 0]
  const [x, y, z] = [l - nearL, a - nearA, b - nearB]
  let [best, least] = [near, x * x + y * y + z * z]
  for (let place = 0; place < labs.length / 3; place++) {
    const dx = (labs[3 * place] ?? 0) - nearL
    const dy = (labs[3 * place + 1] ?? 0) - nearA
    const dz = (labs[3 * place + 2] ?? 0) - nearB
    const square = dx * dx + dy * dy + dz * dz
    const part = (x * dx + y * dy + z * dz) / square
    // Not a number for the nearest itself.
    if (!(part > 0)) continue
    const off = (x - part * dx) ** 2 + (y - part * dy) ** 2 + (z - part * dz) ** 2
    const cost = off + grain * part * (1 - part) * square
    if (cost < least) [best, least] = [place, cost]
  }
  return best
}

function colourAt(palette: Palette, place: number): [red: number, green: number, blue: number] {
  return [palette[3 * place] ?? 0, palette[3 * place + 1] ?? 0, palette[3 * place + 2] ?? 0]
}

/** Thresholds of an 8 × 8 square, each of 64 levels once, neighbours far apart (Bayer, 1973). */
const bayer = Float64Array.from({ length: 64 }, (_, index) => {
  const [x, y] = [index & 7, index >> 3]
  let level = 0
  for (let bit = 0; bit < 3; bit++)
    level |= ((((x ^ y) >> bit) & 1) << (5 - 2 * bit)) | (((y >> bit) & 1) << (4 - 2 * bit))
  return (level + 0.5) / 64
})
