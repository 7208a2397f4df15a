/** What codecs are asked for: levels that fit the size, and layers of transparency. */
import { expect, test } from 'vitest'
import { filledIn, greyOfAlpha } from '../../../src/video/codecs/layers'
import { halved } from '../../../src/video/codecs/likeness'
import { ladders } from '../../../src/video/codecs/list'

// Levels of ITU-T H.264 A.3, webmproject.org/vp9/levels, and the AV1 specification A.3.
test.each([
  [640, 360, 30, 'avc1.64001e', 'vp09.00.21.08', 'av01.0.01M.08'],
  [1280, 720, 30, 'avc1.64001f', 'vp09.00.31.08', 'av01.0.05M.08'],
  [1280, 720, 60, 'avc1.640020', 'vp09.00.40.08', 'av01.0.08M.08'],
  [1920, 1080, 30, 'avc1.640028', 'vp09.00.40.08', 'av01.0.08M.08'],
  [1920, 1080, 60, 'avc1.64002a', 'vp09.00.41.08', 'av01.0.09M.08'],
  [1080, 1920, 60, 'avc1.64002a', 'vp09.00.41.08', 'av01.0.09M.08'],
  [3840, 2160, 30, 'avc1.640033', 'vp09.00.50.08', 'av01.0.12M.08'],
  [3840, 2160, 60, 'avc1.640034', 'vp09.00.51.08', 'av01.0.13M.08'],
])('the levels of %i × %i at %i', (width, height, fps, ...expected) => {
  const size = { width, height, fps }
  const names = new Set(ladders.mp4.map((codec) => codec.config(size).codec))
  expect([...names]).toEqual(expected)
})

test('where nothing is seen, the colour around is filled in; what is seen stays', () => {
  const data = new Uint8ClampedArray(4 * 32 * 16)
  // Two pixels in the left square: one opaque, one of a quarter.
  data.set([200, 100, 0, 255], 0)
  data.set([0, 0, 255, 85], 4 * 5)
  const { data: filled } = filledIn({ data, width: 32, height: 16 })
  expect([...filled.subarray(0, 4)]).toEqual([200, 100, 0, 255])
  expect([...filled.subarray(20, 24)]).toEqual([0, 0, 255, 255])
  expect([...filled.subarray(4 * 37, 4 * 38)]).toEqual([150, 75, 64, 255])
  expect([...filled.subarray(4 * 20, 4 * 21)]).toEqual([0, 0, 0, 255])
  expect([...greyOfAlpha({ data, width: 32, height: 16 }).data.subarray(20, 24)]).toEqual([85, 85, 85, 255])
})

test('4:2:0 keeps what is of one colour, and the luma of what is not', () => {
  const flat = new Uint8ClampedArray(4 * 9).map((_, at) => [10, 200, 90, 255][at % 4] ?? 0)
  expect(halved({ data: flat, width: 3, height: 3 }).data).toEqual(flat)
  // A square of a grey, two reds and a black, whose reds are 40 and 80.
  const square = [100, 100, 100, 255, 40, 0, 0, 255, 80, 0, 0, 255, 0, 0, 0, 255]
  const { data } = halved({ data: Uint8ClampedArray.from(square), width: 2, height: 2 })
  const luma = (at: number, all: ArrayLike<number>): number =>
    0.2126 * (all[at] ?? 0) + 0.7152 * (all[at + 1] ?? 0) + 0.0722 * (all[at + 2] ?? 0)
  // The mean of red without luma: (40 + 80) (1 - 0.2126) / 4.
  expect((data[0] ?? NaN) - luma(0, square)).toBeCloseTo(23.6, 0)
  expect(luma(0, data)).toBeCloseTo(100, 0)
})
