/** PNG and APNG: the browser reads back the very pixels, and the times. */
import { unzipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { drawTestFrame, pixelsOf } from '../../helpers/film'
import { fileOf, noise, stillsOf } from '../../helpers/videoFile'
import { chunksIn } from '../../helpers/pngChunks'

describe.each([
  ['opaque', false],
  ['transparent', true],
] as const)('%s', (_, isTransparent) => {
  const film = { width: 123, height: 77, cut: 4, isTransparent }
  const pictures = {
    drawn: (frame: number): ImageData => pixelsOf(drawTestFrame(film, frame)),
    noise: (frame: number): ImageData => noise(123, 77, frame, isTransparent),
  }

  test.each(['drawn', 'noise'] as const)(
    'a ZIP has each frame as a PNG of the very pixels: %s',
    async (name) => {
      const { bytes, type } = await fileOf(
        'png',
        film,
        { frames: 4, first: 99_998 },
        undefined,
        pictures[name],
      )
      expect(type).toBe('application/zip')
      const files = Object.entries(unzipSync(bytes))
      expect(files.map(([file]) => file)).toEqual(['099998.png', '099999.png', '100000.png', '100001.png'])
      for (const [index, [, file]] of files.entries()) {
        const [still] = await stillsOf(Uint8Array.from(file), 'image/png')
        expect([still?.width, still?.height]).toEqual([123, 77])
        expect(still?.data).toEqual(Uint8Array.from(pictures[name](index).data))
      }
    },
  )

  test.each(['drawn', 'noise'] as const)(
    'an APNG shows the very pixels, each for 1 / fps: %s',
    async (name) => {
      const { bytes } = await fileOf(
        'apng',
        film,
        { frames: 6, fps: 60, loops: true },
        undefined,
        pictures[name],
      )
      const stills = await stillsOf(bytes, 'image/png')
      expect(stills.length).toBe(6)
      stills.forEach(({ data }, frame) => expect(data).toEqual(Uint8Array.from(pictures[name](frame).data)))
      // The file is exact, though Chromium counts milliseconds.
      const controls = chunksIn(bytes, 'fcTL').map((data) => new DataView(data.buffer))
      expect(controls.map((view) => view.getUint16(20) / view.getUint16(22))).toEqual(Array(6).fill(1 / 60))
      // Numbers of the animation: frames, and 0 for ever.
      expect(chunksIn(bytes, 'acTL')).toEqual([Uint8Array.of(0, 0, 0, 6, 0, 0, 0, 0)])
    },
  )
})

test('an APNG holds only what changed', async () => {
  const film = { width: 200, height: 100, cut: 99 }
  const draw = (frame: number): OffscreenCanvas => {
    const canvas = new OffscreenCanvas(200, 100)
    const context = canvas.getContext('2d')
    if (!context) throw new Error('no 2D canvas')
    context.fillStyle = '#336699'
    context.fillRect(0, 0, 200, 100)
    context.fillStyle = '#ffffff'
    // The third frame is like the second.
    context.fillRect(10 + 20 * Math.min(frame, 1), 30, 5, 7)
    return canvas
  }
  const { bytes } = await fileOf('apng', film, { frames: 3 }, undefined, draw)
  const rectangles = chunksIn(bytes, 'fcTL').map((data) => {
    const view = new DataView(data.buffer)
    return [4, 8, 12, 16].map((at) => view.getUint32(at))
  })
  expect(rectangles).toEqual([
    [200, 100, 0, 0],
    [25, 7, 10, 30],
    [1, 1, 0, 0],
  ])
})

test.each(['apng', 'png'] as const)('the same film gives the same %s', async (format) => {
  const film = { width: 160, height: 90, cut: 2 }
  const [one, other] = [await fileOf(format, film, { frames: 3 }), await fileOf(format, film, { frames: 3 })]
  expect(one.bytes.length).toBeGreaterThan(2000)
  expect(other.bytes).toEqual(one.bytes)
})

test('title and link are in an APNG, and the link in a ZIP', async () => {
  const film = { width: 16, height: 16, cut: 9 }
  const more = { frames: 1, title: 'η', comment: 'https://example.org/#x' }
  const texts = chunksIn((await fileOf('apng', film, more)).bytes, 'iTXt')
  expect(texts.map((data) => new TextDecoder().decode(data).split('\0').filter(Boolean))).toEqual([
    ['Title', 'η'],
    ['Comment', 'https://example.org/#x'],
  ])
  const zip = new TextDecoder().decode((await fileOf('png', film, more)).bytes)
  expect(zip.endsWith('https://example.org/#x')).toBe(true)
})
