/** Encoded chunks → MP4 or WebM, as they come. */
import {
  EncodedPacket,
  EncodedVideoPacketSource,
  Mp4OutputFormat,
  Output,
  StreamTarget,
  type StreamTargetChunk,
  WebMOutputFormat,
} from 'mediabunny'
import type { Sheet, Sink } from '../sheet'
import type { Codec } from './list'

export interface Muxer {
  /** @param alpha the chunk of the frame's transparency */
  add(
    chunk: EncodedVideoChunk,
    metadata?: EncodedVideoChunkMetadata,
    alpha?: EncodedVideoChunk,
  ): Promise<void>
  finish(): Promise<void>
  cancel(): void
}

/** MP4 has its index at the start, in room that is kept for it, so it plays before it is there whole. */
export async function openMuxer(
  format: 'mp4' | 'webm',
  { track }: Codec,
  { fps, frames, title, comment, isTransparent = false }: Sheet,
  sink: Sink,
): Promise<Muxer> {
  let failure: unknown
  const writable = new WritableStream<StreamTargetChunk>({
    async write({ data, position }) {
      try {
        await sink.write(data, position)
      } catch (error) {
        failure ??= error
        throw error
      }
    },
  })
  const output = new Output({
    format: format === 'mp4' ? new Mp4OutputFormat({ fastStart: 'reserve' }) : new WebMOutputFormat(),
    target: new StreamTarget(writable, { chunked: true, chunkSize: 2 ** 20 }),
  })
  const source = new EncodedVideoPacketSource(track)
  output.addVideoTrack(source, {
    frameRate: fps,
    maximumPacketCount: frames,
    canBeTransparent: isTransparent && format === 'webm',
  })
  output.setMetadataTags({ ...(title !== undefined && { title }), ...(comment !== undefined && { comment }) })
  await output.start()

  /** The sink's own error says more than what mediabunny makes of it. */
  async function told(work: () => Promise<void>): Promise<void> {
    try {
      await work()
    } catch (error) {
      throw failure ?? error
    }
    if (failure !== undefined) throw failure
  }

  return {
    add: (chunk, metadata, alpha) =>
      told(async () => {
        const side = alpha ? { alpha: bytesOf(alpha) } : {}
        // To start at a frame, both of its layers must need nothing before it.
        const isKey = chunk.type === 'key' && (!alpha || alpha.type === 'key')
        const frame = Math.round((chunk.timestamp * fps) / 1e6)
        await source.add(
          new EncodedPacket(
            bytesOf(chunk),
            isKey ? 'key' : 'delta',
            frame / fps,
            1 / fps,
            undefined,
            undefined,
            side,
          ),
          metadata,
        )
      }),
    finish: () => told(() => output.finalize()),
    cancel() {
      // What it would still write goes nowhere.
      if (output.state !== 'finalized' && output.state !== 'canceled') output.cancel().catch(() => undefined)
    },
  }
}

function bytesOf(chunk: EncodedVideoChunk): Uint8Array {
  const bytes = new Uint8Array(chunk.byteLength)
  chunk.copyTo(bytes)
  return bytes
}
