/** GIF (GIF89a). A worker makes the bytes of a frame while the next is drawn; where there is none, the page does. */
import { pixelReader } from '../pixels'
import type { Sheet, Writer } from '../sheet'
import type { Append } from '../sinks'
import { type GifMaker, makerAside, makerHere } from './makers'
import { type GifSheet, gifTail } from './encoder'

/** How many frames the palette is made from. */
const samples = 12

export async function openGif(
  sheet: Sheet,
  append: Append,
  signal?: AbortSignal,
  startWorker?: () => Worker,
): Promise<Writer> {
  const read = pixelReader()
  const { sample, ...its } = sheet
  const maker = await makerOf(its, await samplesOf(its.frames, sample, signal), startWorker)
  /** The bytes of one frame after those of another. */
  let written = Promise.resolve()
  try {
    await append(maker.head)
  } catch (error) {
    maker.free()
    throw error
  }

  return {
    codec: 'GIF',
    extension: 'gif',
    type: 'image/gif',
    async add(frame, index) {
      const coming = maker.frame(read(frame).data, index, !(frame instanceof ImageData))
      const before = written
      written = Promise.all([coming, before]).then(([bytes]) =>
        bytes.length > 0 ? append(bytes) : undefined,
      )
      // Whoever waits next is told.
      written.catch(() => undefined)
      await before
    },
    async finish() {
      await written
      await append(Uint8Array.of(gifTail))
    },
    free: maker.free,
  }
}

/** In a worker; by the page itself where none can be started, or it fails at once. */
async function makerOf(
  sheet: GifSheet,
  pictures: readonly Uint8ClampedArray[],
  startWorker: (() => Worker) | undefined,
): Promise<GifMaker> {
  if (!startWorker) return makerHere(sheet, pictures)
  try {
    return await makerAside(startWorker(), sheet, pictures)
  } catch {
    return makerHere(sheet, pictures)
  }
}

/** Frames from all over the film. */
async function samplesOf(
  frames: number,
  sample: Sheet['sample'],
  signal?: AbortSignal,
): Promise<Uint8ClampedArray[]> {
  const count = Math.min(samples, frames)
  const pictures: Uint8ClampedArray[] = []
  for (let index = 0; index < count; index++) {
    signal?.throwIfAborted()
    const frame = count === 1 ? 0 : Math.round((index * (frames - 1)) / (count - 1))
    pictures.push((await sample(frame)).data)
  }
  return pictures
}
