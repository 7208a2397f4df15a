/** Where the bytes of a film go: into memory. */
import type { Sink } from './sheet'
import { VideoError } from './videoError'

/** Keeps the file in memory, as pieces of 1 MiB. */
export function blobSink(): Sink & { blob(type: string): Blob } {
  const pieceSize = 2 ** 20
  let pieces: Uint8Array<ArrayBuffer>[] = []
  let length = 0
  return {
    write(bytes, position) {
      for (let done = 0; done < bytes.length;) {
        const at = position + done
        const index = Math.floor(at / pieceSize)
        while (pieces.length <= index) pieces.push(new Uint8Array(pieceSize))
        const part = bytes.subarray(done, done + pieceSize - (at % pieceSize))
        pieces[index]?.set(part, at % pieceSize)
        done += part.length
      }
      length = Math.max(length, position + bytes.length)
      return Promise.resolve()
    },
    close: () => Promise.resolve(),
    abort() {
      pieces = []
      length = 0
      return Promise.resolve()
    },
    /** The whole file; empty after an abort. */
    blob: (type) => new Blob(pieces, { type }).slice(0, length, type),
  }
}

/** Writes at the end of what is there. */
export type Append = (bytes: Uint8Array) => Promise<void>

export interface Counted extends Sink {
  /** Length of the file so far. */
  readonly bytes: number
  readonly append: Append
}

/** The sink, which knows its length and refuses bytes once it is closed or aborted. */
export function counted(sink: Sink): Counted {
  let length = 0
  let isOpen = true
  async function write(bytes: Uint8Array, position: number): Promise<void> {
    if (!isOpen) return
    length = Math.max(length, position + bytes.length)
    await toldPlainly(() => sink.write(bytes, position))
  }
  async function close(): Promise<void> {
    if (!isOpen) return
    await toldPlainly(() => sink.close())
    isOpen = false
  }
  async function abort(): Promise<void> {
    if (!isOpen) return
    isOpen = false
    await sink.abort()
  }
  return {
    get bytes() {
      return length
    },
    write,
    append: (bytes) => write(bytes, length),
    close,
    abort,
  }
}

/** @throws VideoError where the file can no longer be written */
async function toldPlainly(work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error)
    throw new VideoError(
      `The file cannot be written (${text}): make room on the disk, or choose another place`,
    )
  }
}
