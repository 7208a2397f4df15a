/**
 * Lines with a width in pixels. One shader draws trails, frame, arrows, rings and the direction field. It is long because
 * the texture of points and the geometry over it are filled as one.
 */
import {
  BufferAttribute,
  BufferGeometry,
  DataTexture,
  type DepthModes,
  FloatType,
  GLSL3,
  GreaterDepth,
  Group,
  LessEqualDepth,
  Mesh,
  RawShaderMaterial,
  RGBAFormat,
  Vector2,
  Vector3,
  Vector4,
} from 'three'
import ribbonFrag from '../../../shaders/ribbon.frag?raw'
import ribbonVert from '../../../shaders/ribbon.vert?raw'
import { shaderText } from '../../../shaders/shaderText'
import { type FogUniform, noFog } from '../ground/fog'
import { rgb } from '../../looks/palette'

/** How a line looks. A set of ribbons has up to `maxStyles` of them, and each point names one by its index. */
export interface RibbonStyle {
  /** Red, green, blue as `rgb` gives them, and opacity. */
  readonly colour: readonly [number, number, number, number]
  readonly dash: readonly number[]
}

/** A line without dashes. */
export function plainStyle(colour: RibbonStyle['colour']): RibbonStyle {
  return { colour, dash: [] }
}

interface RibbonOptions {
  /** Dark rim around the line, in CSS pixels. */
  readonly casing?: number
  /** How far in front of its ground a line is drawn, in scene units. */
  readonly lift?: number
  /** Whether nearer things hide the line. */
  readonly hideable?: boolean
  /** How strongly hidden parts show through; 0 is not at all. */
  readonly ghost?: number
  readonly order?: number
  /** The fog that it lies in. */
  readonly fog?: FogUniform
}

/** The arrows have the most: one for the gradient, and two for each runner. */
export const maxStyles = 65
/** Two texels. */
const floatsPerPoint = 8
const pointsPerRow = 256
const floatsPerRow = pointsPerRow * floatsPerPoint

type Point3 = Readonly<Record<'x' | 'y' | 'z', number>>

/** Points of broken lines, in a buffer that only grows. */
export class RibbonPoints {
  array = new Float32Array(floatsPerRow)
  #length = 0

  /** Points written, including the ends of lines. */
  get count(): number {
    return this.#length / floatsPerPoint
  }

  clear(): void {
    this.#length = 0
    this.end()
  }

  /** Adds a point to the line: place, width in CSS pixels, style, and for trails step, arc length and lane. */
  add(x: number, y: number, z: number, width: number, style: number, step = 0, arc = 0, lane = 0): void {
    if (this.#length + floatsPerPoint > this.array.length) {
      const grown = new Float32Array(2 * this.array.length)
      grown.set(this.array)
      this.array = grown
    }
    const array = this.array
    const at = this.#length
    array[at] = x
    array[at + 1] = y
    array[at + 2] = z
    array[at + 3] = step
    array[at + 4] = arc
    array[at + 5] = style
    array[at + 6] = width
    array[at + 7] = lane
    this.#length += floatsPerPoint
  }

  /** Adds a round dot: a line of almost no length. */
  dot(x: number, y: number, z: number, width: number, style: number, step = 0): void {
    this.add(x, y, z, width, style, step)
    this.add(x, y + 1e-4, z, width, style, step)
    this.end()
  }

  /** Adds a round dot in the lane of a line that goes this way. */
  lanedDot(place: Point3, way: Point3, width: number, style: number, step: number, lane: number): void {
    const share = 4e-4 / (Math.hypot(way.x, way.y, way.z) || 1)
    this.add(place.x, place.y, place.z, width, style, step, 0, lane)
    this.add(
      place.x + share * way.x,
      place.y + share * way.y,
      place.z + share * way.z,
      width,
      style,
      step,
      0,
      lane,
    )
    this.end()
  }

  /** Ends the line. The next point begins another. */
  end(): void {
    this.add(0, 0, 0, 0, -1)
  }
}

export class Ribbons {
  readonly object = new Group()
  readonly points = new RibbonPoints()
  readonly #geometry = new BufferGeometry()
  readonly #materials: RawShaderMaterial[] = []
  readonly #uniforms = {
    u_points: { value: null as DataTexture | null },
    u_pointsPerRow: { value: pointsPerRow },
    u_viewport: { value: new Vector2(1, 1) },
    u_lift: { value: 0 },
    u_casing: { value: 0 },
    u_hairline: { value: 0 },
    u_casingColour: { value: new Vector3() },
    u_lineScale: { value: 1 },
    u_laneWidth: { value: 0 },
    u_near: { value: 0.01 },
    u_pixelsPerUnit: { value: 300 },
    u_colours: { value: Array.from({ length: maxStyles }, () => new Vector4(1, 1, 1, 1)) },
    u_dashes: { value: Array.from({ length: maxStyles }, () => new Vector4()) },
    u_hasPlayhead: { value: false },
    u_position: { value: 0 },
    u_ahead: { value: 0 },
  }
  readonly #casing: number
  readonly #fog: FogUniform
  #texture: DataTexture | undefined
  readonly #hidden: Mesh | undefined

  constructor({
    casing = 0,
    lift = 0.01,
    hideable = true,
    ghost = 0,
    order = 2,
    fog = { value: noFog() },
  }: RibbonOptions = {}) {
    this.#fog = fog
    this.#casing = this.#uniforms.u_casing.value = casing
    this.#uniforms.u_lift.value = lift
    this.#pass(hideable, LessEqualDepth, 1, order)
    if (ghost > 0) this.#hidden = this.#pass(true, GreaterDepth, ghost, order)
    this.object.visible = false
  }

  /** Whether hidden parts show through. They cost a second draw. */
  setHidden(isShown: boolean): void {
    if (this.#hidden) this.#hidden.visible = isShown
  }

  /** Hands the points written since `points.clear()` to the GPU. */
  commit(): void {
    // A segment reads one point past its end.
    this.points.end()
    const { array, count } = this.points
    if (this.#texture?.image.data !== array) {
      this.#texture?.dispose()
      this.#texture = new DataTexture(
        array,
        2 * pointsPerRow,
        array.length / floatsPerRow,
        RGBAFormat,
        FloatType,
      )
      this.#uniforms.u_points.value = this.#texture
      this.#geometry.dispose()
      this.#geometry.setIndex(new BufferAttribute(quads(array.length / floatsPerPoint), 1))
    }
    this.#texture.needsUpdate = true
    this.#geometry.setDrawRange(0, 6 * Math.max(count - 3, 0))
    this.object.visible = count > 4
  }

  setStyles(styles: readonly RibbonStyle[]): void {
    for (const [index, { colour, dash }] of styles.slice(0, maxStyles).entries()) {
      this.#uniforms.u_colours.value[index]?.set(...colour)
      this.#uniforms.u_dashes.value[index]?.set(dash[0] ?? 0, dash[1] ?? 0, 0, 0)
    }
  }

  setLook(casingColour: string, lineScale: number): void {
    this.#uniforms.u_casingColour.value.set(...rgb(casingColour))
    this.#uniforms.u_lineScale.value = lineScale
  }

  /** How strong the light line around the casing is. */
  setHairline(strength: number): void {
    this.#uniforms.u_hairline.value = strength
  }

  /** Factor on the widths of lines, in place of that of the look, and on their casing. */
  setScale(scale: number, casing = scale): void {
    this.#uniforms.u_lineScale.value = scale
    this.#uniforms.u_casing.value = this.#casing * casing
  }

  /** How far apart lines side by side are, in CSS pixels. */
  setLaneWidth(width: number): void {
    this.#uniforms.u_laneWidth.value = width
  }

  /** Per frame: size of the canvas in CSS pixels, and CSS pixels to a scene unit. */
  setViewport(width: number, height: number, pixelsPerUnit: number, near: number): void {
    this.#uniforms.u_viewport.value.set(width, height)
    this.#uniforms.u_pixelsPerUnit.value = pixelsPerUnit
    this.#uniforms.u_near.value = near
  }

  /** Per frame, for trails: where the playhead is. */
  setPlayhead(position: number, ahead: number): void {
    this.#uniforms.u_hasPlayhead.value = true
    this.#uniforms.u_position.value = position
    this.#uniforms.u_ahead.value = ahead
  }

  dispose(): void {
    this.#geometry.dispose()
    this.#texture?.dispose()
    for (const material of this.#materials) material.dispose()
  }

  #pass(depthTest: boolean, depthFunc: DepthModes, opacity: number, order: number): Mesh {
    const material = new RawShaderMaterial({
      glslVersion: GLSL3,
      vertexShader: shaderText(ribbonVert),
      fragmentShader: shaderText(ribbonFrag, { styles: `${maxStyles}` }),
      uniforms: { ...this.#uniforms, u_fog: this.#fog, u_opacity: { value: opacity } },
      transparent: true,
      depthWrite: false,
      depthTest,
      depthFunc,
    })
    this.#materials.push(material)
    const mesh = new Mesh(this.#geometry, material)
    mesh.frustumCulled = false
    mesh.renderOrder = order
    this.object.add(mesh)
    return mesh
  }
}

/** Two triangles for each quad. The number of a vertex is 4 × quad + corner. */
function quads(count: number): Uint32Array<ArrayBuffer> {
  const index = new Uint32Array(6 * count)
  for (let quad = 0; quad < count; quad += 1) {
    const first = 4 * quad
    index.set([first, first + 1, first + 2, first + 2, first + 1, first + 3], 6 * quad)
  }
  return index
}
