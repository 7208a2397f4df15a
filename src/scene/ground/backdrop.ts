/**
 * What lies around the sheet: the floor with its grid, and the background. They are drawn into a target when the camera
 * or something of them has changed, and copied in every frame to where nothing covers them.
 */
import {
  BufferGeometry,
  type Camera,
  DoubleSide,
  GLSL3,
  Mesh,
  RawShaderMaterial,
  Scene,
  type Texture,
  Vector2,
  Vector3,
  Vector4,
  WebGLRenderTarget,
  type WebGLRenderer,
} from 'three'
import backgroundFrag from '../../../shaders/background.frag?raw'
import floorFrag from '../../../shaders/floor.frag?raw'
import floorVert from '../../../shaders/floor.vert?raw'
import copyFrag from '../../../shaders/copy.frag?raw'
import farTarget from '../../../shaders/farTarget.vert?raw'
import { shaderText } from '../../../shaders/shaderText'
import { rgb, type SceneTheme } from '../../looks/palette'
import { wholeTargetTriangle } from './wholeTarget'

export class Backdrop {
  /** The copy, behind all else. */
  readonly object: Mesh<BufferGeometry, RawShaderMaterial>
  readonly floor: Mesh<BufferGeometry, RawShaderMaterial>
  readonly background: Mesh<BufferGeometry, RawShaderMaterial>
  readonly #scene = new Scene()
  #target: WebGLRenderTarget | undefined
  #drawn = ''
  #version = 0
  #look: SceneTheme['backdrop'] | undefined
  readonly #uniforms = {
    u_grid: { value: new Vector4() },
    u_frame: { value: new Vector4() },
    u_lines: { value: new Vector4(1, 1, 0, 0) },
    u_floorAt: { value: 0 },
    u_shadow: { value: 0 },
    u_unit: { value: 1 },
    u_middle: { value: new Vector3() },
    u_skyColour: { value: new Vector3() },
    u_glow: { value: new Vector3() },
    u_corner: { value: new Vector3() },
    u_glowAt: { value: 0.5 },
    u_pane: { value: new Vector4(0, 0, 1, 1) },
    u_picture: { value: null as Texture | null },
    u_from: { value: new Vector2() },
  }

  constructor() {
    const square = new BufferGeometry()
    square.setDrawRange(0, 6)
    this.background = this.#mesh(wholeTargetTriangle(), farTarget, backgroundFrag, 0)
    this.floor = this.#mesh(square, floorVert, floorFrag, 1)
    this.#scene.add(this.background, this.floor)
    // After the sheet, which hides most of it, but before a sheet in fog.
    this.object = this.#mesh(wholeTargetTriangle(), farTarget, copyFrag, -1)
  }

  setLook({ backdrop }: SceneTheme): void {
    // Runs change in every frame of a drag, and are dressed anew with it.
    if (backdrop === this.#look) return
    this.#look = backdrop
    const uniforms = this.#uniforms
    this.#version += 1
    uniforms.u_grid.value.set(...backdrop.grid)
    uniforms.u_frame.value.set(...backdrop.frame)
    uniforms.u_shadow.value = backdrop.shadow
    uniforms.u_middle.value.set(...rgb(backdrop.middle))
    uniforms.u_skyColour.value.set(...rgb(backdrop.sky))
    uniforms.u_glow.value.set(...rgb(backdrop.glow))
    uniforms.u_corner.value.set(...rgb(backdrop.corner))
    uniforms.u_glowAt.value = backdrop.glowAt
  }

  /** Where the floor lies, and its lines: the steps between them along x and z, and a place of each. In scene units. */
  setFloor(at: number, lines: readonly [number, number, number, number]): void {
    const { u_floorAt, u_lines } = this.#uniforms
    if (at === u_floorAt.value && lines.join() === u_lines.value.toArray().join()) return
    this.#version += 1
    u_floorAt.value = at
    u_lines.value.set(...lines)
  }

  /** Canvas pixels to a pixel of a picture of the usual size. */
  setUnit(unit: number): void {
    this.#uniforms.u_unit.value = unit
  }

  /** Draws it anew, if need be, for a pane whose lower left corner is here on the canvas, in canvas pixels. */
  prepare(
    renderer: WebGLRenderer,
    camera: Camera,
    left: number,
    bottom: number,
    width: number,
    height: number,
  ): void {
    const [columns, rows] = [Math.max(Math.round(width), 1), Math.max(Math.round(height), 1)]
    this.#uniforms.u_from.value.set(Math.round(left), Math.round(bottom))
    const { elements } = camera.matrixWorldInverse
    const view = [...elements, ...camera.projectionMatrix.elements].join()
    const next = [view, columns, rows, this.floor.visible, this.#uniforms.u_unit.value, this.#version].join()
    if (next === this.#drawn) return
    this.#drawn = next
    if (this.#target?.width !== columns || this.#target.height !== rows) {
      this.#target?.dispose()
      this.#target = new WebGLRenderTarget(columns, rows, { depthBuffer: false })
      this.#uniforms.u_picture.value = this.#target.texture
    }
    this.#uniforms.u_pane.value.set(0, 0, columns, rows)
    const before = renderer.getRenderTarget()
    renderer.setRenderTarget(this.#target)
    renderer.render(this.#scene, camera)
    renderer.setRenderTarget(before)
  }

  dispose(): void {
    this.#target?.dispose()
    this.#target = undefined
    this.#drawn = ''
    for (const { geometry, material } of [this.object, this.floor, this.background]) {
      geometry.dispose()
      material.dispose()
    }
  }

  #mesh(
    geometry: BufferGeometry,
    vertex: string,
    fragment: string,
    order: number,
  ): Mesh<BufferGeometry, RawShaderMaterial> {
    const material = new RawShaderMaterial({
      glslVersion: GLSL3,
      vertexShader: shaderText(vertex),
      fragmentShader: shaderText(fragment),
      uniforms: this.#uniforms,
      transparent: true,
      depthWrite: false,
      side: DoubleSide,
      forceSinglePass: true,
    })
    const mesh = new Mesh(geometry, material)
    mesh.frustumCulled = false
    mesh.renderOrder = order
    return mesh
  }
}
