/** The life of a film's file: it ends whole, or not at all. */
import type { Counted } from './sinks'
import type { Frame, Sheet, Video, Writer } from './sheet'
import { VideoError } from './videoError'

/** A writer that takes exactly the frames of the sheet; a failure or a cancel frees all and aborts the sink. */
export function guarded(writer: Writer, sheet: Sheet, sink: Counted, signal?: AbortSignal): Video {
  let added = 0
  let isOver = false

  async function end(): Promise<void> {
    if (isOver) return
    isOver = true
    signal?.removeEventListener('abort', onAbort)
    writer.free()
    await sink.abort()
  }

  // A sink that cannot be aborted has told so to whoever waits for a frame.
  const onAbort = (): void => void end().catch(() => undefined)
  signal?.addEventListener('abort', onAbort)

  async function whole(work: () => Promise<void>): Promise<void> {
    try {
      signal?.throwIfAborted()
      if (isOver) throw new VideoError('This film has ended: begin a new one')
      await work()
      signal?.throwIfAborted()
    } catch (error) {
      await end().catch(() => undefined)
      // Who was waiting for a frame is refused by the end: the reason is the one to tell.
      throw signal?.aborted ? signal.reason : error
    }
  }

  return {
    codec: writer.codec,
    extension: writer.extension,
    type: writer.type,
    get bytes() {
      return sink.bytes
    },
    add: (frame: Frame) =>
      whole(() => {
        checkSize(frame, sheet)
        if (added === sheet.frames) throw new VideoError(`This film has ${sheet.frames} frames: add no more`)
        return writer.add(frame, added++)
      }),
    finish: () =>
      whole(async () => {
        if (added < sheet.frames)
          throw new VideoError(`${added} of ${sheet.frames} frames are there: add the others first`)
        await writer.finish()
        if (isOver) throw new VideoError('This film was cancelled: begin a new one')
        await sink.close()
        isOver = true
        signal?.removeEventListener('abort', onAbort)
        writer.free()
      }),
    cancel: end,
  }
}

function checkSize(frame: Frame, { width, height }: Sheet): void {
  if (frame.width !== width || frame.height !== height)
    throw new VideoError(
      `A frame of ${frame.width} × ${frame.height} in a film of ${width} × ${height}: draw all at one size`,
    )
}
