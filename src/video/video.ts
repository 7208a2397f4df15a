/** Opens the file of a film: its format's writer, with its end guarded so that no broken file is left. */
import { openApng } from './png/apng'
import { openPngSequence } from './png/sequence'
import { openGif } from './gif/gif'
import { type MakeEncoder, browserEncoder } from './codecs/encoder'
import { openEncoded } from './codecs/encoded'
import { guarded } from './guarded'
import { type Append, counted } from './sinks'
import type { Sheet, Sink, Video, VideoFormat, Writer } from './sheet'
import { VideoError } from './videoError'

export type { Frame, Sheet, Sink, Video, VideoFormat } from './sheet'
export { VideoError } from './videoError'

/**
 * @param signal cancels the film when it is aborted
 * @param makeEncoder the encoders to try; tests put in some that lie
 * @param startGif starts the worker of `gif/gifWorker.ts`; without one the page makes a GIF itself
 * @throws VideoError with one line that says what to do, where no encoder of this browser can make the format
 */
export async function openVideo(
  format: VideoFormat,
  sheet: Sheet,
  sink: Sink,
  signal?: AbortSignal,
  makeEncoder: MakeEncoder = browserEncoder,
  startGif?: () => Worker,
): Promise<Video> {
  const bytes = counted(sink)
  try {
    signal?.throwIfAborted()
    check(format, sheet)
    const writer = await openWriter(format, sheet, bytes, makeEncoder, signal, startGif)
    return guarded(writer, sheet, bytes, signal)
  } catch (error) {
    // The first error is the one to tell.
    await sink.abort().catch(() => undefined)
    throw error
  }
}

function openWriter(
  format: VideoFormat,
  sheet: Sheet,
  sink: Sink & { append: Append },
  makeEncoder: MakeEncoder,
  signal: AbortSignal | undefined,
  startGif: (() => Worker) | undefined,
): Promise<Writer> {
  switch (format) {
    case 'mp4':
    case 'webm':
      return openEncoded(format, sheet, sink, makeEncoder, signal)
    case 'gif':
      return openGif(sheet, sink.append, signal, startGif)
    case 'apng':
      return openApng(sheet, sink.append)
    case 'png':
      return openPngSequence(sheet, sink.append)
  }
}

const formats: readonly VideoFormat[] = ['mp4', 'webm', 'gif', 'apng', 'png']

/** @throws VideoError if the sheet cannot become a file of this format */
function check(format: VideoFormat, sheet: Sheet): void {
  if (!formats.includes(format))
    throw new VideoError(`${JSON.stringify(format)} is no format: choose one of ${formats.join(', ')}`)
  const { width, height, fps, frames, isTransparent, isSharp } = sheet
  if (![width, height, frames].every((each) => Number.isInteger(each) && each > 0))
    throw new VideoError(`A film of ${frames} frames of ${width} × ${height}: give it whole numbers above 0`)
  if (!Number.isInteger(fps) || fps < 1 || fps > 120)
    throw new VideoError(`${fps} frames a second: choose a whole number from 1 to 120`)
  if (format === 'mp4' && (width % 2 === 1 || height % 2 === 1))
    throw new VideoError(`MP4 needs an even width and height, not ${width} × ${height}: take one pixel off`)
  if (isSharp && isTransparent && format === 'webm')
    throw new VideoError('A transparent WebM has no sharp lines: leave one of the two out')
  if (format === 'gif' && isTransparent)
    throw new VideoError('A GIF has no half-transparent pixels: choose APNG or WebM, or an opaque background')
  if (format === 'gif' && Math.max(width, height) > 65_535)
    throw new VideoError('A GIF is at most 65535 pixels wide and high: choose a smaller size')
}
