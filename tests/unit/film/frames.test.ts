/** Frames: their number is exact, and each has its own time. */
import { expect, test } from 'vitest'
import { frameAt, framesOf, timeOf } from '../../../src/film/frames'

test.each([
  [12, 60, 720],
  [10, 24, 240],
  [0.1, 30, 3],
  [1 / 3, 30, 10],
  [0.05, 25, 1],
  [0.059, 25, 1],
  [0.061, 25, 2],
  [0, 60, 1],
  [7200, 120, 864_000],
  [8.35, 60, 501],
])('%d seconds at %d a second are %d frames', (seconds, fps, frames) => {
  expect(framesOf({ seconds, fps })).toBe(frames)
})

test.each([24, 25, 30, 50, 60, 120])('at %d a second, frame n is at n / fps to the bit', (fps) => {
  const film = { seconds: 7200, fps }
  for (const n of [0, 1, 2, 3, 7, 59, 60, 719, 86_399]) {
    expect(timeOf(film, n)).toBe(n / fps)
    expect(timeOf(film, n, 0.5)).toBe((n + 0.5) / fps)
    expect(frameAt(film, timeOf(film, n))).toBe(n)
    expect(frameAt(film, timeOf(film, n, 0.5))).toBe(n + 1)
  }
  expect(timeOf(film, fps * 3)).toBe(3)
})
