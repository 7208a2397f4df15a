/** Colour maps as bytes: the program's own, and those of d3-scale-chromatic. */
import { interpolateCividis, interpolateInferno, interpolateViridis, schemeRdBu } from 'd3-scale-chromatic'
import type { ColourMap, Theme } from '../experiment/experiment'
import { rgb } from './palette'
import { reliefBytes } from './relief'

/** From low (0) to high (1), as bytes. */
const maps: Readonly<Record<Exclude<ColourMap, 'relief'>, (at: number) => readonly number[]>> = {
  viridis: (at) => cssBytes(interpolateViridis(at)),
  cividis: (at) => cssBytes(interpolateCividis(at)),
  inferno: (at) => cssBytes(interpolateInferno(0.06 + 0.94 * at)),
  diverging: (at) => splineOf((schemeRdBu[11] ?? []).map(cssBytes), 1 - at),
}

/** How many colours a map has. */
export const colourMapSize = 256

/** 4 × 256 bytes, sRGB. Only `relief` depends on the theme. */
export function colourMapBytes(map: ColourMap, theme: Theme): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(4 * colourMapSize)
  for (let i = 0; i < colourMapSize; i += 1) {
    const at = i / (colourMapSize - 1)
    bytes.set(map === 'relief' ? reliefBytes(theme, at) : maps[map](at), 4 * i)
    bytes[4 * i + 3] = 255
  }
  return bytes
}

/**
 * A share of the way through colours, on a cubic B-spline: what d3's interpolateRdBu gives, without the packages that this
 * would bring into the first load for one map.
 */
function splineOf(colours: readonly (readonly number[])[], at: number): readonly number[] {
  const pieces = colours.length - 1
  const piece = Math.min(Math.floor(at * pieces), pieces - 1)
  const t = at * pieces - piece
  const weights = [(1 - t) ** 3, 4 - 6 * t ** 2 + 3 * t ** 3, 1 + 3 * t + 3 * t ** 2 - 3 * t ** 3, t ** 3]
  const beyond = (end = 0, next = 0): readonly number[] =>
    [0, 1, 2].map((channel) => 2 * (colours[end]?.[channel] ?? 0) - (colours[next]?.[channel] ?? 0))
  const points = [beyond(0, 1), ...colours, beyond(pieces, pieces - 1)]
  return [0, 1, 2].map((channel) => {
    const sum = weights.reduce((total, weight, k) => total + weight * (points[piece + k]?.[channel] ?? 0), 0)
    return Math.round(Math.min(Math.max(sum / 6, 0), 255))
  })
}

/** Red, green and blue as bytes. d3 gives `#rrggbb` for some maps and `rgb(r, g, b)` for others. */
export function cssBytes(css: string): number[] {
  if (css.startsWith('#')) return rgb(css).map((channel) => Math.round(255 * channel))
  return (css.match(/\d+/g) ?? []).slice(0, 3).map(Number)
}
