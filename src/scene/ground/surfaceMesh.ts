/** The surface as a mesh. The vertex shader lifts it by the field texture. Drawn flat, it is also the contour map on the floor. */
import {
  DataTexture,
  GLSL3,
  BufferGeometry,
  Mesh,
  RawShaderMaterial,
  DoubleSide,
  type Camera,
  type Vector4,
  type Texture,
} from 'three'
import edgeFrag from '../../../shaders/edge.frag?raw'
import edgeVert from '../../../shaders/edge.vert?raw'
import surfaceFrag from '../../../shaders/surface.frag?raw'
import surfaceVert from '../../../shaders/surface.vert?raw'
import { shaderText } from '../../../shaders/shaderText'
import type { ColourMap, Theme, View } from '../../experiment/experiment'
import type { Interval } from '../../surfaces/surface'
import { colourMapTexture } from './colourMaps'
import { contourNumbers } from './contours'
import { type BallOnGround, setFog } from './fog'
import { heightGlsl, heightScales } from './height'
import { keyShare, skyShare } from './light'
import { exposureOf } from './shade'
import type { SceneTheme } from '../../looks/palette'
import { gridOfCells } from './grid'
import { sheetUniforms } from './sheetUniforms'
import { Strip, stripColumns, stripDepth, stripShadeColumns } from './strip'
import type { Terrain } from './terrain'

const maxEdgeCells = 512

export interface DrapedMap {
  readonly texture: Texture
  readonly x: Interval
  readonly y: Interval
}

export class SurfaceMesh {
  readonly surface: Mesh<BufferGeometry, RawShaderMaterial>
  readonly floor: Mesh<BufferGeometry, RawShaderMaterial>
  readonly edge: Mesh<BufferGeometry, RawShaderMaterial>
  /** By vertices a side, the last used last. Two are kept: one for moving frames, one for still frames. */
  readonly #grids = new Map<number, BufferGeometry>()
  /** By map and theme. */
  readonly #colours = new Map<string, DataTexture>()
  #meshSize = 0
  /** Of a curve. */
  #strip: Strip | undefined
  readonly #edgeCells = { value: 1 }
  readonly #flatShade = flatShade()
  /** Shared with the swarms: height, light, how coarse the mesh is. */
  readonly shared = sheetUniforms()

  constructor() {
    this.shared.u_shade.value = this.#flatShade
    this.surface = this.#mesh(false)
    this.floor = this.#mesh(true)
    this.edge = this.#edge()
  }

  /** Sets the shape: the terrain in float64, and the field texture made from it. */
  setTerrain(terrain: Terrain, field: Texture | undefined, fieldSize: number): void {
    const shared = this.shared
    const { height, fieldUnits } = terrain
    const contour = contourNumbers(height)
    this.#setStrip(terrain)
    shared.u_field.value = this.#strip?.field ?? field ?? null
    shared.u_fieldSize.value = this.#strip ? stripColumns : fieldSize
    shared.u_scale.value = heightScales.indexOf(height.scale)
    shared.u_lossRange.value.set(fieldUnits.low, fieldUnits.high)
    shared.u_isCutBelow.value = height.isCutBelow
    shared.u_heightScale.value = terrain.heightScale
    shared.u_halfWidth.value.set(...fieldUnits.halves)
    shared.u_contour.value.set(contour.factor, contour.offset)
  }

  setLook(theme: SceneTheme, view: Pick<View, 'theme' | 'colours' | 'contours' | 'trueColour'>): void {
    const shared = this.shared
    const { sheet } = theme
    shared.u_colours.value = this.#coloursOf(view.colours, view.theme)
    shared.u_isTrueColour.value = view.trueColour
    shared.u_contourStrength.value = view.contours ? 1 : 0
    shared.u_contourColour.value.set(...sheet.contour)
    shared.u_contourAlpha.value.set(...sheet.contourAlpha)
    shared.u_edge.value.set(...sheet.edge)
    shared.u_underside.value = sheet.underside
    shared.u_tint.value = sheet.tint
    shared.u_rim.value = sheet.rim
  }

  /** Sets the light that was baked from the height field, or none, and how bright the whole is (see `exposureOf`). */
  setShade(shade: Texture | undefined, size: number, exposure: number): void {
    const shared = this.shared
    shared.u_shade.value = shade ?? this.#flatShade
    shared.u_shadeSize.value = shade ? size : 1
    shared.u_skyGain.value = exposure * skyShare
    shared.u_keyGain.value = exposure * keyShare
  }

  /** Lays a map over its part of the domain. Outside of it the surface keeps its own colours. */
  setMap(map: DrapedMap | undefined, terrain: Terrain): void {
    const { u_map, u_hasMap, u_mapFactor, u_mapOffset } = this.shared
    u_map.value = map?.texture ?? null
    u_hasMap.value = map !== undefined
    if (!map) return
    const [[left, right] = [0, 1], [bottom, top] = [0, 1]] = terrain.domain
    const [columns, rows] = [map.x[1] - map.x[0], map.y[1] - map.y[0]]
    u_mapFactor.value.set((right - left) / columns, (top - bottom) / rows)
    u_mapOffset.value.set((left - map.x[0]) / columns, (bottom - map.y[0]) / rows)
  }

  /** Canvas pixels to a pixel of a picture of the usual size. */
  setUnit(unit: number): void {
    this.shared.u_unit.value = unit
  }

  /** Vertices a side of the mesh. */
  setDetail(meshSize: number): void {
    if (meshSize === this.#meshSize || this.#strip) return
    this.#meshSize = meshSize
    this.shared.u_meshSize.value = meshSize
    const grid = this.#grids.get(meshSize) ?? gridOfCells(meshSize)
    this.#grids.delete(meshSize)
    this.#grids.set(meshSize, grid)
    this.surface.geometry = this.floor.geometry = grid
    for (const [size, old] of [...this.#grids].slice(0, -2)) {
      old.dispose()
      this.#grids.delete(size)
    }
    // As fine as the rim of the mesh, but no finer than a pixel.
    const cells = Math.min(meshSize - 1, maxEdgeCells)
    this.edge.geometry.setDrawRange(0, 4 * cells * 6)
    this.#edgeCells.value = cells
  }

  /** Per frame: the order of cells from near to far, so that what is hidden is not computed. */
  setCamera(camera: Camera): void {
    if (this.#strip) return
    const { x, z } = camera.position
    // Columns run along +x, rows along −z.
    const alongRows = Math.abs(z) >= Math.abs(x)
    const [columnsReversed, rowsReversed] = [x >= 0, z >= 0]
    this.shared.u_order.value = alongRows
      ? [columnsReversed, !rowsReversed, false]
      : [!rowsReversed, columnsReversed, true]
  }

  /** Per frame: the balls that cast shadows. Each is centre and radius. */
  setBalls(balls: readonly Vector4[], count: number): void {
    this.shared.u_ballCount.value = count
    for (let i = 0; i < count; i += 1) {
      const ball = balls[i]
      if (ball) this.shared.u_balls.value[i]?.copy(ball)
    }
  }

  /** Per frame: the fog, which lets what lies behind the sheet through; nothing is blended without it. */
  setFog(ball: BallOnGround | undefined): void {
    setFog(this.shared.u_fog.value, ball)
    for (const { material } of [this.surface, this.floor, this.edge])
      material.transparent = ball !== undefined
  }

  dispose(): void {
    for (const grid of this.#grids.values()) grid.dispose()
    this.surface.material.dispose()
    this.floor.material.dispose()
    this.edge.geometry.dispose()
    this.edge.material.dispose()
    for (const texture of this.#colours.values()) texture.dispose()
    this.#flatShade.dispose()
    this.#strip?.dispose()
    this.#strip = undefined
  }

  /** A curve brings its own field, light and cells. */
  #setStrip(terrain: Terrain): void {
    const isCurve = terrain.dimension === 1
    if (isCurve && this.#strip?.terrain === terrain) return
    this.#strip?.dispose()
    this.#strip = isCurve ? new Strip(terrain) : undefined
    const { u_isStrip, u_depth, u_order, u_meshSize } = this.shared
    u_isStrip.value = isCurve
    const { front, back } = isCurve ? stripDepth : { front: 1, back: -1 }
    u_depth.value.set(front, back - front)
    if (!this.#strip) return
    this.surface.geometry = this.#strip.cells
    this.setShade(this.#strip.shade, stripShadeColumns, exposureOf(terrain))
    u_order.value = [false, false, false]
    u_meshSize.value = stripColumns
    this.#meshSize = 0
  }

  #edge(): Mesh<BufferGeometry, RawShaderMaterial> {
    const geometry = new BufferGeometry()
    const material = new RawShaderMaterial({
      glslVersion: GLSL3,
      vertexShader: shaderText(edgeVert, { heights: heightGlsl }),
      fragmentShader: shaderText(edgeFrag),
      uniforms: { ...this.shared, u_cells: this.#edgeCells },
      side: DoubleSide,
    })
    const mesh = new Mesh(geometry, material)
    mesh.frustumCulled = false
    mesh.renderOrder = 1
    return mesh
  }

  #coloursOf(map: ColourMap, theme: Theme): DataTexture {
    const key = `${map} ${map === 'relief' ? theme : ''}`
    let texture = this.#colours.get(key)
    if (!texture) this.#colours.set(key, (texture = colourMapTexture(map, theme)))
    return texture
  }

  #mesh(isFloor: boolean): Mesh<BufferGeometry, RawShaderMaterial> {
    const material = new RawShaderMaterial({
      glslVersion: GLSL3,
      vertexShader: shaderText(surfaceVert, { heights: heightGlsl }),
      fragmentShader: shaderText(surfaceFrag),
      uniforms: { ...this.shared, u_isFloor: { value: isFloor } },
      side: DoubleSide,
    })
    const mesh = new Mesh(new BufferGeometry(), material)
    mesh.frustumCulled = false
    mesh.renderOrder = isFloor ? 0 : 0.25
    return mesh
  }
}

/** Of flat open ground. */
function flatShade(): DataTexture {
  const texture = new DataTexture(Uint8Array.of(128, 128, 255, 255), 1, 1)
  texture.needsUpdate = true
  return texture
}
