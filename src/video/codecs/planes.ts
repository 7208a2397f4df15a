/** The planes of I420 in the full range of BT.709: luma of each pixel, and two colours for each 2 × 2. */
import type { Pixels } from '../pixels'

/**
 * ITU-R BT.709-6, 3.2 and 3.3, in 65536ths: luma, and how much more than that blue and red are. A frame has millions of
 * pixels, so all is in whole numbers.
 */
const [lumaRed, lumaGreen, lumaBlue] = [13_933, 46_871, 4_732]
const [blueRed, blueGreen, blueBlue] = [-7_509, -25_259, 32_768]
const [redRed, redGreen, redBlue] = [32_768, -29_763, -3_005]
/** Colours are sums of four pixels, so they are in four times as many parts; 128 is none. */
const none = 128 * 4 * 65_536 + 2 * 65_536

/** All planes, one after the other. At an odd edge a colour is that of fewer pixels. */
export function planesOf({ data, width, height }: Pixels): Uint8Array<ArrayBuffer> {
  const [columns, rows] = [(width + 1) >> 1, (height + 1) >> 1]
  const planes = new Uint8Array(width * height + 2 * columns * rows)
  for (let index = 0, at = 0; index < width * height; index += 1, at += 4) {
    planes[index] =
      (lumaRed * (data[at] as number) +
        lumaGreen * (data[at + 1] as number) +
        lumaBlue * (data[at + 2] as number) +
        32_768) >>
      16
  }
  let blueAt = width * height
  let redAt = blueAt + columns * rows
  for (let row = 0; row < rows; row += 1) {
    let one = 8 * width * row
    let three = 2 * row + 1 < height ? one + 4 * width : one
    for (let column = 0; column < columns; column += 1, one += 8, three += 8) {
      const right = 2 * column + 1 < width ? 4 : 0
      const [two, four] = [one + right, three + right]
      const red =
        (data[one] as number) + (data[two] as number) + (data[three] as number) + (data[four] as number)
      const green = (data[one + 1] as number) + (data[two + 1] as number) + (data[three + 1] as number) + (data[four + 1] as number) // prettier-ignore
      const blue = (data[one + 2] as number) + (data[two + 2] as number) + (data[three + 2] as number) + (data[four + 2] as number) // prettier-ignore
      // Full red and full blue would be 256.
      planes[blueAt++] = Math.min((blueRed * red + blueGreen * green + blueBlue * blue + none) >> 18, 255)
      planes[redAt++] = Math.min((redRed * red + redGreen * green + redBlue * blue + none) >> 18, 255)
    }
  }
  return planes
}

/** Grey as the luma, without any conversion that might round it. */
export function planesOfGrey({ data, width, height }: Pixels): Uint8Array<ArrayBuffer> {
  const quarter = Math.ceil(width / 2) * Math.ceil(height / 2)
  const planes = new Uint8Array(width * height + 2 * quarter).fill(128)
  for (let index = 0; index < width * height; index++) planes[index] = data[4 * index] ?? 0
  return planes
}
