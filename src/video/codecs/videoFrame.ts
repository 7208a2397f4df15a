/**
 * Numbers → the frames that encoders take. A canvas itself would become full or limited range, by whether the GPU has
 * it; so a trial would say nothing about the film.
 */
import type { Pixels } from '../pixels'

/** In microseconds: the nearest to n / fps, never added up. */
export function videoFrameOf(layer: Pixels, index: number, fps: number, isAlpha: boolean): VideoFrame {
  const timestamp = Math.round((1e6 * index) / fps)
  const timing = { timestamp, duration: Math.round((1e6 * (index + 1)) / fps) - timestamp }
  const { width, height } = layer
  const init = { ...timing, codedWidth: width, codedHeight: height }
  return isAlpha
    ? new VideoFrame(lumaOnly(layer), { ...init, format: 'I420', colorSpace: bt709 })
    : new VideoFrame(layer.data, { ...init, format: 'RGBX', colorSpace: srgb })
}

const srgb = { primaries: 'bt709', transfer: 'iec61966-2-1', matrix: 'rgb', fullRange: true } as const
const bt709 = { ...srgb, matrix: 'bt709' } as const

/** Grey as the luma of I420, without any conversion that might round it. */
function lumaOnly({ data, width, height }: Pixels): Uint8Array<ArrayBuffer> {
  const quarter = Math.ceil(width / 2) * Math.ceil(height / 2)
  const planes = new Uint8Array(width * height + 2 * quarter).fill(128)
  for (let index = 0; index < width * height; index++) planes[index] = data[4 * index] ?? 0
  return planes
}
