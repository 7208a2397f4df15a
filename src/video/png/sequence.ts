/** A ZIP of PNG files, one a frame. */
import { pixelReader } from '../pixels'
import type { Append } from '../sinks'
import type { Sheet, Writer } from '../sheet'
import { png } from './png'
import { zipWriter } from './zip'

export function openPngSequence(sheet: Sheet, append: Append): Promise<Writer> {
  const read = pixelReader()
  const zip = zipWriter(append)
  return Promise.resolve({
    codec: 'PNG',
    extension: 'zip',
    type: 'application/zip',
    async add(frame, index) {
      const name = String((sheet.first ?? 0) + index).padStart(6, '0')
      await zip.add(`${name}.png`, await png(read(frame), sheet.isTransparent ?? false))
    },
    finish: () => zip.finish(sheet.comment ?? ''),
    free: () => undefined,
  })
}
