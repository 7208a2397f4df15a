/** A curve as a strip of a surface: its heights and its light in textures of one row, and the cells that are drawn. */
import {
  BufferAttribute,
  BufferGeometry,
  DataTexture,
  FloatType,
  LinearFilter,
  RGBAFormat,
  Vector3,
} from 'three'
import { halfWidth } from './intervals'
import { type HeightField, type Rays, shadeAt } from './shade'
import type { Terrain } from './terrain'

/** Where the strip begins, nearest to the viewer, and ends. Balls roll at 0, so numbers beside its front edge are theirs. */
export const stripDepth = { front: 0.1, back: -0.24 } as const

export const stripColumns = 1024

/** What a mesh needs of a curve. */
export class Strip {
  readonly field: DataTexture
  readonly shade: DataTexture
  readonly cells: BufferGeometry

  constructor(readonly terrain: Terrain) {
    this.field = stripField(terrain)
    this.shade = stripShade(terrain)
    this.cells = stripCells(this.field, terrain)
  }

  dispose(): void {
    this.field.dispose()
    this.shade.dispose()
    this.cells.dispose()
  }
}

/** Value and slope along the curve, in the form and the units of `sampleField`: one row, both ends included. */
export function stripField(terrain: Terrain): DataTexture {
  const texels = new Float32Array(4 * stripColumns)
  const gradient = new Float64Array(2)
  const { low, unit } = terrain.height
  const half = halfWidth(terrain.domain[0])
  for (let i = 0; i < stripColumns; i += 1) {
    const loss = terrain.loss.gradient(xOf(terrain, i, stripColumns), 0, gradient)
    const [value, slope] = [loss / unit - low / unit, ((gradient[0] ?? 0) / unit) * half]
    if (Number.isFinite(value) && Number.isFinite(slope)) texels.set([value, slope, 0, 1], 4 * i)
  }
  const texture = new DataTexture(texels, stripColumns, 1, RGBAFormat, FloatType)
  texture.needsUpdate = true
  return texture
}

/** Two rows of vertices. Between two columns there is a cell unless the loss is no number there, or jumps past the picture. */
function stripCells(field: DataTexture, { height }: Terrain): BufferGeometry {
  const { data } = field.image as { data: Float32Array }
  const heights = Float64Array.from({ length: stripColumns }, (_, i) =>
    data[4 * i + 3] === 1 ? height.at(height.low + (data[4 * i] ?? 0) * height.unit) : NaN,
  )
  const index: number[] = []
  for (let i = 0; i + 1 < stripColumns; i += 1) {
    const [one = NaN, other = NaN] = [heights[i], heights[i + 1]]
    const [lower, upper] = [Math.min(one, other), Math.max(one, other)]
    const isThere = lower < 1 && upper === upper && !(height.isCutBelow && lower < 0 && upper > 1)
    if (isThere) index.push(i, i + 1, i + stripColumns, i + stripColumns, i + 1, i + 1 + stripColumns)
  }
  return new BufferGeometry().setIndex(new BufferAttribute(Uint16Array.from(index), 1))
}

export const stripShadeColumns = 257
const rays: Rays = { directions: 24, steps: 14 }

/** Normal, openness and key light in the form of shaders/bake.frag, as if the curve went on into the depth. */
function stripShade(terrain: Terrain): DataTexture {
  const profile = Float64Array.from(
    { length: stripShadeColumns },
    (_, i) => terrain.heightScale * terrain.drawnShare(xOf(terrain, i, stripShadeColumns), 0),
  )
  const field: HeightField = { size: stripShadeColumns, heights: repeated(profile) }
  const bytes = new Uint8Array(4 * stripShadeColumns)
  const normal = new Vector3()
  for (let i = 0; i < stripShadeColumns; i += 1) {
    terrain.normal(xOf(terrain, i, stripShadeColumns), 0, normal)
    const { open, lit } = shadeAt(field, i, (stripShadeColumns - 1) / 2, rays)
    bytes.set([byte(0.5 + 0.5 * normal.x), byte(0.5), byte(open), byte(lit)], 4 * i)
  }
  const texture = new DataTexture(bytes, stripShadeColumns, 1)
  texture.minFilter = texture.magFilter = LinearFilter
  texture.needsUpdate = true
  return texture
}

function repeated(row: Float64Array): Float64Array {
  const rows = new Float64Array(row.length ** 2)
  for (let i = 0; i < row.length; i += 1) rows.set(row, i * row.length)
  return rows
}

function xOf(terrain: Terrain, index: number, count: number): number {
  return terrain.x((2 * index) / (count - 1) - 1)
}

function byte(share: number): number {
  return Math.round(255 * share)
}
