/** Where labels go: beside their balls and off each other, in a picture of 1000 × 600. */
import { expect, test } from 'vitest'
import { beside, type LabelBox, type Point, separate } from '../../../../../src/scene/things/labels/layout'

const picture = { width: 1000, height: 600 }
const size = { width: 80, height: 20 }
const ballRadius = 8
const gap = 24

test.each<[string, Point, Point]>([
  ['on the right, a little above', { x: 500, y: 300 }, { x: 564, y: 278.4 }],
  ['on the left at the right edge', { x: 900, y: 300 }, { x: 836, y: 278.4 }],
  ['on the right where it just fits', { x: 892, y: 300 }, { x: 956, y: 278.4 }],
  ['within the picture at the upper edge', { x: 500, y: 10 }, { x: 564, y: 14 }],
])('a label stands %s', (_, ball, place) => {
  expect(beside(ball, size, gap, picture.width)).toEqual(place)
})

const box = (x: number, y: number, ball: Point = { x: -500, y: -500 }): LabelBox => ({ ...size, x, y, ball })

test.each<[string, readonly LabelBox[], readonly number[]]>([
  ['no label', [], []],
  ['one that is alone stays', [box(500, 300)], [300]],
  ['two apart stay', [box(500, 300), box(500, 322)], [300, 322]],
  ['two side by side stay', [box(500, 300), box(582, 300)], [300, 300]],
  ['of two at one place the earlier goes up', [box(500, 300), box(500, 300)], [289, 311]],
  ['two that overlap share the way', [box(500, 304), box(530, 296)], [311, 289]],
  ['one over a ball goes up', [box(500, 300, { x: 500, y: 305 })], [285]],
  ['one below the middle of a ball goes down', [box(500, 310, { x: 500, y: 305 })], [325]],
  ['one stays in the picture at the top', [box(500, -40)], [12]],
  ['one stays in the picture at the bottom', [box(500, 640)], [588]],
  ['at the edge the other makes room', [box(500, 590), box(500, 592)], [566, 588]],
])('%s', (_, boxes, heights) => {
  const places = separate(boxes, picture.height, ballRadius)
  expect(places.map(({ x }) => x)).toEqual(boxes.map(({ x }) => x))
  expect(places).toHaveLength(heights.length)
  for (const [index, { y }] of places.entries()) expect(y).toBeCloseTo(heights[index] ?? NaN, 1)
})

test.each([1, 2, 3, 4, 5, 6, 7, 8])('eight labels of any balls keep off each other, seed %i', (seed) => {
  const random = randomFrom(seed)
  const boxes = Array.from({ length: 8 }, (): LabelBox => {
    const ball = { x: random() * picture.width, y: (0.2 + 0.6 * random()) * picture.height }
    const width = 40 + 100 * random()
    return { width, height: 20, ...beside(ball, { width, height: 20 }, gap, picture.width), ball }
  })
  const places = separate(boxes, picture.height, ballRadius)
  expect(places).toHaveLength(8)
  for (const [index, one] of places.entries()) {
    expect(one.y).toBeGreaterThanOrEqual(12)
    expect(one.y).toBeLessThanOrEqual(588)
    for (const [beyond, other] of places.slice(index + 1).entries()) {
      const [a, b] = [boxes[index], boxes[index + 1 + beyond]]
      const across = Math.abs(one.x - other.x) - ((a?.width ?? 0) + (b?.width ?? 0)) / 2
      const along = Math.abs(one.y - other.y) - 20
      expect(Math.max(across, along)).toBeGreaterThan(-0.1)
    }
  }
  expect(separate(boxes, picture.height, ballRadius)).toEqual(places)
})

/** mulberry32 */
function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}
