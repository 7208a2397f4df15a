/**
 * Numbers → the frames that encoders take. A canvas itself would become full or limited range, by whether the GPU has it;
 * so a trial would say nothing about the film. Nor is the colour of a film left to how a browser turns RGB into planes:
 * Chromium 150 takes the matrix and the range of old television for it.
 */
import type { Pixels } from '../pixels'
import type { Codec } from './list'
import { planesOf, planesOfGrey } from './planes'

/** What a frame carries: colours, colours for every pixel, or how solid each pixel is. */
type Kind = 'colours' | 'sharp' | 'alpha'

/** What the frames of a layer carry to a codec. */
export function kindOf({ isSharp }: Codec, isAlpha: boolean): Kind {
  return isAlpha ? 'alpha' : isSharp ? 'sharp' : 'colours'
}

/** In microseconds: the nearest to n / fps, never added up. */
export function videoFrameOf(layer: Pixels, index: number, fps: number, kind: Kind): VideoFrame {
  const timestamp = Math.round((1e6 * index) / fps)
  const timing = { timestamp, duration: Math.round((1e6 * (index + 1)) / fps) - timestamp }
  const { width, height } = layer
  const init = { ...timing, codedWidth: width, codedHeight: height }
  if (kind === 'sharp') return new VideoFrame(layer.data, { ...init, format: 'RGBX', colorSpace: srgb })
  const planes = kind === 'alpha' ? planesOfGrey(layer) : planesOf(layer)
  return new VideoFrame(planes, { ...init, format: 'I420', colorSpace: bt709 })
}

const srgb = { primaries: 'bt709', transfer: 'iec61966-2-1', matrix: 'rgb', fullRange: true } as const
const bt709 = { ...srgb, matrix: 'bt709' } as const
