/** A surface of one parameter: the front of its strip, as a line and the wall below it; the tangent and the steps of each ball. */
import {
  BufferGeometry,
  type DataTexture,
  DoubleSide,
  Float32BufferAttribute,
  GLSL3,
  Mesh,
  RawShaderMaterial,
  Uint16BufferAttribute,
  Vector3,
} from 'three'
import fillFrag from '../../../shaders/fill.frag?raw'
import fillVert from '../../../shaders/fill.vert?raw'
import { shaderText } from '../../../shaders/shaderText'
import type { ColourMap, Theme } from '../../experiment/experiment'
import { curveBase } from './axes'
import type { FogUniform } from '../ground/fog'
import type { BallState } from './balls'
import { colourMapTexture } from '../ground/colourMaps'
import type { RibbonPoints } from '../lines/ribbons'
import { stripDepth } from '../ground/strip'
import type { Terrain } from '../ground/terrain'

const samples = 1024
const ceiling = 1.08

/** Writes the curve itself. */
export function writeCurve(terrain: Terrain, style: number, points: RibbonPoints): void {
  let isDrawn = false
  for (let i = 0; i < samples; i += 1) {
    const sceneX = (2 * i) / (samples - 1) - 1
    const height = terrain.height.at(terrain.loss.value(terrain.x(sceneX), 0))
    const isShown = terrain.height.isShown(height, 1) && height >= -1
    if (isShown) points.add(sceneX, terrain.heightScale * height, stripDepth.front, 2.4, style)
    else if (isDrawn) points.end()
    isDrawn = isShown
  }
  points.end()
}

const normal = new Vector3()
const tangentReach = 0.42

/** Writes the tangent of the curve at a ball. */
export function writeTangent(terrain: Terrain, ball: BallState, style: number, points: RibbonPoints): void {
  terrain.normal(ball.x, 0, normal)
  const { x, y, z } = ball.contact
  // Two pieces: the dash starts where the ball touches and runs both ways.
  for (const sign of [-1, 1]) {
    const [dx, dy] = [sign * tangentReach * normal.y, -sign * tangentReach * normal.x]
    points.add(x, y, z, 1.6, style, 0, 0)
    points.add(x + dx, y + dy, z, 1.6, style, 0, tangentReach)
    points.end()
  }
}

/** Writes a dot for each of the last steps of a run, up to `step`. */
export function writeHops(
  path: Float64Array,
  step: number,
  terrain: Terrain,
  style: number,
  points: RibbonPoints,
): void {
  for (let i = Math.max(step - 200, 0); i <= step; i += 1) {
    const [x, loss] = [path[3 * i] ?? 0, path[3 * i + 2] ?? 0]
    const height = terrain.height.at(loss)
    if (!terrain.contains(x, 0) || !terrain.height.isShown(height, ceiling)) continue
    points.dot(terrain.sceneX(x), terrain.heightScale * height, 0, 5, style)
  }
}

const columns = samples / 4

/** The front wall below the curve, coloured by height. */
export class CurveFill {
  readonly mesh: Mesh<BufferGeometry, RawShaderMaterial>
  /** Above and below of each column. Written anew for another curve: a new attribute would be a new buffer on the GPU. */
  readonly #positions = new Float32BufferAttribute(6 * columns, 3)
  readonly #index = new Uint16BufferAttribute(6 * (columns - 1), 1)
  /** By map and theme. */
  readonly #colours = new Map<string, DataTexture>()
  readonly #uniforms = {
    u_colours: { value: null as DataTexture | null },
    u_heightScale: { value: 1 },
    u_front: { value: stripDepth.front },
  }

  constructor(fog: FogUniform) {
    const material = new RawShaderMaterial({
      glslVersion: GLSL3,
      vertexShader: shaderText(fillVert),
      fragmentShader: shaderText(fillFrag),
      uniforms: { ...this.#uniforms, u_fog: fog },
      transparent: true,
      depthWrite: false,
      side: DoubleSide,
    })
    const geometry = new BufferGeometry()
    geometry.setAttribute('position', this.#positions)
    geometry.setIndex(this.#index)
    this.mesh = new Mesh(geometry, material)
    this.mesh.frustumCulled = false
    // After a strip in fog, which lies behind it.
    this.mesh.renderOrder = 0.5
  }

  setTerrain(terrain: Terrain): void {
    const { array } = this.#positions
    let hadGround = false
    for (let i = 0; i < columns; i += 1) {
      const sceneX = (2 * i) / (columns - 1) - 1
      const height = terrain.height.at(terrain.loss.value(terrain.x(sceneX), 0))
      const top = Math.max(terrain.heightScale * Math.min(height, 1), curveBase)
      // Where the loss is no number there is no ground.
      const hasGround = !Number.isNaN(top)
      // The third number is not depth: it says how near the vertex is to the curve.
      array.set([sceneX, hasGround ? top : curveBase, 1, sceneX, curveBase, 0], 6 * i)
      if (i > 0) this.#index.array.set(hasGround && hadGround ? cellOf(i) : nothing, 6 * (i - 1))
      hadGround = hasGround
    }
    this.#positions.needsUpdate = true
    this.#index.needsUpdate = true
    this.#uniforms.u_heightScale.value = terrain.heightScale
  }

  setColours(colours: ColourMap, theme: Theme): void {
    const key = `${colours} ${theme}`
    let texture = this.#colours.get(key)
    if (!texture) this.#colours.set(key, (texture = colourMapTexture(colours, theme)))
    this.#uniforms.u_colours.value = texture
  }

  dispose(): void {
    this.mesh.geometry.dispose()
    this.mesh.material.dispose()
    for (const texture of this.#colours.values()) texture.dispose()
  }
}

/** Two triangles between a column and the one before it. */
function cellOf(i: number): number[] {
  return [2 * i - 2, 2 * i - 1, 2 * i, 2 * i, 2 * i - 1, 2 * i + 1]
}

const nothing = [0, 0, 0, 0, 0, 0]
