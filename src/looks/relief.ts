/**
 * The program's own colours of heights, one scale for each theme: dark basins, warm rims, never a runner's colour. Even in
 * OKLab (Ottosson, 2020): lightness is a straight line in height, and the hue runs through even stops without a kink.
 */
import type { Theme } from '../experiment/experiment'
import { linearOfLab, shownByte } from './oklch'

interface Relief {
  /** Lightness at height 0 and 1. */
  readonly low: number
  readonly high: number
  /** Chroma and hue in degrees, at even steps of height. */
  readonly stops: readonly (readonly [chroma: number, hue: number])[]
}

const reliefs: Readonly<Record<Theme, Relief>> = {
  dark: { low: 0.2, high: 0.8, stops: [[0.073, 273], [0.112, 283], [0.121, 294], [0.123, 322], [0.115, 356], [0.092, 26], [0.082, 52], [0.057, 73]] }, // prettier-ignore
  light: { low: 0.4, high: 0.94, stops: [[0.086, 277], [0.12, 281], [0.122, 293], [0.108, 296], [0.071, 300], [0.062, 20], [0.053, 56], [0.042, 81]] }, // prettier-ignore
  projector: { low: 0.28, high: 0.9, stops: [[0.107, 271], [0.132, 284], [0.152, 296], [0.134, 336], [0.087, 30], [0.095, 35], [0.076, 54], [0.063, 84]] }, // prettier-ignore
}

/** Red, green and blue as bytes at a height from 0 to 1. */
export function reliefBytes(theme: Theme, height: number): [number, number, number] {
  const [lightness, a, b] = reliefLab(theme, height)
  const [red, green, blue] = linearOfLab(lightness, a, b)
  return [shownByte(red), shownByte(green), shownByte(blue)]
}

/** OKLab at a height: a and b by Catmull and Rom's spline through the stops. */
function reliefLab(theme: Theme, height: number): [lightness: number, a: number, b: number] {
  const { low, high, stops } = reliefs[theme]
  const last = stops.length - 1
  const along = Math.min(Math.max(height, 0), 1)
  const first = Math.min(Math.floor(along * last), last - 1)
  const [before, from, to, after] = [-1, 0, 1, 2].map((offset) => {
    const [chroma, hue] = stops[Math.min(Math.max(first + offset, 0), last)] ?? [0, 0]
    const angle = (hue * Math.PI) / 180
    return [chroma * Math.cos(angle), chroma * Math.sin(angle)] as const
  })
  const share = along * last - first
  const at = (axis: 0 | 1): number => {
    const [p, q, r, s] = [before, from, to, after].map((place) => place?.[axis] ?? 0)
    return spline(p ?? 0, q ?? 0, r ?? 0, s ?? 0, share)
  }
  return [low + (high - low) * along, at(0), at(1)]
}

function spline(p: number, q: number, r: number, s: number, share: number): number {
  const [square, cube] = [share * share, share * share * share]
  return (
    0.5 * (2 * q + (r - p) * share + (2 * p - 5 * q + 4 * r - s) * square + (3 * q - p - 3 * r + s) * cube)
  )
}
