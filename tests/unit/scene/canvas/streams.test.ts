/** A canvas that is recorded keeps its size as long as a track of it lives. */
import { expect, test } from 'vitest'
import { CanvasStreams } from '../../../../src/scene/canvas/streams'

function canvasOf() {
  const track = { readyState: 'live' as MediaStreamTrackState }
  const asked: (number | undefined)[] = []
  const canvas = {
    captureStream(rate?: number) {
      asked.push(rate)
      return { getVideoTracks: () => [track] }
    },
  }
  return { canvas: canvas as unknown as HTMLCanvasElement, track, asked }
}

test('from the first stream until its track is stopped', () => {
  const { canvas, track, asked } = canvasOf()
  const streams = new CanvasStreams(canvas)
  expect(streams.isLive).toBe(false)
  canvas.captureStream(30)
  expect(asked).toEqual([30])
  expect(streams.isLive).toBe(true)
  track.readyState = 'ended'
  expect(streams.isLive).toBe(false)
  track.readyState = 'live'
  canvas.captureStream()
  expect(streams.isLive).toBe(true)
})

test('a browser that streams no canvas has none', () => {
  expect(new CanvasStreams({} as HTMLCanvasElement).isLive).toBe(false)
})
