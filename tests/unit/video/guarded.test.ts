/** A film's file ends whole, or not at all. */
import { describe, expect, test } from 'vitest'
import { guarded } from '../../../src/video/guarded'
import type { Frame, Sheet, Writer } from '../../../src/video/sheet'
import { blobSink, counted } from '../../../src/video/sinks'
import { openVideo } from '../../../src/video/video'

const sheet: Sheet = {
  width: 4,
  height: 2,
  fps: 30,
  frames: 2,
  cuts: [],
  sample: () => Promise.reject(new Error('not asked for')),
}
const frame = { width: 4, height: 2 } as Frame

function made({ fails = '', signal }: { fails?: string; signal?: AbortSignal } = {}) {
  const calls: string[] = []
  const note = (call: string): Promise<void> => {
    calls.push(call)
    return call === fails ? Promise.reject(new Error(`no ${call}`)) : Promise.resolve()
  }
  const writer: Writer = {
    codec: 'none',
    extension: 'bin',
    type: 'application/octet-stream',
    add: (_, index) => note(`add ${index}`),
    finish: () => note('finish'),
    free: () => void calls.push('free'),
  }
  const sink = counted({
    write: () => note('write'),
    close: () => note('close'),
    abort: () => note('abort'),
  })
  return { video: guarded(writer, sheet, sink, signal), calls }
}

test('a film that goes well is closed and freed once', async () => {
  const { video, calls } = made()
  await video.add(frame)
  await video.add(frame)
  await video.finish()
  await video.cancel()
  expect(calls).toEqual(['add 0', 'add 1', 'finish', 'close', 'free'])
})

test.each(['add 1', 'finish', 'close'])('a failure at %s frees all and aborts', async (fails) => {
  const { video, calls } = made({ fails })
  const making = video
    .add(frame)
    .then(() => video.add(frame))
    .then(() => video.finish())
  await expect(making).rejects.toThrow(`no ${fails}`)
  expect(calls.slice(calls.indexOf(fails))).toEqual([fails, 'free', 'abort'])
  await expect(video.add(frame)).rejects.toThrow('This film has ended: begin a new one')
})

test('a film that misses frames, or has too many, or one of another size, is no file', async () => {
  const few = made()
  await few.video.add(frame)
  await expect(few.video.finish()).rejects.toThrow('1 of 2 frames are there: add the others first')
  const many = made()
  await many.video.add(frame)
  await many.video.add(frame)
  await expect(many.video.add(frame)).rejects.toThrow('This film has 2 frames: add no more')
  const other = made()
  await expect(other.video.add({ width: 4, height: 3 } as Frame)).rejects.toThrow(
    'A frame of 4 × 3 in a film of 4 × 2: draw all at one size',
  )
  for (const { calls } of [few, many, other]) {
    expect(calls.slice(-2)).toEqual(['free', 'abort'])
    expect(calls).not.toContain('close')
  }
})

test('a signal ends it at once, and what comes after is refused', async () => {
  const abort = new AbortController()
  const { video, calls } = made({ signal: abort.signal })
  await video.add(frame)
  abort.abort(new Error('enough'))
  expect(calls).toEqual(['add 0', 'free', 'abort'])
  await expect(video.add(frame)).rejects.toThrow('enough')
})

describe('what cannot be a film is said before anything is drawn', () => {
  test.each([
    ['mp4', { width: 3 }, 'MP4 needs an even width and height, not 3 × 2: take one pixel off'],
    ['gif', { fps: 29.97 }, '29.97 frames a second: choose a whole number from 1 to 120'],
    ['webm', { frames: 0 }, 'A film of 0 frames of 4 × 2: give it whole numbers above 0'],
    ['gif', { isTransparent: true }, 'choose APNG or WebM, or an opaque background'],
  ] as const)('%s %j', async (format, change, told) => {
    await expect(openVideo(format, { ...sheet, ...change }, blobSink())).rejects.toThrow(told)
  })
})

test('a sink in memory takes writes that go back, over the ends of its pieces', async () => {
  const sink = blobSink()
  const long = Uint8Array.from({ length: 3_000_000 }, (_, at) => at % 251)
  await sink.write(long, 5)
  await sink.write(Uint8Array.of(1, 2, 3, 4, 5, 6), 0)
  const bytes = new Uint8Array(await sink.blob('a/b').arrayBuffer())
  const expected = new Uint8Array(3_000_005)
  expected.set(long, 5)
  expected.set([1, 2, 3, 4, 5, 6])
  expect(Buffer.compare(bytes, expected)).toBe(0)
  expect(sink.blob('a/b').type).toBe('a/b')
  await sink.abort()
  expect(sink.blob('').size).toBe(0)
})
