/** Makes files of the test film, and reads them back. */
import { ALL_FORMATS, BufferSource, EncodedPacketSink, type EncodedPacket, Input } from 'mediabunny'
import { blobSink } from '../../src/video/sinks'
import { type Sheet, type VideoFormat, openVideo } from '../../src/video/video'
import type { MakeEncoder } from '../../src/video/codecs/encoder'
import { type TestFilm, drawTestFrame, pixelsOf } from './film'

/** A sheet of the film; cuts are at 0 and at its cut. */
export function testSheet(film: TestFilm, more: Partial<Sheet> = {}): Sheet {
  const { width, height, cut, isTransparent = false } = film
  return {
    width,
    height,
    fps: 30,
    frames: 20,
    cuts: [0, cut],
    isTransparent,
    sample: (frame) => Promise.resolve(pixelsOf(drawTestFrame(film, frame))),
    ...more,
  }
}

/** The whole file of a film. */
export async function fileOf(
  format: VideoFormat,
  film: TestFilm,
  more: Partial<Sheet> = {},
  makeEncoder?: MakeEncoder,
  draw: (frame: number) => OffscreenCanvas = (frame) => drawTestFrame(film, frame),
): Promise<{ bytes: Uint8Array<ArrayBuffer>; codec: string; type: string }> {
  const sheet = testSheet(film, more)
  const sink = blobSink()
  const video = await openVideo(format, sheet, sink, undefined, makeEncoder)
  for (let frame = 0; frame < sheet.frames; frame++) {
    const canvas = draw(frame)
    await video.add(film.isTransparent ? pixelsOf(canvas) : canvas)
  }
  await video.finish()
  const bytes = new Uint8Array(await sink.blob(video.type).arrayBuffer())
  return { bytes, codec: video.codec, type: video.type }
}

export interface Demuxed {
  readonly packets: readonly EncodedPacket[]
  readonly config: VideoDecoderConfig
  /** In seconds. */
  readonly duration: number
  readonly tags: { readonly title?: string; readonly comment?: string }
}

export async function demuxed(bytes: Uint8Array<ArrayBuffer>): Promise<Demuxed> {
  const input = new Input({ source: new BufferSource(bytes), formats: ALL_FORMATS })
  const track = await input.getPrimaryVideoTrack()
  const config = await track?.getDecoderConfig()
  if (!track || !config) throw new Error('the file has no video')
  const packets: EncodedPacket[] = []
  for await (const packet of new EncodedPacketSink(track).packets()) packets.push(packet)
  const { title, comment } = await input.getMetadataTags()
  const duration = await input.computeDuration()
  return {
    packets,
    config,
    duration,
    tags: { ...(title !== undefined && { title }), ...(comment !== undefined && { comment }) },
  }
}

/** Hands each decoded frame on, in order, and closes it. */
export async function decoded(
  config: VideoDecoderConfig,
  chunks: readonly EncodedVideoChunk[],
  look: (frame: VideoFrame, index: number) => Promise<void> | void,
): Promise<number> {
  const frames: VideoFrame[] = []
  let failure: DOMException | undefined
  const decoder = new VideoDecoder({
    output: (frame) => frames.push(frame),
    error: (error) => (failure = error),
  })
  decoder.configure(config)
  for (const chunk of chunks) decoder.decode(chunk)
  await decoder.flush()
  decoder.close()
  if (failure) throw failure
  for (const [index, frame] of frames.entries()) {
    await look(frame, index)
    frame.close()
  }
  return frames.length
}
