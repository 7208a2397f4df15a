/** The halo of the selected ball. */
import { GLSL3, InstancedBufferGeometry, Mesh, RawShaderMaterial, Vector2, Vector3, Vector4 } from 'three'
import billboardVert from '../../../shaders/billboard.vert?raw'
import haloFrag from '../../../shaders/halo.frag?raw'
import { shaderText } from '../../../shaders/shaderText'
import { rgb, type SceneTheme } from '../../looks/palette'

/** In radii of the ball. */
const reach = 2.6

export class Halo {
  readonly mesh: Mesh<InstancedBufferGeometry, RawShaderMaterial>
  readonly #uniforms = {
    u_places: { value: [new Vector4()] },
    u_viewport: { value: new Vector2(1, 1) },
    u_reach: { value: reach },
    u_lift: { value: 0 },
    u_colour: { value: new Vector3(1, 1, 1) },
    u_casing: { value: new Vector3() },
  }

  constructor() {
    const geometry = new InstancedBufferGeometry()
    geometry.instanceCount = 1
    geometry.setDrawRange(0, 6)
    const material = new RawShaderMaterial({
      glslVersion: GLSL3,
      vertexShader: shaderText(billboardVert, { places: '1' }),
      fragmentShader: shaderText(haloFrag),
      uniforms: this.#uniforms,
      transparent: true,
      depthWrite: false,
    })
    this.mesh = new Mesh(geometry, material)
    this.mesh.frustumCulled = false
    this.mesh.renderOrder = 3.5
    this.mesh.visible = false
  }

  setLook(theme: SceneTheme): void {
    this.#uniforms.u_casing.value.set(...rgb(theme.casing))
  }

  /** Per frame: around this sphere, of so many CSS pixels radius; or around none. */
  show(sphere: Vector4 | undefined, colour: string, pixels: number): void {
    this.mesh.visible = sphere !== undefined
    if (!sphere) return
    this.#uniforms.u_places.value[0]?.set(sphere.x, sphere.y, sphere.z, pixels)
    // No further forward than the ball's own face.
    this.#uniforms.u_lift.value = 0.5 * sphere.w
    this.#uniforms.u_colour.value.set(...rgb(colour))
  }

  /** Per frame: size of the picture in CSS pixels. */
  setViewport(width: number, height: number): void {
    this.#uniforms.u_viewport.value.set(width, height)
  }

  dispose(): void {
    this.mesh.geometry.dispose()
    this.mesh.material.dispose()
  }
}
