/** The float textures that hold the runs of an ensemble: one set is read while the other is written. */
import { EnsembleError } from './error'
import { lifeOf } from './lost'

/** Textures of one size that one draw writes together. */
interface Targets {
  readonly textures: readonly WebGLTexture[]
  readonly framebuffer: WebGLFramebuffer
}

/** Two sets of this many texels of 16 bytes are 64 MiB. */
const largeTexels = 2_097_152
/** WebGL2 keeps at most one error of each kind. */
const errorKinds = 6

export class States {
  readonly #gl: WebGL2RenderingContext
  readonly #life: AbortSignal
  #read: Targets
  #write: Targets
  #kept: Targets | undefined

  /** @throws EnsembleError if the device has no room */
  constructor(
    gl: WebGL2RenderingContext,
    readonly columns: number,
    readonly rows: number,
    count: number,
  ) {
    this.#gl = gl
    this.#life = lifeOf(gl)
    const maxSide: number = gl.getParameter(gl.MAX_TEXTURE_SIZE)
    if (columns > maxSide || rows > maxSide) {
      throw new EnsembleError(`this GPU takes at most ${maxSide} runs along an axis: choose a smaller size`)
    }
    const make = (): Targets => targets(gl, columns, rows, count)
    ;[this.#read, this.#write] = withRoom(gl, columns, rows, count, () => [make(), make()] as const)
  }

  /** The complete states. */
  get read(): Targets {
    return this.#read
  }

  /** The next states are drawn here. Until then it holds the states before `read`. */
  get write(): Targets {
    return this.#write
  }

  /** Swaps the sets once a pass over all runs is complete. Nothing else swaps them. */
  swap(): void {
    ;[this.#read, this.#write] = [this.#write, this.#read]
  }

  /** The copy that `keep` made. */
  get kept(): Targets | undefined {
    return this.#kept
  }

  /** Copies the first of the complete states' textures. @throws EnsembleError if the device has no room */
  keep(): void {
    const gl = this.#gl
    const { columns, rows } = this
    this.#kept ??= withRoom(gl, columns, rows, 1, () => [targets(gl, columns, rows, 1)] as const)[0]
    gl.bindFramebuffer(gl.READ_FRAMEBUFFER, this.#read.framebuffer)
    gl.readBuffer(gl.COLOR_ATTACHMENT0)
    gl.bindFramebuffer(gl.DRAW_FRAMEBUFFER, this.#kept.framebuffer)
    gl.disable(gl.SCISSOR_TEST)
    gl.blitFramebuffer(0, 0, columns, rows, 0, 0, columns, rows, gl.COLOR_BUFFER_BIT, gl.NEAREST)
    gl.bindFramebuffer(gl.FRAMEBUFFER, null)
  }

  dispose(): void {
    if (this.#life.aborted) return
    release(this.#gl, this.#kept ? [this.#read, this.#write, this.#kept] : [this.#read, this.#write])
  }
}

/** Makes sets of `count` textures. @throws EnsembleError if the device has no room */
function withRoom<Sets extends readonly Targets[]>(
  gl: WebGL2RenderingContext,
  columns: number,
  rows: number,
  count: number,
  make: () => Sets,
): Sets {
  // Asking for errors waits for the GPU, so only if memory could be short.
  const isLarge = columns * rows * count >= largeTexels
  for (let kind = 0; isLarge && kind < errorKinds && gl.getError() !== gl.NO_ERROR; kind += 1);
  const sets = make()
  if (!isLarge || gl.getError() !== gl.OUT_OF_MEMORY) return sets
  release(gl, sets)
  throw new EnsembleError(
    `${columns} × ${rows} runs do not fit into this GPU's memory: choose a smaller size`,
  )
}

function release(gl: WebGL2RenderingContext, sets: readonly Targets[]): void {
  for (const { textures, framebuffer } of sets) {
    gl.deleteFramebuffer(framebuffer)
    for (const texture of textures) gl.deleteTexture(texture)
  }
}

function targets(gl: WebGL2RenderingContext, columns: number, rows: number, count: number): Targets {
  const framebuffer = gl.createFramebuffer()
  gl.bindFramebuffer(gl.FRAMEBUFFER, framebuffer)
  const textures = Array.from({ length: count }, (_, index) => {
    const texture = floatTexture(gl, columns, rows)
    gl.framebufferTexture2D(gl.FRAMEBUFFER, gl.COLOR_ATTACHMENT0 + index, gl.TEXTURE_2D, texture, 0)
    return texture
  })
  gl.drawBuffers(textures.map((_, index) => gl.COLOR_ATTACHMENT0 + index))
  return { textures, framebuffer }
}

/** An RGBA32F texture for reading single texels, filled with `data` or zeros. */
export function floatTexture(
  gl: WebGL2RenderingContext,
  columns: number,
  rows: number,
  data: Float32Array | null = null,
): WebGLTexture {
  const texture = gl.createTexture()
  gl.bindTexture(gl.TEXTURE_2D, texture)
  unpackPlainly(gl)
  if (data) gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGBA32F, columns, rows, 0, gl.RGBA, gl.FLOAT, data)
  else gl.texStorage2D(gl.TEXTURE_2D, 1, gl.RGBA32F, columns, rows)
  for (const name of [gl.TEXTURE_MIN_FILTER, gl.TEXTURE_MAG_FILTER]) {
    gl.texParameteri(gl.TEXTURE_2D, name, gl.NEAREST)
  }
  return texture
}

/** Uploads numbers unchanged, whatever was set for pictures. */
export function unpackPlainly(gl: WebGL2RenderingContext): void {
  gl.pixelStorei(gl.UNPACK_FLIP_Y_WEBGL, false)
  gl.pixelStorei(gl.UNPACK_PREMULTIPLY_ALPHA_WEBGL, false)
  gl.pixelStorei(gl.UNPACK_ALIGNMENT, 4)
}
