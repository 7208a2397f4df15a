/** Bakes the light of the sky and of the key light from the height field, so that a frame costs nothing for it. */
import {
  FloatType,
  GLSL3,
  type IUniform,
  LinearFilter,
  Mesh,
  NearestFilter,
  NoBlending,
  OrthographicCamera,
  RawShaderMaterial,
  RGBAFormat,
  Scene,
  type Texture,
  UnsignedByteType,
  Vector2,
  WebGLRenderTarget,
  type WebGLRenderer,
} from 'three'
import bakeFrag from '../../../shaders/bake.frag?raw'
import blurFrag from '../../../shaders/bakeBlur.frag?raw'
import reliefFrag from '../../../shaders/relief.frag?raw'
import wholeTarget from '../../../shaders/wholeTarget.vert?raw'
import { shaderText } from '../../../shaders/shaderText'
import { heightGlsl } from './height'
import { keyLight } from './light'
import type { Rays } from './shade'
import { wholeTargetTriangle } from './wholeTarget'

/** Directions of the sky and steps along each, by the size of the bake: the first that is at least as large. */
const qualities = [
  { size: 128, directions: 8, steps: 10 },
  { size: 256, directions: 12, steps: 20 },
  // On a GPU alone.
  { size: Infinity, directions: 24, steps: 64 },
] as const

/** The best of them. */
export const finest: Rays = qualities[2]

/** The fragment shaders: the relief, the rays, the blur. */
export const bakePasses = [
  shaderText(reliefFrag, { heights: heightGlsl }),
  shaderText(bakeFrag),
  shaderText(blurFrag),
] as const

export class Bake {
  #shown: WebGLRenderTarget | undefined
  #next: WebGLRenderTarget | undefined
  #relief: WebGLRenderTarget | undefined
  #grain: WebGLRenderTarget | undefined
  /** Rows of the next one that are done; undefined while none is made. */
  #row: number | undefined
  readonly #scene = new Scene()
  readonly #camera = new OrthographicCamera()
  readonly #mesh = new Mesh(wholeTargetTriangle())
  readonly #reliefPass: RawShaderMaterial
  readonly #bakePass: RawShaderMaterial
  readonly #blurPass: RawShaderMaterial

  /** `ground`: the uniforms of the surface, for its heights. */
  constructor(ground: Readonly<Record<string, IUniform>>) {
    this.#mesh.frustumCulled = false
    this.#scene.add(this.#mesh)
    const size = { value: 1 }
    const [relief, bake, blur] = bakePasses
    this.#reliefPass = pass(relief, { ...ground, u_size: size })
    this.#bakePass = pass(bake, {
      u_relief: { value: null },
      u_directions: { value: 8 },
      u_steps: { value: 8 },
      u_key: { value: new Vector2(keyLight.azimuth, keyLight.elevation) },
    })
    this.#blurPass = pass(blur, { u_shade: { value: null } })
  }

  /** RGBA8: x and z of the normal, the sky's share, the key light's. */
  get texture(): Texture | undefined {
    return this.#shown?.texture
  }

  get size(): number {
    return this.#shown?.width ?? 1
  }

  /** Whether one has begun and is not done. */
  get isAtWork(): boolean {
    return this.#row !== undefined
  }

  /** Begins one of `size` × `size` texels, with rays as fine as that size is worth. The last one is shown until it is done. */
  begin(renderer: WebGLRenderer, size: number, rays?: Rays): void {
    this.#relief = ofSize(this.#relief, size, () => floatTarget(size))
    this.#grain = ofSize(this.#grain, size, () => byteTarget(size))
    this.#next = ofSize(this.#next, size, () => byteTarget(size))
    const quality = rays ?? qualities.find((each) => size <= each.size) ?? finest
    setUniform(this.#reliefPass, 'u_size', size)
    setUniform(this.#bakePass, 'u_relief', this.#relief.texture)
    setUniform(this.#bakePass, 'u_directions', quality.directions)
    setUniform(this.#bakePass, 'u_steps', quality.steps)
    setUniform(this.#blurPass, 'u_shade', this.#grain.texture)
    this.#draw(renderer, this.#reliefPass, this.#relief)
    this.#row = 0
  }

  /** Bakes some rows more. */
  advance(renderer: WebGLRenderer, rows: number): void {
    const [grain, next, row] = [this.#grain, this.#next, this.#row]
    if (!grain || !next || row === undefined) return
    grain.scissor.set(0, row, grain.width, rows)
    grain.scissorTest = true
    this.#draw(renderer, this.#bakePass, grain)
    this.#row = row + rows
    if (this.#row < grain.height) return
    this.#draw(renderer, this.#blurPass, next)
    this.#next = this.#shown
    this.#shown = next
    this.#row = undefined
  }

  /** Gives up the one that is at work. */
  stop(): void {
    this.#row = undefined
  }

  /** Reads the texture back: four bytes a texel, rows from the south. For tests. */
  read(renderer: WebGLRenderer): Uint8Array {
    const bytes = new Uint8Array(4 * this.size * this.size)
    if (this.#shown) renderer.readRenderTargetPixels(this.#shown, 0, 0, this.size, this.size, bytes)
    return bytes
  }

  dispose(): void {
    for (const target of [this.#shown, this.#next, this.#relief, this.#grain]) target?.dispose()
    this.#shown = this.#next = this.#relief = this.#grain = this.#row = undefined
    for (const material of [this.#reliefPass, this.#bakePass, this.#blurPass]) material.dispose()
    this.#mesh.geometry.dispose()
  }

  #draw(renderer: WebGLRenderer, material: RawShaderMaterial, target: WebGLRenderTarget): void {
    this.#mesh.material = material
    const before = renderer.getRenderTarget()
    const { autoClear } = renderer
    renderer.autoClear = false
    renderer.setRenderTarget(target)
    renderer.render(this.#scene, this.#camera)
    renderer.setRenderTarget(before)
    renderer.autoClear = autoClear
  }
}

function pass(fragmentShader: string, uniforms: Record<string, IUniform>): RawShaderMaterial {
  return new RawShaderMaterial({
    glslVersion: GLSL3,
    vertexShader: shaderText(wholeTarget),
    fragmentShader,
    uniforms,
    depthTest: false,
    depthWrite: false,
    blending: NoBlending,
  })
}

function setUniform({ uniforms }: RawShaderMaterial, name: string, value: unknown): void {
  const uniform = uniforms[name]
  if (uniform) uniform.value = value
}

function ofSize(
  target: WebGLRenderTarget | undefined,
  size: number,
  make: () => WebGLRenderTarget,
): WebGLRenderTarget {
  if (target?.width === size) return target
  target?.dispose()
  return make()
}

function floatTarget(size: number): WebGLRenderTarget {
  const filters = { minFilter: NearestFilter, magFilter: NearestFilter } as const
  return new WebGLRenderTarget(size, size, {
    type: FloatType,
    format: RGBAFormat,
    depthBuffer: false,
    ...filters,
  })
}

function byteTarget(size: number): WebGLRenderTarget {
  const filters = { minFilter: LinearFilter, magFilter: LinearFilter } as const
  return new WebGLRenderTarget(size, size, {
    type: UnsignedByteType,
    format: RGBAFormat,
    depthBuffer: false,
    ...filters,
  })
}
