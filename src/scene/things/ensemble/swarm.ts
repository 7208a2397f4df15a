/** Swarms: every run of an ensemble as a point on the surface. The vertex number says where the engine's textures hold it. */
import {
  BufferGeometry,
  type DataTexture,
  ExternalTexture,
  GLSL3,
  Group,
  type IUniform,
  Points,
  RawShaderMaterial,
  type Texture,
  Vector2,
  Vector3,
} from 'three'
import swarmFrag from '../../../../shaders/swarm.frag?raw'
import swarmVert from '../../../../shaders/swarm.vert?raw'
import { shaderText } from '../../../../shaders/shaderText'
import type { SwarmState } from '../../../lab/ensembles'
import { stripField } from '../../ground/strip'
import { heightGlsl } from '../../ground/height'
import { keyDirection } from '../../ground/light'
import { rgb } from '../../../looks/palette'
import type { Projection } from '../../ground/projection'
import type { Terrain } from '../../ground/terrain'

/** Where the colours of a swarm come from: a texture over heights, or over the rectangle of runs. */
export interface SwarmLook {
  readonly texture: Texture
  readonly byHeight: boolean
  /** The runner's colour, used where there are several swarms. */
  readonly runnerColour: string
}

/** Diameter of a point in scene units. Many points have no room to be larger, and few need not be smaller. */
const [minDiameter, maxDiameter] = [0.0055, 0.022]
const fullness = 1.3
/** In CSS pixels, and in canvas pixels. */
const [minSize, minCanvasSize] = [3, 2]

export class Swarms {
  readonly object = new Group()
  readonly #swarms: Swarm[] = []
  readonly #shared: Readonly<Record<string, IUniform>>
  readonly #ground = {
    u_ground: { value: null as Texture | null },
    u_groundSize: { value: new Vector2(1, 1) },
    u_low: { value: new Vector2() },
    u_span: { value: new Vector2(1, 1) },
    u_isCurve: { value: false },
    u_turns: { value: 1 },
    u_pixels: { value: 1 },
    u_leastSize: { value: 1 },
    u_viewLight: { value: new Vector3(0, 0, 1) },
  }
  #curve: { readonly terrain: Terrain; readonly texture: DataTexture } | undefined
  #scale = 1
  #pixelRatio = 1

  /** `shared`: the surface's uniforms, for its height, its light and its mesh. */
  constructor(shared: Readonly<Record<string, IUniform>>) {
    this.#shared = shared
  }

  /** Sets what the points lie on: the field texture of a surface. A curve has none and is sampled here. */
  setTerrain(terrain: Terrain, field: Texture | undefined, fieldSize: number): void {
    const ground = this.#ground
    const isCurve = terrain.dimension === 1
    if (this.#curve && this.#curve.terrain !== terrain) {
      this.#curve.texture.dispose()
      this.#curve = undefined
    }
    if (isCurve) this.#curve ??= { terrain, texture: stripField(terrain) }
    const [[left, right] = [-1, 1], [bottom, top] = [-0.5, 0.5]] = terrain.domain
    ground.u_ground.value = this.#curve?.texture ?? field ?? null
    if (this.#curve) ground.u_groundSize.value.set(this.#curve.texture.image.width, 1)
    else ground.u_groundSize.value.set(fieldSize, fieldSize)
    ground.u_low.value.set(left, isCurve ? -0.5 : bottom)
    ground.u_span.value.set(right - left, isCurve ? 1 : top - bottom)
    ground.u_isCurve.value = isCurve
  }

  /** Factor on the size of points. */
  setScale(scale: number): void {
    this.#scale = scale
  }

  /** Canvas pixels to a CSS pixel. */
  setPixelRatio(pixelRatio: number): void {
    const ground = this.#ground
    ground.u_pixels.value *= pixelRatio / this.#pixelRatio
    this.#pixelRatio = pixelRatio
    ground.u_leastSize.value = this.#leastSize
  }

  /** Diameter in canvas pixels. */
  get #leastSize(): number {
    return Math.max(minSize * this.#scale * this.#pixelRatio, minCanvasSize)
  }

  /** Per frame: places the runs between their two steps, at the playhead. */
  place(states: readonly SwarmState[], lookOf: (runner: number) => SwarmLook): void {
    while (this.#swarms.length < states.length) {
      const swarm = new Swarm({ ...this.#shared, ...this.#ground })
      this.#swarms.push(swarm)
      this.object.add(swarm.points)
    }
    this.#ground.u_turns.value = Math.max(states.length, 1)
    for (const [index, swarm] of this.#swarms.entries()) {
      const state = states[index]
      swarm.points.visible = state !== undefined && this.#ground.u_ground.value !== null
      if (!state) swarm.release()
      else {
        swarm.show(state, this.#scale, this.#ground.u_isCurve.value)
        swarm.dress(lookOf(state.runner), states.length > 1 ? index : undefined)
      }
    }
  }

  /** Per frame: the camera. */
  setCamera({ camera, height }: Projection): void {
    const ground = this.#ground
    ground.u_pixels.value = 0.5 * camera.projectionMatrix.elements[5] * height * this.#pixelRatio
    ground.u_leastSize.value = this.#leastSize
    ground.u_viewLight.value.copy(keyDirection).transformDirection(camera.matrixWorldInverse)
  }

  dispose(): void {
    this.#curve?.texture.dispose()
    for (const swarm of this.#swarms) swarm.dispose()
  }
}

class Swarm {
  readonly points: Points<BufferGeometry, RawShaderMaterial>
  // The engine owns them. three only binds them.
  readonly #before = new ExternalTexture()
  readonly #after = new ExternalTexture()
  readonly #own = {
    u_before: { value: this.#before },
    u_after: { value: this.#after },
    u_cells: { value: new Vector2(1, 1) },
    u_share: { value: 0 },
    u_colours: { value: null as Texture | null },
    u_byHeight: { value: false },
    u_isOneOfSeveral: { value: false },
    u_runnerColour: { value: new Vector3() },
    u_turn: { value: 0 },
    u_diameter: { value: maxDiameter },
  }

  constructor(shared: Readonly<Record<string, IUniform>>) {
    const material = new RawShaderMaterial({
      glslVersion: GLSL3,
      vertexShader: shaderText(swarmVert, { heights: heightGlsl }),
      fragmentShader: shaderText(swarmFrag),
      uniforms: { ...shared, ...this.#own },
    })
    this.points = new Points(new BufferGeometry(), material)
    this.points.frustumCulled = false
  }

  show(state: SwarmState, scale: number, isCurve: boolean): void {
    const own = this.#own
    this.#before.sourceTexture = state.before
    this.#after.sourceTexture = state.after
    own.u_cells.value.set(state.columns, state.rows)
    own.u_share.value = state.share
    const runs = state.columns * state.rows
    // On a curve they overlap at any size.
    const diameter = isCurve ? maxDiameter : (fullness * 2) / Math.sqrt(runs)
    own.u_diameter.value = scale * Math.min(Math.max(diameter, minDiameter), maxDiameter)
    this.points.geometry.setDrawRange(0, runs)
  }

  /** `turn`: the index of the swarm where there are several. */
  dress(look: SwarmLook, turn: number | undefined): void {
    const own = this.#own
    own.u_colours.value = look.texture
    own.u_byHeight.value = look.byHeight
    own.u_isOneOfSeveral.value = turn !== undefined
    own.u_turn.value = turn ?? 0
    own.u_runnerColour.value.set(...rgb(look.runnerColour))
  }

  /** Lets the engine's textures go. */
  release(): void {
    this.#before.sourceTexture = this.#after.sourceTexture = null
  }

  dispose(): void {
    this.release()
    this.points.geometry.dispose()
    this.points.material.dispose()
  }
}
