/** The field pass: writes value and gradient of a surface over a grid into a float texture. Every frame reads it. */
import {
  type DataTexture,
  FloatType,
  GLSL3,
  Mesh,
  NearestFilter,
  NoBlending,
  OrthographicCamera,
  RawShaderMaterial,
  RGBAFormat,
  Scene,
  type Texture,
  Vector2,
  WebGLRenderTarget,
  type WebGLRenderer,
} from 'three'
import fieldFrag from '../../../shaders/field.frag?raw'
import wholeTarget from '../../../shaders/wholeTarget.vert?raw'
import { shaderText } from '../../../shaders/shaderText'
import type { Rows } from '../../math/rows'
import type { Ground, StandIn } from '../../run/ground'
import type { CompiledSurface } from '../../surfaces/compile'
import { KeptTexture, addedSize, addedTexture, floatTexture, rowsTexture } from './dataTextures'
import { wholeTargetTriangle } from './wholeTarget'

/** The GLSL of a surface's field. Tests read the text that the page runs. */
export function fieldFragment(surface: Pick<CompiledSurface, 'glsl'>): string {
  return shaderText(fieldFrag, { surface: surface.glsl })
}

type Grounded = Pick<Ground, 'surface' | 'settings' | 'rows' | 'domain'> & Partial<Pick<Ground, 'standIn'>>

/** Work is rows of data times texels. So much is done at once, in a first band, and in a draw at most. */
const [workAtOnce, firstBand, mostWork] = [16e6, 4e6, 3e8]
/** How long a band should take, in milliseconds. */
const bandMilliseconds = 16

/** How large a field may be, up to `size`, to be filled at once. */
export function sizeAtOnce(ground: Pick<Grounded, 'rows' | 'standIn'>, size: number): number {
  const rows = ground.standIn?.rows ?? ground.rows
  return rows ? Math.min(Math.max(Math.floor(Math.sqrt(workAtOnce / rows.count)), 33), size) : size
}

/** A field that is filled a little at a time. */
interface Coming {
  readonly target: WebGLRenderTarget
  readonly rows: number
  /** Lines that are done. */
  line: number
  /** After the last band, which was drawn then. */
  fence: WebGLSync | null
  drawnAt: number
  gl: WebGL2RenderingContext | undefined
}

/** Texel (i, j) holds value, d/dx, d/dy at vertex (i, j) of the grid, which includes both ends of the domain. Alpha is 1 where all are finite. */
export class FieldPass {
  #target: WebGLRenderTarget | undefined
  /** The field that was sampled in float64, while that is the one to draw. */
  #sampled: DataTexture | undefined
  #material: RawShaderMaterial | undefined
  #glsl = ''
  readonly #rows = new KeptTexture<Rows>()
  readonly #added = new KeptTexture<StandIn>()
  #next: Coming | undefined
  /** The work of a band. */
  #band = firstBand
  /** Those that are compiled ahead. */
  readonly #ahead = new Set<RawShaderMaterial>()
  readonly #scene = new Scene()
  readonly #camera = new OrthographicCamera()
  readonly #mesh = new Mesh(wholeTargetTriangle())

  constructor() {
    this.#mesh.frustumCulled = false
    this.#scene.add(this.#mesh)
  }

  /** The texture of the last run, or of what was taken after it. */
  get texture(): Texture | undefined {
    return this.#sampled ?? this.#target?.texture
  }

  get size(): number {
    return this.#sampled?.image.width ?? this.#target?.width ?? 0
  }

  /** Whether another one has begun and is not whole. */
  get isAtWork(): boolean {
    return this.#next !== undefined
  }

  /** Its size once it is whole. */
  get wanted(): number {
    return this.#next?.target.width ?? this.size
  }

  /** Whether `run` works at once for this surface, without waiting for a program. */
  isReady(surface: CompiledSurface): boolean {
    return this.#glsl === surface.glsl
  }

  /** Compiles the program of a surface while the old one stays in use. Resolves to false if it is no longer wanted. */
  async prepare(
    renderer: WebGLRenderer,
    surface: CompiledSurface,
    isWanted: () => boolean,
  ): Promise<boolean> {
    const material = fieldMaterial(surface)
    this.#ahead.add(material)
    await this.#compile(renderer, material)
    this.#ahead.delete(material)
    if (!isWanted()) {
      material.dispose()
      return false
    }
    this.#use(surface, material)
    return true
  }

  /** The same at once, for a surface whose program another field of the renderer has: three shares programs. */
  adopt(surface: CompiledSurface): void {
    this.#use(surface, fieldMaterial(surface))
  }

  #use(surface: CompiledSurface, material: RawShaderMaterial): void {
    this.#material?.dispose()
    this.#material = material
    this.#mesh.material = material
    this.#glsl = surface.glsl
  }

  async #compile(renderer: WebGLRenderer, material: RawShaderMaterial): Promise<void> {
    // A GPU that is lost takes nothing: three compiles it when the field is next filled.
    if (renderer.getContext().isContextLost()) return
    const ahead = new Mesh(this.#mesh.geometry, material)
    ahead.frustumCulled = false
    // Without the extension three can only wait, and says so on the console.
    if (renderer.extensions.has('KHR_parallel_shader_compile'))
      await renderer.compileAsync(ahead, this.#camera)
    else renderer.compile(ahead, this.#camera)
  }

  /** Fills the texture at `size` × `size` vertices. */
  run(renderer: WebGLRenderer, ground: Grounded, size: number): void {
    this.#begin(ground, size, this.#target?.width === size ? this.#target : fieldTarget(size))
    while (this.#next) this.#draw(renderer, this.#next, mostWork)
  }

  /** Begins to fill one. The last one is shown until `advance` has filled it. */
  begin(ground: Grounded, size: number): void {
    this.#begin(ground, size, fieldTarget(size))
  }

  #begin(ground: Grounded, size: number, target: WebGLRenderTarget): void {
    if (!this.#material) return
    const { surface, settings, standIn, domain } = ground
    const rows = standIn?.rows ?? ground.rows
    this.stop()
    const [xs, ys] = [domain[0] ?? [-1, 1], domain[1] ?? [0, 0]]
    const { uniforms } = this.#material
    uniforms['u_low'] = { value: new Vector2(xs[0], ys[0]) }
    uniforms['u_span'] = { value: new Vector2(xs[1] - xs[0], ys[1] - ys[0]) }
    uniforms['u_size'] = { value: size }
    uniforms['u_surface'] = { value: surface.uniforms(settings) }
    if (rows) {
      uniforms['u_rows'] = { value: this.#rows.of(rows, () => rowsTexture(rows)) }
      uniforms['u_rowCount'] = { value: rows.count }
    }
    const added = standIn && this.#added.of(standIn, () => addedTexture(standIn, domain))
    uniforms['u_added'] = { value: added ?? null }
    uniforms['u_addedSize'] = { value: standIn ? addedSize : 0 }
    this.#material.uniformsNeedUpdate = true
    this.#next = { target, rows: rows?.count ?? 1, line: 0, fence: null, drawnAt: 0, gl: undefined }
  }

  /**
   * Fills some lines more, as many as leave the GPU time for frames, if those before are done. Returns whether the field is
   * whole.
   */
  advance(renderer: WebGLRenderer): boolean {
    const next = this.#next
    if (!next) return true
    const gl = renderer.getContext() as WebGL2RenderingContext
    if (next.fence) {
      if (gl.getSyncParameter(next.fence, gl.SYNC_STATUS) !== gl.SIGNALED) return false
      gl.deleteSync(next.fence)
      // A look that comes late takes the band for a slower one than it was: the next one is shorter.
      const share = bandMilliseconds / (performance.now() - next.drawnAt)
      this.#band = Math.min(Math.max(this.#band * Math.min(Math.max(share, 0.5), 2), firstBand / 4), mostWork)
    }
    next.fence = null
    this.#draw(renderer, next, this.#band)
    if (this.#next !== next) return true
    next.fence = gl.fenceSync(gl.SYNC_GPU_COMMANDS_COMPLETE, 0)
    next.drawnAt = performance.now()
    next.gl = gl
    gl.flush()
    return false
  }

  /** Gives up the one that has begun. */
  stop(): void {
    this.#next?.target.dispose()
    this.#next?.gl?.deleteSync(this.#next.fence)
    this.#next = undefined
  }

  /** Draws as many lines as see so many rows of data. */
  #draw(renderer: WebGLRenderer, next: Coming, rows: number): void {
    const { target, line } = next
    const lines = Math.max(Math.floor(rows / (next.rows * target.width)), 1)
    target.scissor.set(0, line, target.width, lines)
    target.scissorTest = true
    const before = renderer.getRenderTarget()
    const { autoClear } = renderer
    renderer.autoClear = false
    renderer.setRenderTarget(target)
    renderer.render(this.#scene, this.#camera)
    renderer.setRenderTarget(before)
    renderer.autoClear = autoClear
    next.line = line + lines
    if (next.line < target.height) return
    this.#drop()
    if (this.#target !== target) this.#target?.dispose()
    this.#target = target
    this.#next = undefined
  }

  /** Takes a field that was sampled in float64: 4 × size × size numbers. */
  take(texels: Float32Array, size: number): void {
    this.stop()
    this.#drop()
    this.#sampled = floatTexture(texels, size)
  }

  /** Reads the texture back: 4 × size × size floats. For tests. */
  read(renderer: WebGLRenderer): Float32Array {
    const values = new Float32Array(4 * this.size * this.size)
    if (this.#target) renderer.readRenderTargetPixels(this.#target, 0, 0, this.size, this.size, values)
    return values
  }

  #drop(): void {
    this.#sampled?.dispose()
    this.#sampled = undefined
  }

  dispose(): void {
    this.stop()
    this.#sampled?.dispose()
    this.#rows.dispose()
    this.#added.dispose()
    this.#target?.dispose()
    this.#material?.dispose()
    for (const material of this.#ahead) material.dispose()
    this.#mesh.geometry.dispose()
  }
}

function fieldMaterial(surface: CompiledSurface): RawShaderMaterial {
  return new RawShaderMaterial({
    glslVersion: GLSL3,
    vertexShader: shaderText(wholeTarget),
    fragmentShader: fieldFragment(surface),
    depthTest: false,
    depthWrite: false,
    blending: NoBlending,
    uniforms: {},
  })
}

function fieldTarget(size: number): WebGLRenderTarget {
  return new WebGLRenderTarget(size, size, {
    type: FloatType,
    format: RGBAFormat,
    minFilter: NearestFilter,
    magFilter: NearestFilter,
    depthBuffer: false,
    stencilBuffer: false,
  })
}
