/** A short encoding that is decoded and looked at: an encoder can say yes and make ghosts, or fail at the fifth frame. */
import type { Pixels } from '../pixels'
import { VideoError } from '../videoError'
import { type MakeEncoder, openEncoder } from './encoder'
import { likeness } from './likeness'
import type { Codec, Size } from './list'
import { kindOf, videoFrameOf } from './videoFrame'

/** Of luma. */
const leastDecibels = 35
/** Of the mean of 16 × 16 pixels. Decoders blend colours between pixels: saturated lines, side by side, lose 16. */
const mostColour = 24
/** An encoder that is silent for so long, in milliseconds, will never speak. */
const patience = 30_000

/**
 * Encodes each picture twice, once as a key frame.
 *
 * @throws VideoError that says what is wrong with the codec
 */
export async function trial(
  codec: Codec,
  size: Size,
  makeEncoder: MakeEncoder,
  pictures: readonly Pixels[],
  isAlpha: boolean,
): Promise<void> {
  const chunks: EncodedVideoChunk[] = []
  let config: VideoDecoderConfig | undefined
  const encoder = openEncoder(codec, size, makeEncoder, (chunk, metadata) => {
    chunks.push(chunk)
    config ??= metadata?.decoderConfig
  })
  const twice = pictures.flatMap((picture) => [picture, picture])
  try {
    await patiently(codec, async () => {
      for (const [index, picture] of twice.entries())
        await encoder.encode(videoFrameOf(picture, index, size.fps, kindOf(codec, isAlpha)), index % 2 === 0)
      await encoder.flush()
    })
  } finally {
    encoder.close()
  }
  if (!config || chunks.length !== twice.length)
    throw new VideoError(`${codec.name} made ${chunks.length} of ${twice.length} frames`)
  const frames: VideoFrame[] = []
  try {
    await patiently(codec, () => decode(codec, config, chunks, frames))
    if (frames.length !== twice.length)
      throw new VideoError(`${codec.name} shows ${frames.length} of ${twice.length} frames`)
    for (const [index, picture] of twice.entries()) await compare(codec, frames[index], picture)
  } finally {
    for (const frame of frames) frame.close()
  }
}

async function decode(
  { name }: Codec,
  config: VideoDecoderConfig | undefined,
  chunks: readonly EncodedVideoChunk[],
  frames: VideoFrame[],
): Promise<void> {
  if (!config) return
  let failure: DOMException | undefined
  const decoder = new VideoDecoder({
    output: (frame) => frames.push(frame),
    error: (error) => (failure = error),
  })
  try {
    decoder.configure(config)
    for (const chunk of chunks) decoder.decode(chunk)
    await decoder.flush()
  } catch (error) {
    throw new VideoError(`${name} cannot be decoded (${failure?.message ?? String(error)})`)
  } finally {
    if (decoder.state !== 'closed') decoder.close()
  }
}

async function compare({ name }: Codec, frame: VideoFrame | undefined, picture: Pixels): Promise<void> {
  const { width, height } = picture
  if (frame?.displayWidth !== width || frame.displayHeight !== height)
    throw new VideoError(
      `${name} is ${frame?.displayWidth} × ${frame?.displayHeight}, not ${width} × ${height}`,
    )
  const { decibels, colour } = await likeness(frame, picture)
  if (decibels < leastDecibels)
    throw new VideoError(`${name} gives other pictures: ${decibels.toFixed(1)} dB of ${leastDecibels}`)
  if (colour > mostColour)
    throw new VideoError(`${name} gives other colours: ${colour.toFixed(0)} of 255 off`)
}

async function patiently({ name }: Codec, work: () => Promise<void>): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new VideoError(`${name} does not answer`)), patience)
  })
  await Promise.race([work(), late]).finally(() => clearTimeout(timer))
}
