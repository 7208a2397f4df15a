/** How near a decoded picture is to the frame that was encoded. */
import { type Pixels, pixelReader } from '../pixels'

export interface Likeness {
  /** Peak signal to noise of luma, in dB. Colour is stored at half the size, which thin lines would be blamed for. */
  readonly decibels: number
  /** The most that the mean colour of a square of 16 × 16 is off, of 255, from what 4:2:0 leaves of the picture. */
  readonly colour: number
}

export async function likeness(frame: VideoFrame, picture: Pixels): Promise<Likeness> {
  const luma = await lumaOf(frame)
  const weights = weightsOf(frame.colorSpace.matrix)
  let squares = 0
  for (let index = 0; index < luma.length; index++)
    squares += ((luma[index] ?? 0) - dot(weights, picture.data, 4 * index)) ** 2
  const error = squares / luma.length
  return {
    decibels: error === 0 ? Infinity : 10 * Math.log10(255 ** 2 / error),
    colour: worstSquare(rgbaOf(frame), halved(picture)),
  }
}

type Weights = readonly [red: number, green: number, blue: number]

/** Of luma, by the matrix of the picture: BT.601 of old, BT.709 else. */
function weightsOf(matrix: string | null): Weights {
  return matrix === 'smpte170m' || matrix === 'bt470bg' ? [0.299, 0.587, 0.114] : [0.2126, 0.7152, 0.0722]
}

function dot([red, green, blue]: Weights, data: ArrayLike<number>, at: number): number {
  return red * (data[at] ?? 0) + green * (data[at + 1] ?? 0) + blue * (data[at + 2] ?? 0)
}

/** 0…255. The plane itself where there is one; of hidden formats what a canvas shows. */
async function lumaOf(frame: VideoFrame): Promise<Float32Array> {
  const { width, height } = sizeOf(frame)
  // Where colours are stored as they are, no plane is luma.
  if (!/^(I4|NV)/.test(frame.format ?? '') || frame.colorSpace.matrix === 'rgb') {
    const { data } = rgbaOf(frame)
    const weights = weightsOf(frame.colorSpace.matrix)
    const luma = new Float32Array(width * height)
    for (let index = 0; index < luma.length; index++) luma[index] = dot(weights, data, 4 * index)
    return luma
  }
  const bytes = new Uint8Array(frame.allocationSize())
  const [plane] = await frame.copyTo(bytes)
  const { offset, stride } = plane ?? { offset: 0, stride: width }
  const isFull = frame.colorSpace.fullRange === true
  const luma = new Float32Array(width * height)
  for (let y = 0, to = 0; y < height; y++)
    for (let x = 0; x < width; x++, to++) {
      const value = bytes[offset + y * stride + x] ?? 0
      luma[to] = isFull ? value : ((value - 16) * 255) / 219
    }
  return luma
}

/** The picture with one colour for each 2 × 2 pixels and its own luma, as 4:2:0 keeps it. */
export function halved({ data, width, height }: Pixels): Pixels {
  const half = new Uint8ClampedArray(data.length)
  const weights = weightsOf(null)
  const places = [0, 0, 0, 0]
  for (let top = 0; top < height; top += 2)
    for (let left = 0; left < width; left += 2) {
      const [bottom, right] = [Math.min(top + 1, height - 1), Math.min(left + 1, width - 1)]
      places[0] = 4 * (top * width + left)
      places[1] = 4 * (top * width + right)
      places[2] = 4 * (bottom * width + left)
      places[3] = 4 * (bottom * width + right)
      for (let channel = 0; channel < 3; channel++) {
        let shift = 0
        for (const at of places) shift += ((data[at + channel] ?? 0) - dot(weights, data, at)) / 4
        for (const at of places) half[at + channel] = dot(weights, data, at) + shift
      }
      for (const at of places) half[at + 3] = 255
    }
  return { data: half, width, height }
}

function rgbaOf(frame: VideoFrame): Pixels {
  const { width, height } = sizeOf(frame)
  const canvas = new OffscreenCanvas(width, height)
  canvas.getContext('2d')?.drawImage(frame, 0, 0)
  return pixelReader()(canvas)
}

function sizeOf(frame: VideoFrame): { width: number; height: number } {
  return { width: frame.displayWidth, height: frame.displayHeight }
}

function worstSquare(one: Pixels, other: Pixels): number {
  let worst = 0
  for (let top = 0; top < one.height; top += 16)
    for (let left = 0; left < one.width; left += 16) {
      const [bottom, right] = [Math.min(one.height, top + 16), Math.min(one.width, left + 16)]
      for (let channel = 0; channel < 3; channel++) {
        let sum = 0
        for (let y = top; y < bottom; y++)
          for (let x = left; x < right; x++) {
            const at = 4 * (y * one.width + x) + channel
            sum += (one.data[at] ?? 0) - (other.data[at] ?? 0)
          }
        worst = Math.max(worst, Math.abs(sum) / ((bottom - top) * (right - left)))
      }
    }
  return worst
}
