/** Encoders that lie: the next codec is taken; or the person is told, and no broken file is left. */
import { afterEach, describe, expect, test, vi } from 'vitest'
import type { MakeEncoder } from '../../../src/video/codecs/encoder'
import { type Sink, VideoError, openVideo } from '../../../src/video/video'
import { blobSink } from '../../../src/video/sinks'
import { type Fault, faulty, ghost } from '../../helpers/encoders'
import { drawTestFrame } from '../../helpers/film'
import { fileOf, testSheet } from '../../helpers/videoFile'

const film = { width: 320, height: 180, cut: 4 }

/** Each lie, and what the person is told where all encoders have it. */
const lies: Readonly<Record<string, readonly [fault: Fault, told: RegExp]>> = {
  'throws at once': [
    () => ({ configure: () => refuse('not here') }),
    /H\.264 encoder .* failed \(not here\)/,
  ],
  'says yes, and throws at the first frame': [
    () => ({ encode: () => refuse('no frame') }),
    /failed \(no frame\)/,
  ],
  'says yes, and fails at frame 5': [
    ({ encode }, { error }) => {
      let frames = 0
      return {
        encode: (frame, options) => (++frames === 5 ? error(fault('lost')) : encode(frame, options)),
      }
    },
    /failed \(lost\)/,
  ],
  'fails at flush': [() => ({ flush: () => Promise.reject(fault('no end')) }), /failed \(no end\)/],
  'loses frames': [
    ({ encode }) => {
      let frames = 0
      return { encode: (frame, options) => (++frames % 3 === 0 ? undefined : encode(frame, options)) }
    },
    /H\.264 made 4 of 6 frames/,
  ],
  'shows the picture a line lower': [
    ghost((rgba) => rgba.copyWithin(4 * 320, 0)),
    /H\.264 gives other pictures: \d+\.\d dB of 35/,
  ],
  'shows nothing': [ghost((rgba) => rgba.fill(0)), /H\.264 gives other pictures: \d+\.\d dB of 35/],
  'loses the colours': [ghost(grey), /H\.264 gives other colours: \d+ of 255 off/],
  'makes another size': [
    ({ configure }) => ({ configure: (config) => configure({ ...config, width: 160, height: 90 }) }),
    /H\.264 is 160 × 90, not 320 × 180/,
  ],
}

describe.each(Object.entries(lies))('an encoder that %s', (_, [lie, told]) => {
  test('is passed over', async () => {
    const { codec, bytes } = await fileOf(
      'mp4',
      film,
      { frames: 6 },
      faulty((codec) => codec.startsWith('avc1'), lie),
    )
    expect(codec).toBe('VP9')
    expect(bytes.length).toBeGreaterThan(1000)
  })

  test('is named, where there is no other', async () => {
    const sink = watched()
    const opening = openVideo(
      'mp4',
      testSheet(film),
      sink,
      undefined,
      faulty(() => true, lie),
    )
    await expect(opening).rejects.toThrow(told)
    await expect(opening).rejects.toThrow(VideoError)
    await expect(opening).rejects.toThrow(/^No encoder of this browser makes this video: choose GIF/)
    expect(sink.calls).toEqual(['abort'])
  })
})

afterEach(() => vi.unstubAllGlobals())

test('a browser without encoders is told of the formats that need none', async () => {
  vi.stubGlobal('VideoEncoder', undefined)
  await expect(openVideo('webm', testSheet(film), blobSink())).rejects.toThrow(
    'This browser encodes no video: choose GIF, APNG or PNG, or open Thalweg in another',
  )
})

describe('after the trial', () => {
  test.each(['add', 'finish'] as const)('an encoder that fails at %s leaves no file', async (when) => {
    const sink = watched()
    // The first encoder is the one of the trial.
    const makeEncoder = faulty(
      (_, made) => made === 1,
      ({ encode }, { error }) => {
        let frames = 0
        return when === 'finish'
          ? { flush: () => Promise.reject(fault('no end')) }
          : { encode: (frame, options) => (++frames === 3 ? error(fault('lost')) : encode(frame, options)) }
      },
    )
    const video = await openVideo('mp4', testSheet(film, { frames: 5 }), sink, undefined, makeEncoder)
    const making = (async () => {
      for (let frame = 0; frame < 5; frame++) await video.add(drawTestFrame(film, frame))
      await video.finish()
    })()
    await expect(making).rejects.toThrow(
      /^The H\.264 encoder of this browser failed \((lost|no end)\): choose another format or a smaller size$/,
    )
    expect(sink.calls.at(-1)).toBe('abort')
    expect(sink.calls).not.toContain('close')
    await expect(video.add(drawTestFrame(film, 0))).rejects.toThrow('This film has ended')
  })

  test('a cancelled film closes its encoders and leaves nothing', async () => {
    const states: (() => CodecState)[] = []
    const makeEncoder: MakeEncoder = (init) => {
      const encoder = new VideoEncoder(init)
      states.push(() => encoder.state)
      return encoder
    }
    const memory = blobSink()
    const abort = new AbortController()
    const video = await openVideo('webm', testSheet(film), memory, abort.signal, makeEncoder)
    for (let frame = 0; frame < 3; frame++) await video.add(drawTestFrame(film, frame))
    expect(states.map((state) => state())).toEqual(['closed', 'configured'])
    abort.abort()
    await expect(video.add(drawTestFrame(film, 3))).rejects.toThrow(/abort/)
    await video.cancel()
    expect(states.map((state) => state())).toEqual(['closed', 'closed'])
    expect(memory.blob('').size).toBe(0)
  })

  test('a disk that is full is said as such', async () => {
    const sink = {
      ...blobSink(),
      write: () => Promise.reject(new DOMException('quota', 'QuotaExceededError')),
    }
    const making = (async () => {
      const video = await openVideo('mp4', testSheet(film, { frames: 2 }), sink)
      for (let frame = 0; frame < 2; frame++) await video.add(drawTestFrame(film, frame))
      await video.finish()
    })()
    await expect(making).rejects.toThrow('The file cannot be written (quota): make room on the disk')
  })
})

/** An error as encoders tell it. */
function fault(text: string): DOMException {
  return new DOMException(text, 'EncodingError')
}

function refuse(text: string): never {
  throw fault(text)
}

/** What an encoder makes of a picture whose colours it loses. */
function grey(rgba: Uint8ClampedArray): void {
  for (let at = 0; at < rgba.length; at += 4)
    rgba.fill(
      0.2126 * (rgba[at] ?? 0) + 0.7152 * (rgba[at + 1] ?? 0) + 0.0722 * (rgba[at + 2] ?? 0),
      at,
      at + 3,
    )
}

/** A sink in memory that notes how it ends. */
function watched(): Sink & { readonly calls: string[] } {
  const sink = blobSink()
  const calls: string[] = []
  return {
    calls,
    write: (bytes, position) => sink.write(bytes, position),
    close() {
      calls.push('close')
      return sink.close()
    },
    abort() {
      calls.push('abort')
      return sink.abort()
    },
  }
}
