/** Writes PNG from numbers: a 2D canvas would ruin faint colours (PNG specification, third edition). */
import type { Pixels, Rectangle } from '../pixels'
import { crc32 } from './crc32'
import { filtered } from './filters'

/** A whole PNG: RGBA, or RGB if it is opaque. */
export async function png(pixels: Pixels, isTransparent: boolean): Promise<Uint8Array> {
  const all = { x: 0, y: 0, width: pixels.width, height: pixels.height }
  return joined([
    signature,
    header(pixels.width, pixels.height, isTransparent),
    chunk('IDAT', await packed(pixels, all, isTransparent)),
    chunk('IEND'),
  ])
}

export const signature = Uint8Array.of(137, 80, 78, 71, 13, 10, 26, 10)

export function header(width: number, height: number, isTransparent: boolean): Uint8Array {
  return joined([
    chunk('IHDR', numbers([width, 4], [height, 4], [8, 1], [isTransparent ? 6 : 2, 1], [0, 3])),
    // Colours are sRGB, to be shown as they are (perceptual).
    chunk('sRGB', Uint8Array.of(0)),
  ])
}

/** Length, name, data and checksum. */
export function chunk(name: string, data: Uint8Array = new Uint8Array()): Uint8Array {
  const named = new TextEncoder().encode(name)
  return joined([numbers([data.length, 4]), named, data, numbers([crc32(named, data), 4])])
}

/** The pixels of a rectangle, filtered and compressed. */
export function packed(pixels: Pixels, rectangle: Rectangle, isTransparent: boolean): Promise<Uint8Array> {
  return zlib(filtered(pixels, rectangle, isTransparent ? 4 : 3))
}

/** Whole numbers with the highest byte first, each in so many bytes. */
export function numbers(...pairs: readonly (readonly [value: number, bytes: number])[]): Uint8Array {
  const all = new Uint8Array(pairs.reduce((sum, [, bytes]) => sum + bytes, 0))
  let end = 0
  for (const [value, bytes] of pairs) {
    end += bytes
    let rest = value
    for (let at = end - 1; at >= end - bytes; at--) {
      all[at] = rest % 256
      rest = Math.floor(rest / 256)
    }
  }
  return all
}

/** The same with the lowest byte first. */
export function littleEnded(...pairs: readonly (readonly [value: number, bytes: number])[]): Uint8Array {
  return numbers(...pairs.toReversed()).toReversed()
}

export function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

/** The browser's own zlib is faster than one in JavaScript, and works beside the page. */
async function zlib(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  const stream = new Blob([bytes]).stream().pipeThrough(new CompressionStream('deflate'))
  return new Uint8Array(await new Response(stream).arrayBuffer())
}
