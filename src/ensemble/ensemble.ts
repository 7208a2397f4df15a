/** A rectangle of runs on the GPU: takes their steps piece by piece, as much at a time as it is told to. */
import type { Ground } from '../run/ground'
import { axisTexels } from './axisTexels'
import type { CellSample } from './band'
import type { EnsemblePlan } from './plan'
import type { StepProgram } from './programs'
import { States, floatTexture } from './states'
import { StepNumbers } from './stepNumbers'
import { type StepShader, fusedSteps } from './stepShader'

/** The step shader, compiled: for any number of steps, and fused where there is need of speed. */
export interface StepPrograms {
  readonly any: StepProgram
  readonly fused?: StepProgram
}

/**
 * All runs start together and take the same number of steps. A pass takes some steps of all runs at once; where that
 * would be too much work for one draw, the pass is drawn in bands of rows. How many steps a fused pass takes never
 * hangs on the machine's speed, so that a run comes out the same every time. The context's state is not kept: whoever
 * shares it puts his own back.
 */
export class Ensemble {
  readonly columns: number
  readonly rows: number
  /** Steps that all runs have taken. */
  step = 0
  readonly #gl: WebGL2RenderingContext
  readonly #programs: StepPrograms
  readonly #shader: StepShader
  readonly #states: States
  readonly #vertices: WebGLVertexArrayObject
  readonly #constants: Float32Array
  readonly #steps: Float32Array
  #numbers: StepNumbers
  #axes: WebGLTexture
  #seed: number
  #hasBegun = false
  /** The pass that is under way: its steps, and the rows that it has done. */
  #pass: { readonly count: number; readonly fused: StepProgram | undefined; row: number } | undefined
  #lastCount = 0

  /**
   * `programs` are those of `shader`, the step shader of `plan`. `restTolerance` is the ‖∇L‖ below which a run is at
   * rest.
   * @throws EnsembleError where the device has no room
   */
  constructor(
    gl: WebGL2RenderingContext,
    plan: EnsemblePlan,
    ground: Ground,
    shader: StepShader,
    programs: StepPrograms,
    readonly restTolerance: number,
    /** The most steps of one pass that is not fused. */
    readonly loopSteps = fusedSteps,
  ) {
    this.columns = plan.columns
    this.rows = plan.rows
    this.#gl = gl
    this.#shader = shader
    this.#programs = programs
    this.#constants = new Float32Array(4 * shader.constantVectors)
    this.#steps = new Float32Array(4 * shader.stepVectors * fusedSteps)
    this.#states = new States(gl, plan.columns, plan.rows, shader.targets)
    this.#vertices = gl.createVertexArray()
    const { width, data, seed } = axisTexels(plan)
    this.#axes = floatTexture(gl, width, 2, data)
    this.#seed = seed
    this.#numbers = new StepNumbers(plan, ground, shader)
  }

  /** Begins anew, with a plan that has the same size and the same shader. */
  restart(plan: EnsemblePlan, ground: Ground): void {
    const { width, data, seed } = axisTexels(plan)
    this.#gl.deleteTexture(this.#axes)
    this.#axes = floatTexture(this.#gl, width, 2, data)
    this.#seed = seed
    this.#numbers = new StepNumbers(plan, ground, this.#shader)
    this.rewind()
  }

  /** x, y, loss and record of every run at `step`; `before` at the step before it, where that was the last pass. */
  get texture(): WebGLTexture {
    return this.#states.read.textures[0] as WebGLTexture
  }

  get textureBefore(): WebGLTexture | undefined {
    return this.#lastCount === 1 && !this.#pass ? this.#states.write.textures[0] : undefined
  }

  /** Whether all runs have taken just so many steps. */
  isAt(step: number): boolean {
    return this.#hasBegun && !this.#pass && this.step === step
  }

  /** Puts all runs back to their start. */
  rewind(): void {
    this.step = 0
    this.#hasBegun = false
    this.#pass = undefined
    this.#lastCount = 0
  }

  /**
   * One draw towards the step `target`, of at most about `runSteps` steps of single runs. Returns how many it took; 0
   * once all runs are there.
   */
  advance(target: number, runSteps: number): number {
    if (!this.#pass) {
      if (this.#hasBegun && this.step >= target) return 0
      this.#begin(target, runSteps)
    }
    const pass = this.#pass
    if (!pass) return 0
    const gl = this.#gl
    const weight = this.columns * Math.max(pass.count, 1)
    const rows = Math.min(Math.max(Math.floor(runSteps / weight), 1), this.rows - pass.row)
    gl.bindVertexArray(this.#vertices)
    gl.bindFramebuffer(gl.DRAW_FRAMEBUFFER, this.#states.write.framebuffer)
    gl.viewport(0, pass.row, this.columns, rows)
    for (const capability of [gl.BLEND, gl.DEPTH_TEST, gl.STENCIL_TEST, gl.SCISSOR_TEST, gl.CULL_FACE])
      gl.disable(capability)
    gl.colorMask(true, true, true, true)
    if (pass.fused) this.#drawFused(pass.fused, pass)
    this.#draw(this.#programs.any, pass.count)
    gl.disable(gl.DEPTH_TEST)
    gl.bindVertexArray(null)
    gl.bindFramebuffer(gl.FRAMEBUFFER, null)
    pass.row += rows
    if (pass.row >= this.rows) this.#complete(pass.count)
    return rows * weight
  }

  dispose(): void {
    this.#states.dispose()
    this.#gl.deleteTexture(this.#axes)
    this.#gl.deleteVertexArray(this.#vertices)
  }

  /** Reads x, y, loss and record of all runs into the buffer that is bound to PIXEL_PACK_BUFFER, or into `out`. */
  read(out?: Float32Array): void {
    const gl = this.#gl
    gl.bindFramebuffer(gl.READ_FRAMEBUFFER, this.#states.read.framebuffer)
    gl.readBuffer(gl.COLOR_ATTACHMENT0)
    if (out) gl.readPixels(0, 0, this.columns, this.rows, gl.RGBA, gl.FLOAT, out)
    else gl.readPixels(0, 0, this.columns, this.rows, gl.RGBA, gl.FLOAT, 0)
    gl.bindFramebuffer(gl.READ_FRAMEBUFFER, null)
  }

  /** All of the state, target after target. For tests. */
  readAll(): Float32Array {
    const gl = this.#gl
    const size = 4 * this.columns * this.rows
    const all = new Float32Array(size * this.#shader.targets)
    gl.bindFramebuffer(gl.READ_FRAMEBUFFER, this.#states.read.framebuffer)
    for (let target = 0; target < this.#shader.targets; target++) {
      gl.readBuffer(gl.COLOR_ATTACHMENT0 + target)
      const part = all.subarray(target * size, (target + 1) * size)
      gl.readPixels(0, 0, this.columns, this.rows, gl.RGBA, gl.FLOAT, part)
    }
    gl.bindFramebuffer(gl.READ_FRAMEBUFFER, null)
    return all
  }

  /** Copies x, y, loss and record of a sample of the runs into a framebuffer, as the sample at `index`: above those before it. */
  sample(into: WebGLFramebuffer, index: number, { columns, rows }: CellSample): void {
    const gl = this.#gl
    gl.bindFramebuffer(gl.READ_FRAMEBUFFER, this.#states.read.framebuffer)
    gl.readBuffer(gl.COLOR_ATTACHMENT0)
    gl.bindFramebuffer(gl.DRAW_FRAMEBUFFER, into)
    const y = index * rows
    // Of the nearest: the texel at the middle of each part, as `sampleCells` has it.
    gl.blitFramebuffer(
      0,
      0,
      this.columns,
      this.rows,
      0,
      y,
      columns,
      y + rows,
      gl.COLOR_BUFFER_BIT,
      gl.NEAREST,
    )
    gl.bindFramebuffer(gl.FRAMEBUFFER, null)
  }

  /** Chooses the next pass, and hands over the numbers of its steps. The first one only puts the runs to their start. */
  #begin(target: number, runSteps: number): void {
    const first = this.step + 1
    const change = this.#numbers.changeAfter(first)
    const most = Math.min(target - this.step, change === undefined ? Infinity : change - first)
    const { fused } = this.#programs
    const isFused = fused && this.#hasBegun && most >= fusedSteps && this.step % fusedSteps === 0
    const untilFused = fused ? fusedSteps - (this.step % fusedSteps) : Infinity
    const wanted = Math.min(most, untilFused, this.loopSteps)
    // As few steps as let one row at least pass in a draw.
    const affordable = Math.max(Math.min(wanted, Math.floor(runSteps / this.columns)), 1)
    const count = !this.#hasBegun ? 0 : isFused ? fusedSteps : affordable
    this.#numbers.write(first, count, this.#constants, this.#steps)
    this.#pass = { count, fused: isFused ? fused : undefined, row: 0 }
  }

  #complete(count: number): void {
    this.#states.swap()
    this.step += count
    this.#hasBegun = true
    this.#lastCount = count
    this.#pass = undefined
  }

  /**
   * The fused program marks the runs that it has done, in depth; after it only the others are drawn. A depth test is
   * what every GPU does before it runs a shader.
   */
  #drawFused(fused: StepProgram, { count, row }: { readonly count: number; readonly row: number }): void {
    const gl = this.#gl
    gl.enable(gl.DEPTH_TEST)
    gl.depthMask(true)
    if (row === 0) gl.clearBufferfv(gl.DEPTH, 0, [1])
    gl.depthFunc(gl.ALWAYS)
    this.#draw(fused, count)
    gl.depthFunc(gl.LESS)
  }

  #draw({ program, location }: StepProgram, count: number): void {
    const gl = this.#gl
    gl.useProgram(program)
    const { textures } = this.#states.read
    textures.forEach((texture, index) => {
      gl.activeTexture(gl.TEXTURE0 + index)
      gl.bindTexture(gl.TEXTURE_2D, texture)
      gl.bindSampler(index, null)
      gl.uniform1i(location(`u_state${index}`), index)
    })
    gl.activeTexture(gl.TEXTURE0 + textures.length)
    gl.bindTexture(gl.TEXTURE_2D, this.#axes)
    gl.bindSampler(textures.length, null)
    gl.uniform1i(location('u_axes'), textures.length)
    gl.uniform1i(location('u_begins'), this.#hasBegun ? 0 : 1)
    gl.uniform1i(location('u_first'), this.step + 1)
    gl.uniform1i(location('u_count'), count)
    gl.uniform1f(location('u_restSquared'), this.restTolerance ** 2)
    gl.uniform1ui(location('u_seed'), this.#seed)
    gl.uniform1ui(location('u_columns'), this.columns)
    if (this.#constants.length) gl.uniform4fv(location('u_constants'), this.#constants)
    if (this.#steps.length) gl.uniform4fv(location('u_steps'), this.#steps)
    gl.drawArrays(gl.TRIANGLES, 0, 3)
  }
}
