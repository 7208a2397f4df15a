/** The light of a height field in float64: what shaders/bake.frag computes on the GPU, and how bright the whole is. */
import { Vector3 } from 'three'
import { onceFor } from '../../math/memo'
import { keyLight, lightAt } from './light'
import type { Terrain } from './terrain'

/** A square of heights in scene units, over a picture that is 2 units wide. Rows run against z. */
export interface HeightField {
  readonly size: number
  readonly heights: Float64Array
}

export interface Rays {
  /** Of the sky. */
  readonly directions: number
  readonly steps: number
}

export interface Shade {
  /** How open to the sky, from 0 to 1. */
  readonly open: number
  /** How much of the key light arrives, from 0 to 1. */
  readonly lit: number
}

const [skyReach, keyReach] = [1.4, 2.4]
const keyRays = 7
const keySpread = 0.055
const penumbra = 0.13
const nearest = 0.008

export function shadeAt(field: HeightField, column: number, row: number, { directions, steps }: Rays): Shade {
  let [open, lit] = [0, 0]
  for (let index = 0; index < directions; index += 1) {
    const rise = horizon(field, column, row, (2 * Math.PI * (index + 0.5)) / directions, skyReach, steps)
    open += 1 / (1 + rise * rise)
  }
  const [low, high] = [Math.tan(keyLight.elevation - penumbra), Math.tan(keyLight.elevation + penumbra)]
  for (let ray = 0; ray < keyRays; ray += 1) {
    const angle = keyLight.azimuth + (ray - 3) * keySpread
    const rise = horizon(field, column, row, angle, keyReach, 2 * steps)
    const share = Math.min(Math.max((rise - low) / (high - low), 0), 1)
    lit += 1 - share * share * (3 - 2 * share)
  }
  return { open: open / directions, lit: lit / keyRays }
}

/** The steepest way up from a place, as a tangent. */
function horizon(
  { size, heights }: HeightField,
  column: number,
  row: number,
  angle: number,
  reach: number,
  steps: number,
): number {
  const here = heights[row * size + column] ?? 0
  const [along, up] = [Math.cos(angle) * 0.5 * (size - 1), -Math.sin(angle) * 0.5 * (size - 1)]
  const room = (place: number, way: number): number =>
    (way > 0 ? size - 1 - place : place) / Math.max(Math.abs(way), 1e-4)
  const end = Math.min(reach, room(column, along), room(row, up))
  let steepest = 0
  for (let index = 0; index <= steps; index += 1) {
    const share = Math.min((index + middleOfStep) / steps, 1)
    const away = Math.max(end * share * Math.sqrt(share), nearest)
    if (away > end) break
    const [x, y] = [column + along * away, row + up * away]
    const there = heights[Math.floor(y + 0.5) * size + Math.floor(x + 0.5)] ?? 0
    steepest = Math.max(steepest, (there - here) / away)
  }
  return steepest
}

/** The shader's grain lies around it. */
const middleOfStep = 0.65

/** The drawn heights of a terrain, in scene units. */
export function heightField(terrain: Terrain, size: number): HeightField {
  const heights = new Float64Array(size * size)
  for (let row = 0; row < size; row += 1) {
    const y = terrain.y(1 - (2 * row) / (size - 1))
    for (let column = 0; column < size; column += 1)
      heights[row * size + column] =
        terrain.heightScale * terrain.drawnShare(terrain.x((2 * column) / (size - 1) - 1), y)
  }
  return { size, heights }
}

const coarse = 33
const brightest = 1.8

/**
 * The factor on all light that gives the median place of a terrain the colour of the legend: rough ground shades itself.
 * From 1 to 1.8.
 */
export const exposureOf = onceFor((terrain: Terrain): number => {
  const field = heightField(terrain, coarse)
  const { heights } = field
  const lights: number[] = []
  const normal = new Vector3()
  for (let row = 1; row < coarse - 1; row += 2) {
    for (let column = 1; column < coarse - 1; column += 2) {
      const at = row * coarse + column
      const across = ((heights[at + 1] ?? 0) - (heights[at - 1] ?? 0)) * ((coarse - 1) / 4)
      const along = ((heights[at + coarse] ?? 0) - (heights[at - coarse] ?? 0)) * ((coarse - 1) / 4)
      const { open, lit } = shadeAt(field, column, row, { directions: 8, steps: 8 })
      lights.push(lightAt(normal.set(-across, 1, along).normalize(), open, lit))
    }
  }
  lights.sort((one, other) => one - other)
  const median = lights[lights.length >> 1] ?? 1
  return Math.min(Math.max(1 / median, 1), brightest)
})
