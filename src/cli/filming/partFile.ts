/** A file that is there only once it is whole: until then it has another name. */
import { closeSync, existsSync, openSync, renameSync, rmSync, statSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'

export interface PartFile {
  /** Where it is until it is whole. */
  readonly path: string
  write(bytes: Uint8Array, position: number): void
  /** It is whole: it takes its name, in place of what had it. */
  finish(): void
  /** Leaves nothing. What has its name stays. */
  discard(): void
}

/** @throws Error with one line where no such file can be written */
export function openPart(name: string): PartFile {
  if (statSync(name, { throwIfNoEntry: false })?.isDirectory())
    throw new Error(`"${name}" is a folder: write the name of a file in it`)
  const folder = dirname(name)
  if (!existsSync(folder)) throw new Error(`there is no folder "${folder}": make it, or choose another place`)
  const path = `${name}.part`
  const opened = openSync(path, 'w')
  let isOpen = true
  const close = (): boolean => {
    if (!isOpen) return false
    isOpen = false
    closeSync(opened)
    return true
  }
  return {
    path,
    write(bytes, position) {
      if (!isOpen) return
      for (let done = 0; done < bytes.length;)
        done += writeSync(opened, bytes, done, bytes.length - done, position + done)
    },
    finish() {
      if (close()) renameSync(path, name)
    },
    discard() {
      if (close()) rmSync(path, { force: true })
    },
  }
}
