/** The targets that mark the known minima. */
import {
  type DepthModes,
  DoubleSide,
  GLSL3,
  GreaterDepth,
  Group,
  InstancedBufferGeometry,
  LessEqualDepth,
  Mesh,
  RawShaderMaterial,
  Vector3,
  Vector4,
} from 'three'
import targetFrag from '../../../shaders/target.frag?raw'
import targetVert from '../../../shaders/target.vert?raw'
import { shaderText } from '../../../shaders/shaderText'
import type { FogUniform } from '../ground/fog'
import type { Terrain } from '../ground/terrain'

const maxTargets = 64
/** In scene units, and no more than so many pixels of a picture of the usual size. */
const radius = 0.075
const maxPixels = 30

export class Targets {
  readonly object = new Group()
  /** The centres of those that are shown. */
  shown: readonly Vector3[] = []
  readonly #geometry = new InstancedBufferGeometry()
  readonly #materials: RawShaderMaterial[] = []
  readonly #uniforms = {
    u_places: { value: Array.from({ length: maxTargets }, () => new Vector4()) },
    u_isUpright: { value: false },
  }

  constructor(fog: FogUniform) {
    this.#geometry.setDrawRange(0, 6)
    this.#geometry.instanceCount = 0
    this.#pass(LessEqualDepth, 1, fog)
    // Behind a ridge it shows through faintly.
    this.#pass(GreaterDepth, 0.3, fog)
  }

  lay(terrain: Terrain, minima: readonly (readonly number[])[]): void {
    const shown = minima.filter(([x = 0, y = 0]) => terrain.contains(x, y, 1e-6)).slice(0, maxTargets)
    this.shown = shown.map(([x = 0, y = 0]) => terrain.place(x, y, new Vector3()))
    for (const [index, { x, y, z }] of this.shown.entries())
      this.#uniforms.u_places.value[index]?.set(x, y, z, radius)
    this.#geometry.instanceCount = shown.length
    this.#uniforms.u_isUpright.value = terrain.dimension === 1
    this.object.visible = shown.length > 0
  }

  /** Per frame: CSS pixels to a scene unit, and to a pixel of a picture of the usual size. */
  setScale(pixelsPerUnit: number, unit: number): void {
    const size = Math.min(radius, (maxPixels * unit) / pixelsPerUnit)
    for (const place of this.#uniforms.u_places.value) place.w = size
  }

  dispose(): void {
    this.#geometry.dispose()
    for (const material of this.#materials) material.dispose()
  }

  #pass(depthFunc: DepthModes, strength: number, fog: FogUniform): void {
    const material = new RawShaderMaterial({
      glslVersion: GLSL3,
      vertexShader: shaderText(targetVert, { places: `${maxTargets}` }),
      fragmentShader: shaderText(targetFrag),
      uniforms: { ...this.#uniforms, u_fog: fog, u_strength: { value: strength } },
      transparent: true,
      depthWrite: false,
      depthFunc,
      side: DoubleSide,
      forceSinglePass: true,
    })
    this.#materials.push(material)
    const mesh = new Mesh(this.#geometry, material)
    mesh.frustumCulled = false
    mesh.renderOrder = 2
    this.object.add(mesh)
  }
}
