/** One encoder of the browser: frames in, chunks out. */
import { VideoError } from '../videoError'
import type { Codec, Size } from './list'

/** What is used of a VideoEncoder. */
export type BrowserEncoder = Pick<
  VideoEncoder,
  'configure' | 'encode' | 'flush' | 'close' | 'state' | 'encodeQueueSize' | 'addEventListener'
>
export type MakeEncoder = (init: VideoEncoderInit) => BrowserEncoder

export const browserEncoder: MakeEncoder = (init) => new VideoEncoder(init)

export interface Encoder {
  /** Takes the frame at once and closes it. Waits while the encoder is behind. @throws VideoError if it failed */
  encode(frame: VideoFrame, isKey: boolean): Promise<void>
  /** Waits for the last chunk. @throws VideoError if the encoder failed */
  flush(): Promise<void>
  close(): void
}

/** How many frames may wait. */
const mostWaiting = 4

/** @throws VideoError if there is none */
export function openEncoder(
  codec: Codec,
  size: Size,
  makeEncoder: MakeEncoder,
  onChunk: (chunk: EncodedVideoChunk, metadata?: EncodedVideoChunkMetadata) => void,
): Encoder {
  let failure: VideoError | undefined
  let isClosed = false
  let wake = (): void => undefined
  const fail = (error: unknown): VideoError => {
    failure ??= new VideoError(
      `The ${codec.name} encoder of this browser failed (${textOf(error)}): choose another format or a smaller size`,
    )
    wake()
    return failure
  }
  const encoder = attempt(() =>
    makeEncoder({ output: (chunk, metadata) => isClosed || onChunk(chunk, metadata), error: fail }),
  )
  attempt(() => encoder.configure(codec.config(size)))
  encoder.addEventListener('dequeue', () => wake())

  const isBehind = (): boolean => !failure && !isClosed && encoder.encodeQueueSize > mostWaiting

  function attempt<T>(work: () => T): T {
    try {
      return work()
    } catch (error) {
      throw fail(error)
    }
  }

  return {
    async encode(frame, isKey) {
      try {
        if (failure) throw failure
        attempt(() => encoder.encode(frame, { ...codec.options, keyFrame: isKey }))
      } finally {
        frame.close()
      }
      while (isBehind()) await new Promise<void>((resolve) => (wake = resolve))
      if (failure) throw failure
    },
    async flush() {
      if (failure) throw failure
      try {
        await encoder.flush()
      } catch (error) {
        throw fail(error)
      }
      if (failure) throw failure
    },
    close() {
      if (isClosed) return
      isClosed = true
      if (encoder.state !== 'closed') encoder.close()
      wake()
    },
  }
}

function textOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
