/** MP4 and WebM: times, key frames, colours and pictures, read back from the file. */
import { describe, expect, test } from 'vitest'
import { likeness } from '../../../src/video/codecs/likeness'
import { blobSink } from '../../../src/video/sinks'
import { openVideo } from '../../../src/video/video'
import { drawTestFrame, pixelsOf, shownPixels } from '../../helpers/film'
import { decoded, demuxed, fileOf, stillsOf, testSheet } from '../../helpers/videoFile'
import { only } from '../../helpers/encoders'

const film = { width: 320, height: 180, cut: 12 }

describe.each(['mp4', 'webm'] as const)('%s', (format) => {
  test.each([24, 25, 30, 50, 60])('at %i frames a second, frame n is at n / fps', async (fps) => {
    const { bytes } = await fileOf(format, film, { fps, frames: 13 })
    const { packets, duration } = await demuxed(bytes)
    // WebM counts milliseconds.
    const most = format === 'mp4' ? 1e-9 : 0.000501
    expect(packets.length).toBe(13)
    packets.forEach(({ timestamp }, frame) => expect(Math.abs(timestamp - frame / fps)).toBeLessThan(most))
    expect(Math.abs(duration - 13 / fps)).toBeLessThan(2 * most)
  })

  test('key frames are at the cuts, and two seconds after the last', async () => {
    const { bytes } = await fileOf(format, film, { fps: 10, frames: 45 })
    const { packets } = await demuxed(bytes)
    const keys = packets.flatMap(({ type }, frame) => (type === 'key' ? [frame] : []))
    expect(keys).toEqual([0, 12, 32])
  })

  test('every frame is near the one drawn, at a cut too', async () => {
    const { bytes } = await fileOf(format, film)
    const { packets, config } = await demuxed(bytes)
    expect(config.colorSpace).toMatchObject({ primaries: 'bt709', matrix: 'bt709', fullRange: true })
    const chunks = packets.map((packet) => packet.toEncodedVideoChunk())
    const count = await decoded(config, chunks, async (frame, index) => {
      expect([frame.displayWidth, frame.displayHeight]).toEqual([320, 180])
      const { decibels, colour } = await likeness(frame, pixelsOf(drawTestFrame(film, index)))
      expect(decibels).toBeGreaterThan(35)
      expect(colour).toBeLessThan(16)
    })
    expect(count).toBe(20)
  })

  test('a title, and a link of 30 KB, are in the file', async () => {
    const comment = `https://example.org/#${'x'.repeat(30_000)}`
    const { bytes } = await fileOf(format, film, { frames: 2, title: 'Ünder η', comment })
    expect((await demuxed(bytes)).tags).toEqual({ title: 'Ünder η', comment })
  })
})

test.each(['mp4', 'webm'] as const)('sharp lines in %s keep a colour for every pixel', async (format) => {
  const errorOf = async (isSharp: boolean): Promise<number> => {
    const { bytes, codec } = await fileOf(format, film, { frames: 4, isSharp })
    expect(codec.endsWith('4:4:4')).toBe(isSharp)
    const { packets, config } = await demuxed(bytes)
    const chunks = packets.map((packet) => packet.toEncodedVideoChunk())
    let squares = 0
    await decoded(config, chunks, (frame, index) => {
      const [shown, drawn] = [shownPixels(frame).data, pixelsOf(drawTestFrame(film, index)).data]
      for (let at = 0; at < drawn.length; at += 1) squares += ((shown[at] ?? 0) - (drawn[at] ?? 0)) ** 2
    })
    return squares
  }
  // 10 dB less noise in red, green and blue than with colours of half the size.
  expect(await errorOf(true)).toBeLessThan((await errorOf(false)) / 10)
})

describe.each([
  ['mp4', 'H.264', 'avc1'],
  ['mp4', 'VP9', 'vp09'],
  ['mp4', 'AV1', 'av01'],
  ['webm', 'VP9', 'vp09'],
  ['webm', 'AV1', 'av01'],
  ['webm', 'VP8', 'vp8'],
] as const)('%s of %s', (format, name, start) => {
  test('colour bars keep their colours within 6 of 255', async () => {
    const { bytes, codec } = await fileOf(
      format,
      film,
      { frames: 3, sample: () => bars() },
      only(start),
      barsCanvas,
    )
    expect(codec).toBe(name)
    const { packets, config } = await demuxed(bytes)
    const chunks = packets.map((packet) => packet.toEncodedVideoChunk())
    const count = await decoded(config, chunks, (frame) => {
      const shown = shownPixels(frame)
      colours.forEach((colour, index) => {
        const at = 4 * (90 * 320 + 40 * index + 20)
        for (const [channel, value] of colour.entries())
          expect(Math.abs((shown.data[at + channel] ?? NaN) - value)).toBeLessThanOrEqual(6)
      })
    })
    expect(count).toBe(3)
  })
})

test('the same film gives the same WebM, byte by byte', async () => {
  const [one, other] = [await fileOf('webm', film), await fileOf('webm', film)]
  expect(one.bytes.length).toBeGreaterThan(5000)
  expect(other.bytes).toEqual(one.bytes)
})

test.each(['mp4', 'webm', 'gif', 'apng'] as const)(
  '%s: a WebGL canvas is read in the task that drew it, and may be cleared in the same',
  async (format) => {
    const canvas = document.createElement('canvas')
    ;[canvas.width, canvas.height] = [64, 64]
    document.body.append(canvas)
    const gl = canvas.getContext('webgl2', { alpha: false })
    const fill = (red: number, green: number): void => {
      gl?.clearColor(red, green, 0, 1)
      gl?.clear(gl.COLOR_BUFFER_BIT)
    }
    const sample = (): Promise<ImageData> => {
      const image = new ImageData(64, 64)
      image.data.forEach((_, at) => (image.data[at] = [255, 0, 0, 255][at % 4] ?? 0))
      return Promise.resolve(image)
    }
    const sink = blobSink()
    const sheet = { ...testSheet({ width: 64, height: 64, cut: 1 }, { frames: 3 }), sample }
    const video = await openVideo(format, sheet, sink)
    for (let frame = 0; frame < 3; frame++) {
      fill(1, 0)
      const added = video.add(canvas)
      fill(0, 1)
      await added
      // The page shows what was drawn, and throws it away.
      await new Promise((resolve) => requestAnimationFrame(resolve))
    }
    await video.finish()
    canvas.remove()
    const bytes = new Uint8Array(await sink.blob(video.type).arrayBuffer())
    const corners: (number | undefined)[][] = []
    const take = (data: ArrayLike<number>): void => void corners.push([data[0], data[1], data[2]])
    if (format === 'gif' || format === 'apng')
      for (const { data } of await stillsOf(bytes, format === 'gif' ? 'image/gif' : 'image/png')) take(data)
    else {
      const { packets, config } = await demuxed(bytes)
      const chunks = packets.map((packet) => packet.toEncodedVideoChunk())
      await decoded(config, chunks, (frame) => take(shownPixels(frame).data))
    }
    expect(corners.length).toBe(3)
    for (const [red = NaN, green = NaN] of corners) {
      expect(red).toBeGreaterThan(250)
      expect(green).toBeLessThan(6)
    }
  },
)

test('an MP4 has its index before its pictures', async () => {
  const { bytes } = await fileOf('mp4', film)
  const text = new TextDecoder('latin1').decode(bytes)
  expect(text.indexOf('moov')).toBeGreaterThan(0)
  expect(text.indexOf('mdat')).toBeGreaterThan(text.indexOf('moov'))
})

test('WebM takes odd sizes, MP4 says what to do', async () => {
  const odd = { width: 321, height: 181, cut: 2 }
  const { bytes } = await fileOf('webm', odd, { frames: 3 })
  expect(await demuxed(bytes)).toMatchObject({ config: { codedWidth: 321, codedHeight: 181 } })
  await expect(fileOf('mp4', odd, { frames: 3 })).rejects.toThrow(
    'MP4 needs an even width and height, not 321 × 181: take one pixel off',
  )
})

const colours = [
  [255, 255, 255],
  [255, 255, 0],
  [0, 255, 255],
  [0, 255, 0],
  [255, 0, 255],
  [255, 0, 0],
  [0, 0, 255],
  [0, 0, 0],
] as const

function barsCanvas(): OffscreenCanvas {
  const canvas = new OffscreenCanvas(320, 180)
  const context = canvas.getContext('2d')
  colours.forEach((colour, index) => {
    if (!context) return
    context.fillStyle = `rgb(${colour.join(' ')})`
    context.fillRect(40 * index, 0, 40, 180)
  })
  return canvas
}

function bars(): Promise<ImageData> {
  return Promise.resolve(pixelsOf(barsCanvas()))
}
