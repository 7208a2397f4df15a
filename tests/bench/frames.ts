/** The frames that follow an edit: when each was drawn, and what it shows. */
import type { Page } from 'playwright'
import { waitUntilStill } from '../helpers/picture'

/** A frame: when the page had drawn it, and its picture at a coarse grid of pixels. */
export interface Frame {
  time: number
  pixels: number[]
}

declare global {
  interface Window {
    /** When the last input reached the browser. */
    inputAt: number
    framesSince: Frame[]
  }
}

/** The scene draws once more, finely, 200 ms after the last edit; then it is still. */
const quiet = 350

/** Makes an edit on a still page, and waits until it is still again. */
export async function editAndRest(
  page: Page,
  edit: () => Promise<void>,
): Promise<{ before: number[]; frames: Frame[]; inputAt: number }> {
  await waitUntilStill(page, quiet)
  const before = await page.evaluate(() => {
    const last = window.framesSince.at(-1)
    window.framesSince = []
    return last?.pixels ?? []
  })
  await edit()
  await waitUntilStill(page, quiet)
  const { frames, inputAt } = await page.evaluate(() => {
    const { framesSince: frames, inputAt } = window
    window.framesSince = frames.slice(-1)
    return { frames, inputAt }
  })
  return { before, frames, inputAt }
}

/** The first frame that is nearly the final picture. An earlier one may show only a part of the edit. */
export function firstNear(before: readonly number[], frames: readonly Frame[]): Frame | undefined {
  const last = frames.at(-1)?.pixels
  if (!last) return undefined
  const near = distance(before, last) / 4
  return frames.find(({ pixels }) => distance(pixels, last) <= near)
}

function distance(one: readonly number[], other: readonly number[]): number {
  return one.reduce((sum, value, index) => sum + Math.abs(value - (other[index] ?? 0)), 0)
}

/** Runs in the page: notes every input, and when every frame was drawn and what it shows. */
export function noteFrames(): void {
  window.framesSince = []
  window.inputAt = 0
  for (const kind of ['beforeinput', 'input', 'pointermove', 'click']) {
    window.addEventListener(kind, (event) => (window.inputAt = event.timeStamp), { capture: true })
  }
  let buffer = new Uint8Array(0)
  window.probe.afterFrame = (gl) => {
    const { drawingBufferWidth: width, drawingBufferHeight: height } = gl
    if (buffer.length !== 4 * width * height) buffer = new Uint8Array(4 * width * height)
    const time = performance.now()
    gl.readPixels(0, 0, width, height, gl.RGBA, gl.UNSIGNED_BYTE, buffer)
    const pixels: number[] = []
    for (let y = 0; y < height; y += 3) {
      for (let x = 0; x < width; x += 3) pixels.push(buffer[4 * (y * width + x)] ?? 0)
    }
    window.framesSince.push({ time, pixels })
  }
}
