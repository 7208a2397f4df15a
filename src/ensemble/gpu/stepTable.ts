/** A texture with the numbers of all steps, filled only as far as needed. */
import { lifeOf } from './lost'
import { floatTexture, unpackPlainly } from './states'
import type { StepNumbers } from './stepNumbers'
import { tableSteps } from './stepText'

export class StepTable {
  readonly #gl: WebGL2RenderingContext
  readonly #life: AbortSignal
  readonly #numbers: StepNumbers
  readonly #vectors: number
  readonly #steps: number
  #texture: WebGLTexture | undefined
  #rows = 0

  /** `vectors` texels per step, `steps` steps in all. */
  constructor(gl: WebGL2RenderingContext, numbers: StepNumbers, vectors: number, steps: number) {
    this.#gl = gl
    this.#life = lifeOf(gl)
    this.#numbers = numbers
    this.#vectors = vectors
    this.#steps = steps
  }

  /** The texture, filled up to this step. */
  upTo(step: number): WebGLTexture {
    const width = tableSteps * this.#vectors
    this.#texture ??= floatTexture(this.#gl, width, Math.ceil(this.#steps / tableSteps))
    for (; this.#rows * tableSteps < step; this.#rows += 1) this.#fillRow(this.#texture, width)
    return this.#texture
  }

  dispose(): void {
    if (this.#texture && !this.#life.aborted) this.#gl.deleteTexture(this.#texture)
    this.#texture = undefined
  }

  #fillRow(texture: WebGLTexture, width: number): void {
    const row = new Float32Array(4 * width)
    const end = Math.min((this.#rows + 1) * tableSteps, this.#steps)
    for (let first = this.#rows * tableSteps + 1; first <= end;) {
      const change = this.#numbers.changeAfter(first)
      const count = Math.min(end, change === undefined ? end : change - 1) - first + 1
      row.set(this.#numbers.steps(first, count), 4 * this.#vectors * ((first - 1) % tableSteps))
      first += count
    }
    const gl = this.#gl
    gl.bindTexture(gl.TEXTURE_2D, texture)
    unpackPlainly(gl)
    gl.texSubImage2D(gl.TEXTURE_2D, 0, 0, this.#rows, width, 1, gl.RGBA, gl.FLOAT, row)
  }
}
