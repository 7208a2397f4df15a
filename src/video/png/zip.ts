/** A ZIP of files that are compressed already, written as they come (PKWARE's APPNOTE 6.3.10). */
import type { Append } from '../sinks'
import { crc32 } from './crc32'
import { joined, littleEnded } from './png'

export interface Zip {
  add(name: string, bytes: Uint8Array): Promise<void>
  /** @param comment of the whole file, at most 65535 bytes */
  finish(comment: string): Promise<void>
}

/** All files are of 1 January 1980, so that the same files give the same ZIP. */
export function zipWriter(append: Append): Zip {
  const entries: Uint8Array[] = []
  let position = 0
  async function write(bytes: Uint8Array): Promise<void> {
    await append(bytes)
    position += bytes.length
  }
  return {
    async add(name, bytes) {
      const offset = position
      const label = new TextEncoder().encode(name)
      const about = littleEnded(
        [firstOfJanuary, 4],
        [crc32(bytes), 4],
        [bytes.length, 4],
        [bytes.length, 4],
        [label.length, 2],
      )
      const big = offset >= most32 ? littleEnded([1, 2], [8, 2], [offset, 8]) : new Uint8Array()
      entries.push(
        joined([
          littleEnded([0x02_01_4b_50, 4], [version, 2], [version, 2], [0, 4]),
          about,
          littleEnded([big.length, 2], [0, 10], [Math.min(offset, most32), 4]),
          label,
          big,
        ]),
      )
      await write(
        joined([littleEnded([0x04_03_4b_50, 4], [version, 2], [0, 4]), about, littleEnded([0, 2]), label]),
      )
      await write(bytes)
    },
    async finish(comment) {
      const start = position
      for (const entry of entries) await write(entry)
      const size = position - start
      const isBig = start >= most32 || entries.length >= most16
      const end = position
      const count = entries.length
      if (isBig) {
        await write(
          littleEnded(
            [0x06_06_4b_50, 4],
            [44, 8],
            [version, 2],
            [version, 2],
            [0, 8],
            [count, 8],
            [count, 8],
            [size, 8],
            [start, 8],
          ),
        )
        await write(littleEnded([0x07_06_4b_50, 4], [0, 4], [end, 8], [1, 4]))
      }
      const text = new TextEncoder().encode(comment).subarray(0, most16)
      const shown = Math.min(count, most16)
      await write(
        littleEnded(
          [0x06_05_4b_50, 4],
          [0, 4],
          [shown, 2],
          [shown, 2],
          [size, 4],
          [Math.min(start, most32), 4],
          [text.length, 2],
        ),
      )
      await write(text)
    },
  }
}

const [most16, most32] = [0xff_ff, 0xff_ff_ff_ff]
/** 4.5: with 64-bit places. */
const version = 45
/** Time and date of MS-DOS. */
const firstOfJanuary = 0x21_00_00
