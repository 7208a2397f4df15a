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
  draw: (frame: number) => OffscreenCanvas | ImageData = (frame) => drawTestFrame(film, frame),
  startGif?: () => Worker,
): Promise<{ bytes: Uint8Array<ArrayBuffer>; codec: string; type: string }> {
  const sheet = testSheet(film, more)
  const sink = blobSink()
  const video = await openVideo(format, sheet, sink, undefined, makeEncoder, startGif)
  for (let frame = 0; frame < sheet.frames; frame++) {
    const picture = draw(frame)
    await video.add(film.isTransparent && picture instanceof OffscreenCanvas ? pixelsOf(picture) : picture)
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

export interface Still {
  readonly width: number
  readonly height: number
  /** RGBA, not premultiplied. */
  readonly data: Uint8Array
  /** When it is shown and for how long, in microseconds. */
  readonly timestamp: number
  readonly duration: number
}

/** The frames of an image, composed as the browser shows them. */
export async function stillsOf(bytes: Uint8Array<ArrayBuffer>, type: string): Promise<Still[]> {
  const decoder = new ImageDecoder({
    data: bytes,
    type,
    premultiplyAlpha: 'none',
    colorSpaceConversion: 'none',
  })
  await Promise.all([decoder.tracks.ready, decoder.completed])
  const stills: Still[] = []
  for (let frameIndex = 0; frameIndex < (decoder.tracks.selectedTrack?.frameCount ?? 0); frameIndex++) {
    const { image } = await decoder.decode({ frameIndex })
    const data = new Uint8Array(image.allocationSize())
    await image.copyTo(data)
    if (image.format?.startsWith('BGR'))
      for (let at = 0; at < data.length; at += 4) data.subarray(at, at + 3).reverse()
    stills.push({
      width: image.displayWidth,
      height: image.displayHeight,
      data,
      timestamp: image.timestamp,
      duration: image.duration ?? NaN,
    })
    image.close()
  }
  decoder.close()
  return stills
}

/** A frame whose every pixel has its own numbers, faint ones too; half of it is the same in all frames. */
export function noise(width: number, height: number, frame: number, isTransparent: boolean): ImageData {
  const image = new ImageData(width, height)
  for (let at = 0; at < image.data.length; at++) {
    const seed = at < image.data.length / 2 ? at : at + 7919 * (frame + 1)
    const value = (Math.imul(seed + 1, 2_654_435_761) >>> 16) & 255
    image.data[at] = at % 4 < 3 || isTransparent ? value : 255
  }
  return image
}
