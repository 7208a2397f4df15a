/** MP4 and WebM: the codec that works, its encoders, and the file. */
import type { Sheet, Sink, Writer } from '../sheet'
import { type Encoder, type MakeEncoder, openEncoder } from './encoder'
import { firstThatWorks } from './ladder'
import { type Form, layerCount, layersOf } from './layers'
import { ladders } from './list'
import { type Muxer, openMuxer } from './muxer'
import { VideoError } from '../videoError'
import { kindOf, videoFrameOf } from './videoFrame'

/** A film can be entered at least so often, in seconds. */
const longestWithoutKey = 2

export async function openEncoded(
  format: 'mp4' | 'webm',
  sheet: Sheet,
  sink: Sink,
  makeEncoder: MakeEncoder,
  signal?: AbortSignal,
): Promise<Writer> {
  const form: Form = !sheet.isTransparent ? 'plain' : format === 'webm' ? 'beside' : 'stacked'
  const { width, fps } = sheet
  const size = { width, height: form === 'stacked' ? 2 * sheet.height : sheet.height, fps }
  const codec = await firstThatWorks(
    ladders[form === 'beside' ? 'transparent' : sheet.isSharp ? 'sharp' : format],
    form,
    sheet,
    size,
    makeEncoder,
    signal,
  )
  const muxer = await openMuxer(format, codec, sheet, sink)
  const pairs = pairing(muxer, layerCount(form))
  const encoders: Encoder[] = []
  const free = (): void => {
    for (const encoder of encoders) encoder.close()
    muxer.cancel()
  }
  try {
    for (let layer = 0; layer < layerCount(form); layer++)
      encoders.push(
        openEncoder(codec, size, makeEncoder, (chunk, metadata) => pairs.take(layer, chunk, metadata)),
      )
  } catch (error) {
    free()
    throw error
  }
  const divide = layersOf(form)
  const cuts = new Set(sheet.cuts)
  let lastKey = -Infinity

  return {
    codec: codec.name,
    extension: format,
    type: `video/${format}`,
    async add(frame, index) {
      const isKey = cuts.has(index) || index - lastKey >= longestWithoutKey * fps
      if (isKey) lastKey = index
      const frames = divide(frame).map((layer, at) =>
        videoFrameOf(layer, index, fps, kindOf(codec, at === 1)),
      )
      await Promise.all(frames.map((each, at) => encoders[at]?.encode(each, isKey)))
      await pairs.written()
    },
    async finish() {
      await Promise.all(encoders.map((encoder) => encoder.flush()))
      await pairs.written()
      if (pairs.count !== sheet.frames)
        throw new VideoError(
          `The ${codec.name} encoder of this browser lost ${sheet.frames - pairs.count} frames: choose another format`,
        )
      await muxer.finish()
    },
    free,
  }
}

/** Chunks of the layers, which come in their own time, brought together frame by frame and written in order. */
function pairing(
  muxer: Muxer,
  layers: number,
): {
  take(layer: number, chunk: EncodedVideoChunk, metadata?: EncodedVideoChunkMetadata): void
  /** Frames that came whole. */
  readonly count: number
  /** Waits until what has come is written. @throws what the muxer throws */
  written(): Promise<void>
} {
  const waiting = Array.from({ length: layers }, (): [EncodedVideoChunk, EncodedVideoChunkMetadata?][] => [])
  let last = Promise.resolve()
  let count = 0
  return {
    get count() {
      return count
    },
    take(layer, chunk, metadata) {
      waiting[layer]?.push(metadata ? [chunk, metadata] : [chunk])
      while (waiting.every(({ length }) => length > 0)) {
        const [picture, alpha] = waiting.map((queue) => queue.shift())
        if (!picture) return
        count++
        last = last.then(() => muxer.add(picture[0], picture[1], alpha?.[0]))
        // Whoever waits next is told.
        last.catch(() => undefined)
      }
    },
    written: () => last,
  }
}
