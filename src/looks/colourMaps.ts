/** Colour maps as bytes: the program's own, and those of d3-scale-chromatic. */
import {
  interpolateCividis,
  interpolateInferno,
  interpolateRdBu,
  interpolateViridis,
} from 'd3-scale-chromatic'
import type { ColourMap, Theme } from '../experiment/experiment'
import { rgb } from './palette'
import { reliefBytes } from './relief'

/** From low (0) to high (1), as CSS colours. */
const maps: Readonly<Record<Exclude<ColourMap, 'relief'>, (at: number) => string>> = {
  viridis: interpolateViridis,
  cividis: interpolateCividis,
  inferno: (at) => interpolateInferno(0.06 + 0.94 * at),
  diverging: (at) => interpolateRdBu(1 - at),
}

/** How many colours a map has. */
export const colourMapSize = 256

/** 4 × 256 bytes, sRGB. Only `relief` depends on the theme. */
export function colourMapBytes(map: ColourMap, theme: Theme): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(4 * colourMapSize)
  for (let i = 0; i < colourMapSize; i += 1) {
    const at = i / (colourMapSize - 1)
    bytes.set(map === 'relief' ? reliefBytes(theme, at) : cssBytes(maps[map](at)), 4 * i)
    bytes[4 * i + 3] = 255
  }
  return bytes
}

/** Red, green and blue as bytes. d3 gives `#rrggbb` for some maps and `rgb(r, g, b)` for others. */
export function cssBytes(css: string): number[] {
  if (css.startsWith('#')) return rgb(css).map((channel) => Math.round(255 * channel))
  return (css.match(/\d+/g) ?? []).slice(0, 3).map(Number)
}
