/** The timeline: it moves by the given seconds, stops at the end or loops, and calls its listeners. */
import { expect, test, vi } from 'vitest'
import { Timeline } from '../../../src/lab/timeline'

function timeline(change: Partial<Timeline['state']> = {}): Timeline {
  return new Timeline({ playing: true, speed: 8, loop: false, steps: 100, ...change })
}

test('moves by speed times seconds, and only while it plays', () => {
  const line = timeline()
  line.advance(0.25)
  expect(line.position).toBe(2)
  line.advance(0.3)
  expect(line.position).toBeCloseTo(4.4, 12)
  expect(line.step).toBe(4)
  line.set({ playing: false })
  line.advance(5)
  expect(line.step).toBe(4)
  line.set({ playing: true, speed: 0.25 })
  line.advance(2)
  expect(line.position).toBeCloseTo(4.9, 12)
})

test('stops at the end, and pressing play there starts over', () => {
  const line = timeline()
  line.advance(1000)
  expect(line.position).toBe(100)
  expect(line.state.playing).toBe(false)
  line.set({ playing: true })
  expect(line.position).toBe(0)
  line.advance(1)
  expect(line.position).toBe(8)
})

test('starts over at the end if it loops', () => {
  const line = timeline({ loop: true })
  line.seek(98)
  line.advance(1)
  expect(line.position).toBe(6)
  expect(line.state.playing).toBe(true)
})

test('seeks no further than the run', () => {
  const line = timeline()
  line.seek(42.5)
  expect([line.position, line.step]).toEqual([42.5, 42])
  line.seek(-1)
  expect(line.position).toBe(0)
  line.seek(1e9)
  expect(line.position).toBe(100)
})

test('a shorter run moves the playhead to its end', () => {
  const line = timeline()
  line.seek(80)
  line.set({ steps: 30 })
  expect(line.position).toBe(30)
  line.set({ steps: 200 })
  expect(line.position).toBe(30)
})

test('calls listeners of moves and of changes separately, and stops on request', () => {
  const line = timeline()
  const [moved, changed] = [vi.fn(), vi.fn()]
  const stops = [line.onMove(moved), line.onChange(changed)]
  line.advance(0.5)
  line.seek(line.position)
  expect([moved.mock.calls.length, changed.mock.calls.length]).toEqual([1, 0])
  line.set({ speed: 16 })
  expect([moved.mock.calls.length, changed.mock.calls.length]).toEqual([1, 1])
  for (const stop of stops) stop()
  line.advance(0.5)
  line.set({ speed: 32 })
  expect([moved.mock.calls.length, changed.mock.calls.length]).toEqual([1, 1])
})

test('its state is a new value after every change, so that React sees it', () => {
  const line = timeline()
  const before = line.state
  line.set({ loop: true })
  expect(line.state).not.toBe(before)
  expect(before.loop).toBe(false)
})

test('a clock that goes back, or has no time, moves nothing', () => {
  const line = timeline()
  line.advance(0.25)
  for (const seconds of [-5, -0.001, 0, Number.NaN]) line.advance(seconds)
  expect(line.position).toBe(2)
  const looping = timeline({ loop: true })
  looping.advance(-1)
  expect(looping.position).toBe(0)
})

test('NaN is no place to go to', () => {
  const line = timeline()
  line.seek(7)
  line.seek(Number.NaN)
  expect(line.position).toBe(7)
  line.seek(Number.POSITIVE_INFINITY)
  expect(line.position).toBe(100)
})
