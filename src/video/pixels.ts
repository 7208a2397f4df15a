/** The numbers of a frame. */
import type { Frame } from './sheet'

export interface Pixels {
  readonly width: number
  readonly height: number
  /** RGBA, from the top left. */
  readonly data: Uint8ClampedArray
}

/** Reads frames at once, each before the canvas is cleared. An opaque canvas is read exactly. */
export function pixelReader(): (frame: Frame) => Pixels {
  let context: OffscreenCanvasRenderingContext2D | null = null
  return (frame) => {
    if (frame instanceof ImageData) return frame
    const { width, height } = frame
    context ??= new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true })
    if (!context) throw new Error('This browser gives no canvas of this size: choose a smaller one')
    context.clearRect(0, 0, width, height)
    context.drawImage(frame, 0, 0)
    return context.getImageData(0, 0, width, height)
  }
}

/** A rectangle of whole pixels. */
export interface Rectangle {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** The least rectangle outside which two pictures are equal; one pixel where they are equal everywhere. */
export function changedRectangle(
  before: ArrayLike<number>,
  after: ArrayLike<number>,
  width: number,
  height: number,
): Rectangle {
  let [left, right, top, bottom] = [width, -1, height, -1]
  for (let y = 0, at = 0; y < height; y++)
    for (let x = 0; x < width; x++, at++)
      if (before[at] !== after[at]) {
        if (x < left) left = x
        if (x > right) right = x
        if (top === height) top = y
        bottom = y
      }
  return bottom < 0
    ? { x: 0, y: 0, width: 1, height: 1 }
    : { x: left, y: top, width: right - left + 1, height: bottom - top + 1 }
}
