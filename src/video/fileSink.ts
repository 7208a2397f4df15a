/** Writes a film into a file of the person's disk. What was in it stays until `close`. */
import type { Sink } from './sheet'

interface Removable extends FileSystemFileHandle {
  remove?(): Promise<void>
}

/** @throws DOMException where the file may not be written */
export async function fileSink(handle: FileSystemFileHandle): Promise<Sink> {
  const writable = await handle.createWritable()
  return {
    // A copy, because the stream reads it later.
    write: (bytes, position) => writable.write({ type: 'write', position, data: bytes.slice() }),
    close: () => writable.close(),
    async abort() {
      await writable.abort()
      // The dialog that gave it has emptied it, so nothing that could be kept is lost.
      if ((await handle.getFile()).size === 0) await (handle as Removable).remove?.()
    },
  }
}
