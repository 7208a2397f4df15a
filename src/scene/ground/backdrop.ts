/** What lies around the sheet: the floor with its grid, and the background. */
import { BufferGeometry, DoubleSide, GLSL3, Mesh, RawShaderMaterial, Vector3, Vector4 } from 'three'
import backgroundFrag from '../../../shaders/background.frag?raw'
import floorFrag from '../../../shaders/floor.frag?raw'
import floorVert from '../../../shaders/floor.vert?raw'
import farTarget from '../../../shaders/farTarget.vert?raw'
import { shaderText } from '../../../shaders/shaderText'
import { rgb, type SceneTheme } from '../../looks/palette'
import { wholeTargetTriangle } from './wholeTarget'

export class Backdrop {
  readonly floor: Mesh<BufferGeometry, RawShaderMaterial>
  readonly background: Mesh<BufferGeometry, RawShaderMaterial>
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
  }

  constructor() {
    const square = new BufferGeometry()
    square.setDrawRange(0, 6)
    // After the sheet, which hides most of it.
    this.background = this.#mesh(wholeTargetTriangle(), farTarget, backgroundFrag, 0)
    this.floor = this.#mesh(square, floorVert, floorFrag, 0.5)
  }

  setLook({ backdrop }: SceneTheme): void {
    const uniforms = this.#uniforms
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
    this.#uniforms.u_floorAt.value = at
    this.#uniforms.u_lines.value.set(...lines)
  }

  /** Canvas pixels to a pixel of a picture of the usual size. */
  setUnit(unit: number): void {
    this.#uniforms.u_unit.value = unit
  }

  /** The pane, in canvas pixels from the lower left corner. */
  setPane(left: number, bottom: number, width: number, height: number): void {
    this.#uniforms.u_pane.value.set(left, bottom, width, height)
  }

  dispose(): void {
    for (const { geometry, material } of [this.floor, this.background]) {
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
