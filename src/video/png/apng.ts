/** APNG: an animation without loss, of which each frame holds only what changed. */
import { type Pixels, changedRectangle, pixelReader } from '../pixels'
import type { Append } from '../sinks'
import type { Sheet, Writer } from '../sheet'
import { chunk, header, joined, numbers, packed, signature } from './png'
import { textChunks } from './text'

export async function openApng(sheet: Sheet, append: Append): Promise<Writer> {
  const { width, height, fps, frames, isTransparent = false } = sheet
  const read = pixelReader()
  let before: Uint32Array | undefined
  let sequence = 0
  // A GIF's "for ever" is 0 here too.
  const loops = sheet.loops ? 0 : 1
  await append(signature)
  await append(header(width, height, isTransparent))
  await append(chunk('acTL', numbers([frames, 4], [loops, 4])))
  for (const each of textChunks(sheet)) await append(each)

  return {
    codec: 'APNG',
    extension: 'png',
    type: 'image/apng',
    async add(frame, index) {
      const pixels = read(frame)
      const now = wordsOf(pixels)
      const rectangle = before ? changedRectangle(before, now, width, height) : { x: 0, y: 0, width, height }
      before = now.slice()
      const data = await packed({ ...pixels, width, data: bytesOf(before) }, rectangle, isTransparent)
      const control = numbers(
        [sequence++, 4],
        [rectangle.width, 4],
        [rectangle.height, 4],
        [rectangle.x, 4],
        [rectangle.y, 4],
        // Shown for 1 / fps seconds; stays when the next comes, which replaces its own rectangle.
        [1, 2],
        [fps, 2],
        [0, 1],
        [0, 1],
      )
      await append(chunk('fcTL', control))
      await append(
        index === 0 ? chunk('IDAT', data) : chunk('fdAT', joined([numbers([sequence++, 4]), data])),
      )
    },
    finish: () => append(chunk('IEND')),
    free() {
      before = undefined
    },
  }
}

function wordsOf({ data }: Pixels): Uint32Array {
  return new Uint32Array(data.buffer, data.byteOffset, data.length / 4)
}

function bytesOf(words: Uint32Array): Uint8ClampedArray {
  return new Uint8ClampedArray(words.buffer)
}
