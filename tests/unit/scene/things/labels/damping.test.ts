/** How labels glide: to their place, without overshoot, and alike at every frame rate. */
import { expect, test } from 'vitest'
import { Damped } from '../../../../../src/scene/things/labels/damping'

const place = { x: 100, y: -40 }

/** Where a label is after each of some frames, on its way from the origin. */
function glide(framesASecond: number, seconds: number): { x: number; isThere: boolean }[] {
  const label = new Damped()
  return Array.from({ length: Math.round(framesASecond * seconds) }, () => {
    const isThere = label.follow(place, 1 / framesASecond)
    return { x: label.x, isThere }
  })
}

test('a label comes to rest at its place within half a second, and never beyond', () => {
  const frames = glide(60, 0.6)
  expect(Math.max(...frames.map(({ x }) => x))).toBeLessThanOrEqual(100)
  expect(frames[14]?.x).toBeGreaterThan(97)
  expect(frames[14]?.isThere).toBe(false)
  expect(frames.at(-1)).toEqual({ x: 100, isThere: true })
})

test('a jump of 100 pixels is at most 15 pixels in a frame of 60 a second', () => {
  const xs = [0, ...glide(60, 0.6).map(({ x }) => x)]
  const steps = xs.slice(1).map((x, index) => x - (xs[index] ?? 0))
  expect(Math.max(...steps)).toBeLessThan(15)
  expect(Math.max(...steps)).toBeGreaterThan(10)
})

test('it is at the same place at the same time, however many frames there were', () => {
  for (const framesASecond of [10, 30, 120]) {
    expect(glide(framesASecond, 0.2).at(-1)?.x).toBeCloseTo(glide(60, 0.2).at(-1)?.x ?? NaN, 9)
  }
})

test('no time moves nothing, and a label that is carried keeps its way to go', () => {
  const [one, other] = [new Damped(), new Damped()]
  one.follow(place, 0.05)
  other.follow(place, 0.05)
  one.follow(place, 0)
  expect(one.x).toBe(other.x)
  one.shift(7, 0)
  one.follow({ x: 107, y: -40 }, 0.05)
  other.follow(place, 0.05)
  expect(one.x - 7).toBeCloseTo(other.x, 9)
})
