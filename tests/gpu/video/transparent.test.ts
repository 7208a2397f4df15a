/** Films without a ground: alpha beside the picture in WebM, below it in MP4. */
import { describe, expect, test } from 'vitest'
import { drawTestFrame, pixelsOf, psnr, shownPixels } from '../../helpers/film'
import { decoded, demuxed, fileOf } from '../../helpers/videoFile'

const film = { width: 320, height: 180, cut: 8, isTransparent: true }
const frames = 12

/** Colours and alpha of each frame of a file. */
const readers = {
  webm: async (bytes: Uint8Array<ArrayBuffer>): Promise<ImageData[]> => {
    const { packets, config } = await demuxed(bytes)
    const colours: ImageData[] = []
    const alphas: ImageData[] = []
    await decoded(
      config,
      chunksOf(packets, 'toEncodedVideoChunk'),
      (frame) => void colours.push(shownPixels(frame)),
    )
    await decoded(
      config,
      chunksOf(packets, 'alphaToEncodedVideoChunk'),
      (frame) => void alphas.push(shownPixels(frame)),
    )
    return colours.map((picture, index) => together(picture, alphas[index]))
  },
  mp4: async (bytes: Uint8Array<ArrayBuffer>): Promise<ImageData[]> => {
    const { packets, config } = await demuxed(bytes)
    const pictures: ImageData[] = []
    await decoded(config, chunksOf(packets, 'toEncodedVideoChunk'), (frame) => {
      const both = shownPixels(frame)
      const half = both.data.length / 2
      expect([both.width, both.height]).toEqual([320, 360])
      pictures.push(
        together(
          new ImageData(both.data.slice(0, half), 320, 180),
          new ImageData(both.data.slice(half), 320, 180),
        ),
      )
    })
    return pictures
  },
}

describe.each(['webm', 'mp4'] as const)('%s', (format) => {
  test('alpha is within 2 of 255 on the mean, and no edge has a fringe over black or white', async () => {
    const { bytes } = await fileOf(format, film, { frames })
    const pictures = await readers[format](bytes)
    expect(pictures.length).toBe(frames)
    pictures.forEach(({ data }, index) => {
      const drawn = pixelsOf(drawTestFrame(film, index)).data
      let error = 0
      for (let at = 3; at < drawn.length; at += 4) error += Math.abs((data[at] ?? NaN) - (drawn[at] ?? NaN))
      expect(error / (drawn.length / 4)).toBeLessThan(2)
      for (const ground of [0, 255]) expect(psnr(over(data, ground), over(drawn, ground))).toBeGreaterThan(30)
    })
  })

  test('around a disk the edge has its colour: what is hidden does not bleed over it', async () => {
    const sample = (): Promise<ImageData> => Promise.resolve(pixelsOf(disk()))
    const { bytes } = await fileOf(format, film, { frames: 2, sample }, undefined, disk)
    const drawn = pixelsOf(disk()).data
    for (const { data } of await readers[format](bytes)) {
      let [error, edge] = [0, 0]
      for (let at = 0; at < drawn.length; at += 4) {
        const alpha = drawn[at + 3] ?? 0
        if (alpha < 100 || alpha === 255) continue
        edge++
        for (const [channel, value] of [255, 208, 64].entries())
          error += Math.abs((data[at + channel] ?? NaN) - value) / 3
      }
      expect(edge).toBeGreaterThan(100)
      expect(error / edge).toBeLessThan(5)
    }
  })

  test('colour and alpha both begin anew at a cut', async () => {
    const { packets } = await demuxed((await fileOf(format, film, { frames })).bytes)
    expect(packets.flatMap(({ type }, index) => (type === 'key' ? [index] : []))).toEqual([0, 8])
  })
})

test('a video element shows what is behind a transparent WebM', async () => {
  const { bytes, type } = await fileOf('webm', film, { frames: 2 })
  const video = document.createElement('video')
  video.src = URL.createObjectURL(new Blob([bytes], { type }))
  video.muted = true
  await new Promise((resolve, reject) => {
    video.addEventListener('error', reject)
    video.addEventListener('seeked', resolve)
    video.currentTime = 0.001
  })
  const canvas = new OffscreenCanvas(320, 180)
  canvas.getContext('2d')?.drawImage(video, 0, 0)
  const { data } = pixelsOf(canvas)
  URL.revokeObjectURL(video.src)
  const drawn = pixelsOf(drawTestFrame(film, 0)).data
  const corner = 4 * (320 * 170 + 300) + 3
  const bar = 4 * (320 * 150 + 32) + 3
  expect([drawn[corner], data[corner]]).toEqual([0, 0])
  expect(drawn[bar]).toBeGreaterThan(120)
  expect(Math.abs((data[bar] ?? NaN) - (drawn[bar] ?? NaN))).toBeLessThan(6)
})

test('the same transparent film gives the same WebM', async () => {
  const [one, other] = [await fileOf('webm', film, { frames: 4 }), await fileOf('webm', film, { frames: 4 })]
  expect(one.bytes.length).toBeGreaterThan(2000)
  expect(other.bytes).toEqual(one.bytes)
})

test('a GIF says that it has no alpha', async () => {
  await expect(fileOf('gif', film)).rejects.toThrow(
    'A GIF has no half-transparent pixels: choose APNG or WebM',
  )
})

/** Yellow, smooth at its edge, with nothing around. */
function disk(): OffscreenCanvas {
  const canvas = new OffscreenCanvas(320, 180)
  const context = canvas.getContext('2d', { willReadFrequently: true })
  if (!context) throw new Error('no 2D canvas')
  context.fillStyle = 'rgb(255 208 64)'
  context.arc(160.3, 90.4, 70.2, 0, 2 * Math.PI)
  context.fill()
  return canvas
}

type Packets = Awaited<ReturnType<typeof demuxed>>['packets']

function chunksOf(
  packets: Packets,
  kind: 'toEncodedVideoChunk' | 'alphaToEncodedVideoChunk',
): EncodedVideoChunk[] {
  return packets.map((packet) => packet[kind]())
}

/** Colours of one picture, alpha from the grey of another. */
function together(colours: ImageData, alpha: ImageData | undefined): ImageData {
  const data = new Uint8ClampedArray(colours.data)
  for (let at = 0; at < data.length; at += 4) data[at + 3] = alpha?.data[at] ?? 0
  return new ImageData(data, colours.width, colours.height)
}

/** What is seen over a grey ground. */
function over(rgba: Uint8ClampedArray, ground: number): Uint8ClampedArray {
  return rgba.map((value, at) => {
    const alpha = (rgba[at - (at % 4) + 3] ?? 0) / 255
    return at % 4 === 3 ? 255 : alpha * value + (1 - alpha) * ground
  })
}
