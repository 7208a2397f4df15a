/** GIF (GIF89a): one palette for the film; of each frame only the pixels that changed. */
import { joined, littleEnded } from '../png/png'
import { type Rectangle, changedRectangle, pixelReader } from '../pixels'
import type { Append } from '../sinks'
import type { Sheet, Writer } from '../sheet'
import { ditherer } from './dither'
import { lzw } from './lzw'
import { type Palette, filmPalette } from './palette'
import { delays } from './timing'

/** How many frames the palette is made from. */
const samples = 12
/** The place in the palette that leaves a pixel as it is. */
const asBefore = 255

export async function openGif(sheet: Sheet, append: Append, signal?: AbortSignal): Promise<Writer> {
  const { width, height, frames, fps } = sheet
  const palette = await paletteOf(sheet, signal)
  const dither = ditherer(palette)
  const read = pixelReader()
  const shown = delays(frames, fps)
  let before: Uint8Array | undefined
  await append(header(sheet, palette))

  return {
    codec: 'GIF',
    extension: 'gif',
    type: 'image/gif',
    async add(frame, index) {
      const delay = shown[index] ?? 0
      if (delay === 0) return
      const places = dither(read(frame).data, width)
      const rectangle = before
        ? changedRectangle(before, places, width, height)
        : { x: 0, y: 0, width, height }
      const changed = cutOut(places, before, width, rectangle)
      before = places
      await append(joined([control(delay), descriptor(rectangle), lzw(changed)]))
    },
    finish: () => append(Uint8Array.of(0x3b)),
    free() {
      before = undefined
    },
  }
}

/** From frames all over the film. */
async function paletteOf({ frames, sample }: Sheet, signal?: AbortSignal): Promise<Palette> {
  const count = Math.min(samples, frames)
  const pictures: Uint8ClampedArray[] = []
  for (let index = 0; index < count; index++) {
    signal?.throwIfAborted()
    const frame = count === 1 ? 0 : Math.round((index * (frames - 1)) / (count - 1))
    pictures.push((await sample(frame)).data)
  }
  return filmPalette(pictures)
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

function header({ width, height, loops, title, comment }: Sheet, palette: Palette): Uint8Array {
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
