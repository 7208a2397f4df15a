/** The bytes of a GIF, from pixels: one palette for the film; of each frame only the pixels that changed. It waits for nothing. */
import { type Rectangle, changedRectangle } from '../pixels'
import { joined, littleEnded } from '../png/png'
import type { Sheet } from '../sheet'
import { ditherer } from './dither'
import { lzw } from './lzw'
import { type Palette, filmPalette } from './palette'
import { delays } from './timing'

/** What a worker can be told of a sheet. */
export type GifSheet = Omit<Sheet, 'sample'>

export interface GifEncoder {
  readonly head: Uint8Array<ArrayBuffer>
  /** Takes the frames in their order, as RGBA. A frame too short for a GIF's hundredths of a second has no bytes. */
  frame(pixels: ArrayLike<number>, index: number): Uint8Array<ArrayBuffer>
}

/** Ends the file. */
export const gifTail = 0x3b

/** The place in the palette that leaves a pixel as it is. */
const asBefore = 255

/** `samples`: frames from all over the film, for its palette. */
export function gifEncoder(sheet: GifSheet, samples: readonly ArrayLike<number>[]): GifEncoder {
  const { width, height, frames, fps } = sheet
  const palette = filmPalette(samples)
  const dither = ditherer(palette)
  const shown = delays(frames, fps)
  let before: Uint8Array | undefined
  return {
    head: header(sheet, palette),
    frame(pixels, index) {
      const delay = shown[index] ?? 0
      if (delay === 0) return new Uint8Array()
      const places = dither(pixels, width)
      const rectangle = before
        ? changedRectangle(before, places, width, height)
        : { x: 0, y: 0, width, height }
      const changed = cutOut(places, before, width, rectangle)
      before = places
      return joined([control(delay), descriptor(rectangle), lzw(changed)])
    },
  }
}

/** The places inside a rectangle, without those that were there before. */
function cutOut(
  places: Uint8Array,
  before: Uint8Array | undefined,
  width: number,
  rectangle: Rectangle,
): Uint8Array {
  const part = new Uint8Array(rectangle.width * rectangle.height)
  for (let y = 0, to = 0; y < rectangle.height; y++)
    for (let x = 0; x < rectangle.width; x++, to++) {
      const at = (rectangle.y + y) * width + rectangle.x + x
      part[to] = before && before[at] === places[at] ? asBefore : (places[at] ?? 0)
    }
  return part
}

function header(
  { width, height, loops, title, comment }: GifSheet,
  palette: Palette,
): Uint8Array<ArrayBuffer> {
  const table = new Uint8Array(3 * 256)
  table.set(palette)
  const texts = [title, comment].flatMap((text) => (text === undefined ? [] : [text]))
  return joined([
    ascii('GIF89a'),
    // 0xf7: the table has 256 colours of 8 bits.
    little(width, height),
    Uint8Array.of(0xf7, 0, 0),
    table,
    // Netscape's extension: repeat for ever.
    ...(loops ? [Uint8Array.of(0x21, 0xff, 11), ascii('NETSCAPE2.0'), Uint8Array.of(3, 1, 0, 0, 0)] : []),
    ...texts.flatMap((text) => [Uint8Array.of(0x21, 0xfe), blocks(new TextEncoder().encode(text))]),
  ])
}

/** Dispose 1: the frame stays, and the next is drawn upon it. */
function control(delay: number): Uint8Array {
  return joined([Uint8Array.of(0x21, 0xf9, 4, (1 << 2) | 1), little(delay), Uint8Array.of(asBefore, 0)])
}

function descriptor({ x, y, width, height }: Rectangle): Uint8Array {
  return joined([Uint8Array.of(0x2c), little(x, y, width, height), Uint8Array.of(0)])
}

/** Bytes in blocks of at most 255, with the end after them. */
function blocks(bytes: Uint8Array): Uint8Array {
  const parts: Uint8Array[] = []
  for (let at = 0; at < bytes.length; at += 255) {
    const block = bytes.subarray(at, at + 255)
    parts.push(Uint8Array.of(block.length), block)
  }
  return joined([...parts, Uint8Array.of(0)])
}

function little(...values: readonly number[]): Uint8Array {
  return littleEnded(...values.map((value) => [value, 2] as const))
}

function ascii(text: string): Uint8Array {
  return new TextEncoder().encode(text)
}
