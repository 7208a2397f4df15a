/** The parts of a GIF: compression, delays, palette and dither. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ditherer } from '../../../src/video/gif/dither'
import { lzw } from '../../../src/video/gif/lzw'
import { filmPalette } from '../../../src/video/gif/palette'
import { delays } from '../../../src/video/gif/timing'

describe('LZW', () => {
  test('is read back by the rules of GIF89a, appendix F', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 600, max: 3 }), (places) => {
        expect(unpacked(lzw(places))).toEqual(places)
      }),
      { seed: 7, numRuns: 300 },
    )
  })

  test.each([1, 2, 255, 256, 257, 4000, 60_000])(
    'of %i places without any order, through full tables',
    (length) => {
      const places = Uint8Array.from({ length }, (_, index) => hash(index) >>> 24)
      expect(unpacked(lzw(places))).toEqual(places)
    },
  )

  test('of a still picture is short', () => {
    const places = new Uint8Array(100_000).fill(255)
    expect(unpacked(lzw(places))).toEqual(places)
    expect(lzw(places).length).toBeLessThan(800)
  })
})

describe('delays', () => {
  test('add up to round(100 n / fps) before each frame that is shown, and to the whole', () => {
    for (let fps = 1; fps <= 120; fps++) {
      const all = delays(2 * fps + 1, fps)
      let time = 0
      all.forEach((delay, frame) => {
        if (delay === 0) return
        expect(time).toBe(Math.round((100 * frame) / fps))
        time += delay
      })
      expect(time).toBe(Math.round((100 * (2 * fps + 1)) / fps))
    }
  })

  test('leave out no frame up to 50 a second, and are 2 or more above', () => {
    for (let fps = 1; fps <= 50; fps++) expect(delays(100, fps).every((delay) => delay >= 2)).toBe(true)
    for (let fps = 51; fps <= 120; fps++) expect(delays(100, fps).slice(0, 90)).not.toContain(1)
  })
})

describe('the palette', () => {
  test('is exact where there are at most 255 colours', () => {
    const colours = Array.from({ length: 200 }, (_, index) => [index, (index * 5) % 256, 255 - index])
    const palette = filmPalette([colours.flatMap((colour) => [...colour, 255])])
    const found = new Set(
      Array.from({ length: palette.length / 3 }, (_, at) => [...palette.subarray(3 * at, 3 * at + 3)].join()),
    )
    expect(colours.filter((colour) => !found.has(colour.join()))).toEqual([])
  })

  test('has at most 255 colours, and each patch that is large', () => {
    const noise = Array.from({ length: 40_000 }, (_, at) => hash(at) >>> 24)
    const patch = Array.from({ length: 10_000 }, () => [16, 21, 28, 255]).flat()
    const palette = filmPalette([noise, patch])
    expect(palette.length).toBeLessThanOrEqual(3 * 255)
    expect(palette.length).toBeGreaterThan(3 * 240)
    const distances = Array.from({ length: palette.length / 3 }, (_, at) =>
      Math.hypot(...[16, 21, 28].map((value, channel) => (palette[3 * at + channel] ?? NaN) - value)),
    )
    expect(Math.min(...distances)).toBeLessThan(1.8)
  })
})

describe('the dither', () => {
  const blackAndWhite = Uint8Array.of(0, 0, 0, 255, 255, 255)
  const flat = (value: number): number[] =>
    Array.from({ length: 64 }, () => [value, value, value, 255]).flat()

  test.each([0, 10, 60, 128, 170, 200, 255])('of grey %i in black and white has its mean', (value) => {
    const places = ditherer(blackAndWhite)(flat(value), 8)
    const white = places.reduce((sum, place) => sum + place, 0)
    expect(Math.abs((255 * white) / 64 - value)).toBeLessThanOrEqual(255 / 64)
  })

  test('depends on a pixel alone: what is around may change', () => {
    const dither = ditherer(blackAndWhite)
    const before = dither([...flat(100), ...flat(30)], 16)
    const after = dither(
      [...flat(100), ...flat(30)].map((value, at) => (at % 64 < 32 ? value : 255 - value)),
      16,
    )
    const kept = [...before.keys()].filter((index) => index % 16 < 8)
    expect(kept.map((index) => after[index])).toEqual(kept.map((index) => before[index]))
    expect(after).not.toEqual(before)
  })

  test('leaves a colour of the palette without dots', () => {
    const palette = Uint8Array.of(16, 21, 28, 18, 23, 31, 255, 255, 255)
    const pixels = Array.from({ length: 64 }, () => [16, 21, 28, 255]).flat()
    expect(ditherer(palette)(pixels, 8)).toEqual(new Uint8Array(64))
  })
})

function hash(value: number): number {
  const once = Math.imul(value + 1, 0x9e_37_79_b1)
  return Math.imul(once ^ (once >>> 15), 0x85_eb_ca_77)
}

/** Decodes blocks of LZW, as the specification tells a reader to. */
function unpacked(blocks: Uint8Array): Uint8Array {
  expect(blocks[0]).toBe(8)
  const data: number[] = []
  let at = 1
  while (blocks[at] !== 0) {
    const length = blocks[at] ?? expect.fail('no end')
    data.push(...blocks.subarray(at + 1, at + 1 + length))
    at += 1 + length
  }
  expect(at).toBe(blocks.length - 1)
  const out: number[] = []
  let table: number[][] = []
  let [bits, place] = [9, 0]
  let before: number[] | undefined
  for (;;) {
    let code = 0
    for (let bit = 0; bit < bits; bit++, place++)
      code |= (((data[place >> 3] ?? 0) >> (place & 7)) & 1) << bit
    if (code === 257) break
    if (code === 256) {
      table = Array.from({ length: 258 }, (_, value) => [value])
      ;[bits, before] = [9, undefined]
      continue
    }
    const entry: number[] =
      table[code] ?? (before ? [...before, before[0] ?? 0] : expect.fail('a code too soon'))
    for (const value of entry) out.push(value)
    if (before && table.length < 4096) table.push([...before, entry[0] ?? 0])
    if (table.length === 1 << bits && bits < 12) bits++
    before = entry
  }
  expect(Math.ceil(place / 8)).toBe(data.length)
  return Uint8Array.from(out)
}
