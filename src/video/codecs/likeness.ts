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
  if (!/^(I4|NV)/.test(frame.format ?? '')) {
    const { data } = rgbaOf(frame)
    const weights = weightsOf(frame.colorSpace.matrix)
    return Float32Array.from({ length: width * height }, (_, index) => dot(weights, data, 4 * index))
  }
  const bytes = new Uint8Array(frame.allocationSize())
  const [plane] = await frame.copyTo(bytes)
  const { offset, stride } = plane ?? { offset: 0, stride: width }
  const isFull = frame.colorSpace.fullRange === true
  return Float32Array.from({ length: width * height }, (_, index) => {
    const x = index % width
    const value = bytes[offset + ((index - x) / width) * stride + x] ?? 0
    return isFull ? value : ((value - 16) * 255) / 219
  })
}

/** The picture with one colour for each 2 × 2 pixels and its own luma, as 4:2:0 keeps it. */
export function halved({ data, width, height }: Pixels): Pixels {
  const half = new Uint8ClampedArray(data.length)
  const weights = weightsOf(null)
  for (let top = 0; top < height; top += 2)
    for (let left = 0; left < width; left += 2) {
      const places = [top, top + 1].flatMap((y) =>
        [left, left + 1].map((x) => 4 * (Math.min(y, height - 1) * width + Math.min(x, width - 1))),
      )
      const lumas = places.map((at) => dot(weights, data, at))
      const shift = [0, 1, 2].map(
        (channel) =>
          places.reduce((sum, at, index) => sum + (data[at + channel] ?? 0) - (lumas[index] ?? 0), 0) / 4,
      )
      places.forEach((at, index) => half.set([...shift.map((each) => (lumas[index] ?? 0) + each), 255], at))
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
      const sums = [0, 0, 0]
      let count = 0
      for (let y = top; y < Math.min(one.height, top + 16); y++)
        for (let x = left; x < Math.min(one.width, left + 16); x++, count++)
          for (let channel = 0; channel < 3; channel++) {
            const at = 4 * (y * one.width + x) + channel
            sums[channel] = (sums[channel] ?? 0) + (one.data[at] ?? 0) - (other.data[at] ?? 0)
          }
      worst = Math.max(worst, ...sums.map((sum) => Math.abs(sum) / count))
    }
  return worst
}
