/** Colours of swarms that need no result: by height, by where a run began, and none. */
import {
  ClampToEdgeWrapping,
  DataTexture,
  LinearFilter,
  NearestFilter,
  RGBAFormat,
  UnsignedByteType,
} from 'three'
import type { ColourMap, Theme } from '../../../experiment/experiment'
import { colourMapBytes } from '../../../looks/colourMaps'
import { oklchBytes } from '../../../looks/oklch'

const neutral = [214, 220, 228] as const
const startSize = 64
/** How far colours go towards white: they must read on a surface of the same colours. */
const towardsWhite = 0.32

/** The surface's own colours, lighter. */
export function heightColours(map: ColourMap, theme: Theme): DataTexture {
  const bytes = colourMapBytes(map, theme).map((byte, index) =>
    index % 4 === 3 ? 255 : Math.round(byte + towardsWhite * (255 - byte)),
  )
  return texture(bytes, bytes.length / 4, 1, true)
}

/** Hue along the columns, lightness up the rows: neighbours look alike wherever they go. */
export function startColours(): DataTexture {
  const bytes = new Uint8Array(4 * startSize * startSize)
  for (let row = 0; row < startSize; row += 1) {
    for (let column = 0; column < startSize; column += 1) {
      const [along, up] = [column / (startSize - 1), row / (startSize - 1)]
      bytes.set(
        [...oklchBytes(0.48 + 0.42 * up, 0.17, 20 + 290 * along), 255],
        4 * (row * startSize + column),
      )
    }
  }
  return texture(bytes, startSize, startSize, true)
}

/** For runs whose end is not known yet. */
export function noColours(): DataTexture {
  return texture(Uint8Array.of(...neutral, 255), 1, 1, false)
}

/** `bytes`: RGBA, rows from the bottom. */
export function texture(
  bytes: Uint8Array<ArrayBuffer> | Uint8ClampedArray<ArrayBuffer>,
  columns: number,
  rows: number,
  isSmooth: boolean,
): DataTexture {
  const made = new DataTexture(bytes, columns, rows, RGBAFormat, UnsignedByteType)
  made.minFilter = made.magFilter = isSmooth ? LinearFilter : NearestFilter
  made.wrapS = made.wrapT = ClampToEdgeWrapping
  made.needsUpdate = true
  return made
}
