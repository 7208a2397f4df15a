/** The parts of PNG and ZIP, against readers of others. */
import { unzipSync, unzlibSync } from 'fflate'
import { expect, test } from 'vitest'
import { changedRectangle } from '../../../src/video/pixels'
import { crc32 } from '../../../src/video/png/crc32'
import { filtered } from '../../../src/video/png/filters'
import { packed } from '../../../src/video/png/png'
import { zipWriter } from '../../../src/video/png/zip'

test('CRC-32 has its check value, in one part or more', () => {
  const digits = new TextEncoder().encode('123456789')
  expect(crc32(digits)).toBe(0xcb_f4_39_26)
  expect(crc32(digits.subarray(0, 4), digits.subarray(4))).toBe(0xcb_f4_39_26)
})

test.each([3, 4] as const)('filters of %i channels are taken back, and all five are used', (channels) => {
  const [width, height] = [31, 60]
  // Rows that each suit another filter: noise, ramps along, repeats of the row above, blends of both.
  const data = Uint8ClampedArray.from({ length: width * height * 4 }, (_, at) => {
    const [x, y] = [(at >> 2) % width, Math.floor(at / 4 / width)]
    const noise = (Math.imul(at + 1, 2_654_435_761) >>> 16) & 255
    const column = (Math.imul(x + 9, 2_654_435_761) >>> 16) & 255
    return (
      [noise & 7, 7 * x, column, (7 * x + 3 * y + column) / 3, column / 4 + 5 * y][Math.floor(y / 12)] ?? 0
    )
  })
  const picture = { data, width, height }
  const rectangle = { x: 2, y: 1, width: 27, height: 58 }
  const rows = filtered(picture, rectangle, channels)
  const plain = unfiltered(rows, 27 * channels, channels)
  const used = new Set<number | undefined>()
  for (let y = 0; y < 58; y++) used.add(rows[y * (27 * channels + 1)])
  for (let y = 0; y < 58; y++)
    for (let x = 0; x < 27; x++)
      for (let channel = 0; channel < channels; channel++) {
        const expected = data[4 * ((y + 1) * width + x + 2) + channel]
        if (plain[(y * 27 + x) * channels + channel] !== expected) expect.fail(`${x}, ${y}: ${channel}`)
      }
  expect(used.size).toBeGreaterThan(2)
})

test('what is packed is zlib of the filtered rows', async () => {
  const picture = {
    data: Uint8ClampedArray.from({ length: 400 }, (_, at) => at % 251),
    width: 10,
    height: 10,
  }
  const all = { x: 0, y: 0, width: 10, height: 10 }
  expect(unzlibSync(await packed(picture, all, true))).toEqual(filtered(picture, all, 4))
})

test('the rectangle that changed is the least, and one pixel if nothing did', () => {
  const before = new Uint8Array(50)
  const after = before.slice()
  after[23] = 1
  after[36] = 1
  expect(changedRectangle(before, after, 10, 5)).toEqual({ x: 3, y: 2, width: 4, height: 2 })
  expect(changedRectangle(before, before, 10, 5)).toEqual({ x: 0, y: 0, width: 1, height: 1 })
})

test.each([3, 70_000])('a ZIP of %i files is read back', async (count) => {
  const parts: Uint8Array[] = []
  const zip = zipWriter((bytes) => {
    parts.push(bytes)
    return Promise.resolve()
  })
  for (let file = 0; file < count; file++) await zip.add(`${file}.png`, Uint8Array.of(file & 255, file >> 8))
  await zip.finish('')
  const files = unzipSync(Buffer.concat(parts))
  expect(Object.keys(files).length).toBe(count)
  expect(files[`${count - 1}.png`]).toEqual(Uint8Array.of((count - 1) & 255, (count - 1) >> 8))
})

/** Takes back the filters, as a reader does (PNG specification, 9.2). */
function unfiltered(rows: Uint8Array, length: number, channels: number): Uint8Array {
  const plain = new Uint8Array((rows.length / (length + 1)) * length)
  for (let y = 0; y * length < plain.length; y++)
    for (let x = 0; x < length; x++) {
      const at = y * length + x
      const a = x < channels ? 0 : (plain[at - channels] ?? 0)
      const b = y === 0 ? 0 : (plain[at - length] ?? 0)
      const c = x < channels || y === 0 ? 0 : (plain[at - length - channels] ?? 0)
      const p = a + b - c
      const [pa, pb, pc] = [Math.abs(p - a), Math.abs(p - b), Math.abs(p - c)]
      const paeth = pa <= pb && pa <= pc ? a : pb <= pc ? b : c
      const filter = rows[y * (length + 1)] ?? 0
      plain[at] = (rows[y * (length + 1) + 1 + x] ?? 0) + ([0, a, b, (a + b) >> 1, paeth][filter] ?? NaN)
    }
  return plain
}
