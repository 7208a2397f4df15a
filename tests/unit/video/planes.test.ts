/** Pixels as the planes of a film. The numbers are those of ITU-R BT.709-6 in full range. */
import { expect, test } from 'vitest'
import { planesOf } from '../../../src/video/codecs/planes'

const picture = (width: number, height: number, pixels: readonly (readonly number[])[]) => ({
  width,
  height,
  data: Uint8ClampedArray.from(pixels.flatMap(([red = 0, green = 0, blue = 0]) => [red, green, blue, 255])),
})

test.each([
  ['black', [0, 0, 0], [0, 128, 128]],
  ['white', [255, 255, 255], [255, 128, 128]],
  ['grey', [77, 77, 77], [77, 128, 128]],
  ['red', [255, 0, 0], [54, 99, 255]],
  ['green', [0, 255, 0], [182, 30, 12]],
  ['blue', [0, 0, 255], [18, 255, 116]],
  ['yellow', [255, 255, 0], [237, 1, 140]],
])('%s', (_, rgb, [luma, blueness, redness]) => {
  const planes = planesOf(picture(2, 2, [rgb, rgb, rgb, rgb]))
  expect([...planes]).toEqual([luma, luma, luma, luma, blueness, redness])
})

test('four pixels have one colour, and at an odd edge the two or the one that are there', () => {
  const [red, blue, grey] = [[255, 0, 0], [0, 0, 255], [77, 77, 77]] // prettier-ignore
  const planes = planesOf(picture(3, 3, [red, blue, grey, red, blue, grey, red, red, blue] as number[][]))
  expect(planes.length).toBe(9 + 4 + 4)
  expect([...planes.subarray(0, 9)]).toEqual([54, 18, 77, 54, 18, 77, 54, 54, 18])
  // Half red and half blue; grey; red; blue.
  expect([...planes.subarray(9, 13)]).toEqual([177, 128, 99, 255])
  expect([...planes.subarray(13)]).toEqual([186, 128, 255, 116])
})
