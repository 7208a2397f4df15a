/** Surfaces at settings and points from a seed, with their derivatives as lists. */
import { type Setting, defaults } from '../../src/math/setting'
import type { Loss } from '../../src/surfaces/compile'
import { surfaces } from '../../src/surfaces/list'
import type { Surface } from '../../src/surfaces/surface'

/** The surfaces of the list whose formula says all. The others need their rows. */
export const formulaSurfaces = surfaces.filter(({ data }) => data === undefined)

export type Numbers = Readonly<Record<string, number>>

/** Numbers from 0 to 1 (mulberry32). */
export function random(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

function settingWithin({ min, max, scale }: Setting, share: number): number {
  return scale === 'log' ? min * (max / min) ** share : min + (max - min) * share
}

/** The defaults first, then `count` draws from within the bounds. */
export function settingsOf(surface: Surface, count: number, next: () => number): Numbers[] {
  const settings = Object.entries(surface.settings ?? {})
  const drawn = Array.from({ length: settings.length ? count : 0 }, () =>
    Object.fromEntries(settings.map(([name, setting]) => [name, settingWithin(setting, next())])),
  )
  return [defaults(surface.settings ?? {}), ...drawn]
}

export const gradientOf = (loss: Loss, [x = 0, y = 0]: readonly number[]): number[] => {
  const out = new Float64Array(2)
  loss.gradient(x, y, out)
  return [...out.subarray(0, loss.dimension)]
}

/** Rows of the Hessian. */
export const hessianOf = (loss: Loss, [x = 0, y = 0]: readonly number[]): number[][] => {
  const out = new Float64Array(3)
  loss.hessian(x, y, out)
  const [xx = 0, xy = 0, yy = 0] = out
  return loss.dimension === 1
    ? [[xx]]
    : [
        [xx, xy],
        [xy, yy],
      ]
}
