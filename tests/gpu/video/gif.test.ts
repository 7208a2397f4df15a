/** GIF: the browser reads back pictures that are near, a still ground, and the times. */
import { describe, expect, test } from 'vitest'
import { drawTestFrame, pixelsOf, psnr } from '../../helpers/film'
import { blobSink } from '../../../src/video/sinks'
import { openVideo } from '../../../src/video/video'
import { fileOf, stillsOf, testSheet } from '../../helpers/videoFile'

const film = { width: 320, height: 180, cut: 12 }

test('every frame is near the one drawn: 33 dB and more, at a cut too', async () => {
  const { bytes, type } = await fileOf('gif', film)
  const stills = await stillsOf(bytes, type)
  expect(stills.length).toBe(20)
  stills.forEach(({ data, width, height }, frame) => {
    expect([width, height]).toEqual([320, 180])
    expect(psnr(data, pixelsOf(drawTestFrame(film, frame)).data)).toBeGreaterThan(33)
  })
})

test('smooth colours keep their mean: the dither is even', async () => {
  const { bytes, type } = await fileOf(
    'gif',
    film,
    { frames: 1, sample: () => Promise.resolve(pixelsOf(sky())) },
    undefined,
    sky,
  )
  const [still] = await stillsOf(bytes, type)
  const drawn = pixelsOf(sky()).data
  expect(psnr(still?.data ?? [], drawn)).toBeGreaterThan(38)
  expect(errorOfMeans(still?.data ?? [], drawn)).toBeLessThan(0.6)
})

test('what stands still does not change by one bit, wherever the rest goes', async () => {
  const { bytes, type } = await fileOf('gif', { ...film, cut: 99 })
  const [first, ...others] = await stillsOf(bytes, type)
  const drawn = Array.from(
    { length: 20 },
    (_, frame) => pixelsOf(drawTestFrame({ ...film, cut: 99 }, frame)).data,
  )
  let still = 0
  for (let at = 0; at < 320 * 180 * 4; at += 4) {
    const isStill = (data: ArrayLike<number>, [one]: readonly ArrayLike<number>[]): boolean =>
      [0, 1, 2].every((channel) => data[at + channel] === one?.[at + channel])
    if (!drawn.every((data) => isStill(data, drawn))) continue
    still++
    if (!others.every(({ data }) => isStill(data, [first?.data ?? []])))
      expect.fail(`pixel ${at / 4} shimmers`)
  }
  expect(still).toBeGreaterThan(30_000)
})

test('a film that stands still costs next to nothing', async () => {
  const draw = (): OffscreenCanvas => drawTestFrame(film, 0)
  const sample = (): Promise<ImageData> => Promise.resolve(pixelsOf(draw()))
  const one = await fileOf('gif', film, { frames: 1, sample }, undefined, draw)
  const many = await fileOf('gif', film, { frames: 30, sample }, undefined, draw)
  expect(many.bytes.length - one.bytes.length).toBeLessThan(29 * 30)
})

describe.each([10, 24, 25, 30, 50])('%i frames a second', (fps) => {
  test('frame n begins at n / fps, to the nearest hundredth of a second', async () => {
    const { bytes, type } = await fileOf('gif', { width: 32, height: 18, cut: 5 }, { fps, frames: 27 })
    const stills = await stillsOf(bytes, type)
    expect(stills.map(({ timestamp }) => timestamp / 1e4)).toEqual(
      Array.from({ length: 27 }, (_, frame) => Math.round((100 * frame) / fps)),
    )
    const last = stills.at(-1)
    expect(((last?.timestamp ?? NaN) + (last?.duration ?? NaN)) / 1e4).toBe(Math.round(2700 / fps))
  })
})

test('above 50 frames a second some are left out, because browsers slow down what is shorter', async () => {
  const { bytes, type } = await fileOf('gif', { width: 32, height: 18, cut: 5 }, { fps: 60, frames: 60 })
  const stills = await stillsOf(bytes, type)
  expect(Math.min(...stills.map(({ duration }) => duration))).toBeGreaterThanOrEqual(20_000)
  expect(stills.reduce((sum, { duration }) => sum + duration, 0)).toBe(1_000_000)
  expect(stills.length).toBeGreaterThan(30)
})

test.each([
  [true, Infinity],
  [false, 0],
])('it repeats for ever if it should: %s', async (loops, repetitions) => {
  const { bytes, type } = await fileOf('gif', { width: 32, height: 18, cut: 5 }, { frames: 3, loops })
  const decoder = new ImageDecoder({ data: bytes, type })
  await decoder.tracks.ready
  expect(decoder.tracks.selectedTrack?.repetitionCount).toBe(repetitions)
  decoder.close()
})

test('the same film gives the same GIF, with its link', async () => {
  const comment = `https://example.org/#${'x'.repeat(1000)}`
  const [one, other] = [await fileOf('gif', film, { frames: 4 }), await fileOf('gif', film, { frames: 4 })]
  expect(one.bytes.length).toBeGreaterThan(5000)
  expect(other.bytes).toEqual(one.bytes)
  const { bytes, type } = await fileOf('gif', film, { frames: 4, comment })
  expect((await stillsOf(bytes, type)).length).toBe(4)
  // The link, with the length of each block.
  expect(bytes.length - one.bytes.length).toBe(2 + comment.length + Math.ceil(comment.length / 255) + 1)
})

/** Smooth in both directions, with more colours than a palette has. */
function sky(): OffscreenCanvas {
  const canvas = new OffscreenCanvas(320, 180)
  const context = canvas.getContext('2d', { willReadFrequently: true })
  if (!context) throw new Error('no 2D canvas')
  for (let x = 0; x < 320; x++) {
    const column = context.createLinearGradient(0, 0, 0, 180)
    column.addColorStop(0, `rgb(${20 + x / 2} 60 ${200 - x / 2})`)
    column.addColorStop(1, `rgb(230 ${120 + x / 4} 60)`)
    context.fillStyle = column
    context.fillRect(x, 0, 1, 180)
  }
  return canvas
}

/** How much the means of squares of 8 × 8 are off, on the mean. */
function errorOfMeans(one: ArrayLike<number>, other: ArrayLike<number>): number {
  let errors = 0
  for (let top = 0; top + 8 <= 180; top += 8)
    for (let left = 0; left < 320; left += 8)
      for (let channel = 0; channel < 3; channel++) {
        let sum = 0
        for (let y = top; y < top + 8; y++)
          for (let x = left; x < left + 8; x++) {
            const at = 4 * (y * 320 + x) + channel
            sum += (one[at] ?? 0) - (other[at] ?? 0)
          }
        errors += Math.abs(sum) / 64
      }
  return errors / (22 * 40 * 3)
}

describe('a worker', () => {
  const startGif = (): Worker =>
    new Worker(new URL('../../../src/video/gif/gifWorker.ts', import.meta.url), { type: 'module' })
  const scripted = (script: string) => (): Worker =>
    new Worker(URL.createObjectURL(new Blob([script], { type: 'text/javascript' })))
  const madeBy = (start?: () => Worker, draw?: (frame: number) => OffscreenCanvas | ImageData) =>
    fileOf('gif', film, { title: 'A film', loops: true }, undefined, draw, start)

  test('makes the same bytes as the page, of canvases and of numbers, which stay with who has them', async () => {
    const here = await madeBy()
    expect((await madeBy(startGif)).bytes).toEqual(here.bytes)
    const numbers: ImageData[] = []
    const kept = (frame: number): ImageData => (numbers[frame] ??= pixelsOf(drawTestFrame(film, frame)))
    expect((await madeBy(startGif, kept)).bytes).toEqual(here.bytes)
    expect(numbers.every(({ data }) => data.length === 4 * film.width * film.height)).toBe(true)
  })

  test.each([
    ['that cannot be started', () => { throw new Error('refused') }],
    ['that fails at once', scripted('throw new Error("no")')],
  ] as const)('%s is done without', async (_, start) => {
    expect((await madeBy(start)).bytes).toEqual((await madeBy()).bytes)
  }) // prettier-ignore

  test('that fails in the middle ends the film with one line', async () => {
    const third = 'let n = 0; onmessage = () => { if (++n > 3) throw new Error("no"); postMessage(new Uint8Array(9)) }'
    await expect(madeBy(scripted(third))).rejects.toThrow('What makes the GIF has failed')
  }) // prettier-ignore

  test('that is at work when the film is cancelled ends with it', async () => {
    let [ended, workers] = [0, 0]
    const silent = (): Worker => {
      const worker = scripted(
        'let n = 0; onmessage = () => { if (++n < 3) postMessage(new Uint8Array(9)) }',
      )()
      const terminate = worker.terminate.bind(worker)
      workers += 1
      worker.terminate = () => {
        ended += 1
        terminate()
      }
      return worker
    }
    const stop = new AbortController()
    const video = await openVideo('gif', testSheet(film), blobSink(), stop.signal, undefined, silent)
    await video.add(drawTestFrame(film, 0))
    await video.add(drawTestFrame(film, 1))
    const third = video.add(drawTestFrame(film, 2))
    stop.abort()
    await expect(third).rejects.toBe(stop.signal.reason)
    await video.cancel()
    expect([workers, ended]).toEqual([1, 1])
  })
})
