/** What of a frame is encoded: its picture, and in which way its transparency. */
import { type Pixels, pixelReader } from '../pixels'
import type { Frame } from '../sheet'

/**
 * - `plain`: no transparency
 * - `beside`: colours for one encoder, alpha as grey for another
 * - `stacked`: alpha as grey below the colours, so the picture is twice as high
 */
export type Form = 'plain' | 'beside' | 'stacked'

/** @returns a function from a frame to one layer for each encoder; it reads a canvas at once */
export function layersOf(form: Form): (frame: Frame) => readonly [Pixels, ...Pixels[]] {
  const read = pixelReader()
  return (frame) => {
    const pixels = read(frame)
    if (form === 'plain') return [pixels]
    const [colours, alpha] = [filledIn(pixels), greyOfAlpha(pixels)]
    return form === 'beside' ? [colours, alpha] : [stacked(colours, alpha)]
  }
}

/** How many layers there are. */
export function layerCount(form: Form): 1 | 2 {
  return form === 'beside' ? 2 : 1
}

/** The side of the squares that are coded together. */
const square = 16

/**
 * Where nothing is seen, the mean colour of the square around: else the colour that happens to be there would bleed
 * over the edge as a fringe.
 */
export function filledIn({ data, width, height }: Pixels): Pixels {
  const filled = new Uint8ClampedArray(data)
  for (let top = 0; top < height; top += square)
    for (let left = 0; left < width; left += square) {
      const [bottom, right] = [Math.min(height, top + square), Math.min(width, left + square)]
      let [red, green, blue, sum] = [0, 0, 0, 0]
      let hasHole = false
      for (let y = top; y < bottom; y++)
        for (let at = 4 * (y * width + left); at < 4 * (y * width + right); at += 4) {
          const alpha = data[at + 3] ?? 0
          red += alpha * (data[at] ?? 0)
          green += alpha * (data[at + 1] ?? 0)
          blue += alpha * (data[at + 2] ?? 0)
          sum += alpha
          if (alpha === 0) hasHole = true
        }
      if (!hasHole) continue
      const whole = Math.max(1, sum)
      for (let y = top; y < bottom; y++)
        for (let at = 4 * (y * width + left); at < 4 * (y * width + right); at += 4)
          if (data[at + 3] === 0) {
            filled[at] = red / whole
            filled[at + 1] = green / whole
            filled[at + 2] = blue / whole
          }
    }
  return opaque({ data: filled, width, height })
}

export function greyOfAlpha({ data, width, height }: Pixels): Pixels {
  const grey = new Uint8ClampedArray(data.length)
  for (let at = 0; at < data.length; at += 4) grey[at] = grey[at + 1] = grey[at + 2] = data[at + 3] ?? 0
  return opaque({ data: grey, width, height })
}

function stacked(above: Pixels, below: Pixels): Pixels {
  const data = new Uint8ClampedArray(2 * above.data.length)
  data.set(above.data)
  data.set(below.data, above.data.length)
  return { data, width: above.width, height: 2 * above.height }
}

function opaque(pixels: Pixels): Pixels {
  for (let at = 3; at < pixels.data.length; at += 4) pixels.data[at] = 255
  return pixels
}
