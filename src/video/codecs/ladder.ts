/** The first codec that really works here. */
import type { Pixels } from '../pixels'
import type { Sheet } from '../sheet'
import { VideoError } from '../videoError'
import type { MakeEncoder } from './encoder'
import { type Form, layersOf } from './layers'
import type { Codec, Size } from './list'
import { trial } from './trial'

/**
 * Tries the codecs one after the other on the first, middle and last frame.
 *
 * @throws VideoError that names what is wrong with each
 */
export async function firstThatWorks(
  codecs: readonly Codec[],
  form: Form,
  sheet: Sheet,
  size: Size,
  makeEncoder: MakeEncoder,
  signal?: AbortSignal,
): Promise<Codec> {
  if (typeof VideoEncoder === 'undefined')
    throw new VideoError('This browser encodes no video: choose GIF, APNG or PNG, or open Thalweg in another')
  const layers = await layersOfSamples(form, sheet, signal)
  const problems: string[] = []
  for (const codec of codecs) {
    signal?.throwIfAborted()
    try {
      for (const [index, pictures] of layers.entries())
        await trial(codec, size, makeEncoder, pictures, index === 1)
      return codec
    } catch (error) {
      if (!(error instanceof VideoError)) throw error
      problems.push(error.message)
    }
  }
  throw new VideoError(
    `No encoder of this browser makes this video: choose GIF, APNG or PNG, or another browser (${problems.join('; ')})`,
  )
}

/** For each layer the pictures of some frames. */
async function layersOfSamples(form: Form, sheet: Sheet, signal?: AbortSignal): Promise<Pixels[][]> {
  const divide = layersOf(form)
  const last = sheet.frames - 1
  const pictures: Pixels[][] = []
  for (const frame of new Set([0, Math.floor(last / 2), last])) {
    signal?.throwIfAborted()
    divide(await sheet.sample(frame)).forEach((layer, index) => (pictures[index] ??= []).push(layer))
  }
  return pictures
}
