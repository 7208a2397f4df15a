/** A rectangle of runs on the GPU: takes their steps piece by piece, as much at a time as it is told to. */
import type { Ground } from '../run/ground'
import { axisTexels } from './axisTexels'
import type { CellSample } from './band'
import { lifeOf } from './lost'
import type { EnsemblePlan } from './plan'
import type { StepProgram } from './programs'
import { States, floatTexture } from './states'
import { StepNumbers } from './stepNumbers'
import { type StepShader, fusedSteps } from './stepShader'
import { StepTable } from './stepTable'

/** The step shader, compiled: for any number of steps, and fused where there is need of speed. */
export interface StepPrograms {
  readonly any: StepProgram
  readonly fused?: StepProgram
}

interface Pass {
  /** Steps that it takes. */
  readonly count: number
  readonly isFused: boolean
  readonly settles: boolean
  /** The numbers that it needs, the same for every draw of it. */
  readonly constants: Float32Array
  readonly steps: Float32Array | undefined
  /** Rows that are done. */
  row: number
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
  readonly #life: AbortSignal
  readonly #programs: StepPrograms
  readonly #shader: StepShader
  readonly #states: States
  readonly #vertices: WebGLVertexArrayObject
  #numbers: StepNumbers
  #axes: WebGLTexture
  #table: StepTable
  #seed: number
  #hasBegun = false
  /** The pass that is under way. */
  #pass: Pass | undefined
  #lastCount = 0
  /** Whether fused passes may have left runs behind that are lost on the way. */
  #isUnsettled = false

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
    this.#life = lifeOf(gl)
    this.#shader = shader
    this.#programs = programs
    this.#states = new States(gl, plan.columns, plan.rows, shader.targets)
    this.#vertices = gl.createVertexArray()
    const { width, data, seed } = axisTexels(plan)
    this.#axes = floatTexture(gl, width, 2, data)
    this.#seed = seed
    this.#numbers = new StepNumbers(plan, ground, shader)
    this.#table = new StepTable(gl, this.#numbers, shader.stepVectors, plan.race.steps)
  }

  /** Begins anew, with a plan that has the same size and the same shader. */
  restart(plan: EnsemblePlan, ground: Ground): void {
    const { width, data, seed } = axisTexels(plan)
    this.#gl.deleteTexture(this.#axes)
    this.#axes = floatTexture(this.#gl, width, 2, data)
    this.#seed = seed
    this.#numbers = new StepNumbers(plan, ground, this.#shader)
    this.#table.dispose()
    this.#table = new StepTable(this.#gl, this.#numbers, this.#shader.stepVectors, plan.race.steps)
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
    return this.#hasBegun && !this.#pass && !this.#isUnsettled && this.step === step
  }

  /** Puts all runs back to their start. */
  rewind(): void {
    this.step = 0
    this.#hasBegun = false
    this.#pass = undefined
    this.#lastCount = 0
    this.#isUnsettled = false
  }

  /**
   * One draw towards the step `target`, of at most about `runSteps` steps of single runs. Returns how many it took; 0
   * once all runs are there.
   */
  advance(target: number, runSteps: number): number {
    if (!this.#pass) {
      if (this.#hasBegun && this.step >= target && !this.#isUnsettled) return 0
      this.#begin(target, runSteps)
    }
    const pass = this.#pass
    if (!pass) return 0
    const gl = this.#gl
    // A run that was lost is found within a fused pass or so.
    const weight = this.columns * Math.max(pass.settles ? fusedSteps : pass.count, 1)
    const rows = Math.min(Math.max(Math.floor(runSteps / weight), 1), this.rows - pass.row)
    gl.bindVertexArray(this.#vertices)
    gl.bindFramebuffer(gl.DRAW_FRAMEBUFFER, this.#states.write.framebuffer)
    gl.viewport(0, pass.row, this.columns, rows)
    for (const capability of [gl.BLEND, gl.DEPTH_TEST, gl.STENCIL_TEST, gl.SCISSOR_TEST, gl.CULL_FACE])
      gl.disable(capability)
    gl.colorMask(true, true, true, true)
    this.#draw(pass)
    gl.bindVertexArray(null)
    gl.bindFramebuffer(gl.FRAMEBUFFER, null)
    pass.row += rows
    if (pass.row >= this.rows) this.#complete(pass)
    return rows * weight
  }

  dispose(): void {
    this.#states.dispose()
    this.#table.dispose()
    if (this.#life.aborted) return
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

  /** Chooses the next pass. The first one only puts the runs to their start. */
  #begin(target: number, runSteps: number): void {
    const first = this.step + 1
    const next = this.#numbers.changeAfter(first)
    const most = Math.min(target, next === undefined ? Infinity : next - 1) - this.step
    const { fused } = this.#programs
    const isAligned = fused !== undefined && this.#hasBegun && this.step % fusedSteps === 0
    const isFused = isAligned && most >= fusedSteps
    // Lost runs are seen to before the settings change under them, and at the end.
    const settles = this.#isUnsettled && (most <= 0 || this.#numbers.changeAfter(this.step) === first)
    const untilFused = fused ? fusedSteps - (this.step % fusedSteps) : Infinity
    const wanted = Math.min(Math.max(most, 1), untilFused, this.loopSteps)
    // As few steps as let one row at least pass in a draw.
    const affordable = Math.max(Math.min(wanted, Math.floor(runSteps / this.columns)), 1)
    const count = !this.#hasBegun || settles ? 0 : isFused ? fusedSteps : affordable
    // A pass that settles takes steps again that were taken with the settings before a change.
    const constants = this.#numbers.constants(settles ? this.step : first)
    const steps = isFused && !settles ? this.#numbers.steps(first, count) : undefined
    this.#pass = { count, isFused: isFused && !settles, settles, constants, steps, row: 0 }
  }

  #complete({ count, isFused, settles }: Pass): void {
    this.#states.swap()
    this.step += count
    this.#hasBegun = true
    this.#lastCount = count
    this.#isUnsettled = isFused || (this.#isUnsettled && !settles)
    this.#pass = undefined
  }

  #draw({ count, isFused, settles, constants, steps }: Pass): void {
    const gl = this.#gl
    const { any, fused = any } = this.#programs
    const { program, location } = isFused ? fused : any
    gl.useProgram(program)
    // Before any texture is bound, since filling it binds it.
    const table = isFused || !this.#shader.stepVectors ? undefined : this.#table.upTo(this.step + count)
    const { textures } = this.#states.read
    const { length } = textures
    textures.forEach((texture, index) => this.#texture(location(`u_state${index}`), index, texture))
    this.#texture(location('u_axes'), length, this.#axes)
    gl.uniform1i(location('u_first'), this.step + 1)
    gl.uniform1f(location('u_restSquared'), this.restTolerance ** 2)
    gl.uniform1ui(location('u_seed'), this.#seed)
    gl.uniform1ui(location('u_columns'), this.columns)
    if (constants.length) gl.uniform4fv(location('u_constants'), constants)
    if (steps?.length) gl.uniform4fv(location('u_steps'), steps)
    if (!isFused) {
      if (table) this.#texture(location('u_table'), length + 1, table)
      gl.uniform1i(location('u_begins'), this.#hasBegun ? 0 : 1)
      gl.uniform1i(location('u_settles'), settles ? 1 : 0)
      gl.uniform1i(location('u_count'), count)
    }
    gl.drawArrays(gl.TRIANGLES, 0, 3)
  }

  #texture(location: WebGLUniformLocation | null, unit: number, texture: WebGLTexture): void {
    const gl = this.#gl
    gl.activeTexture(gl.TEXTURE0 + unit)
    gl.bindTexture(gl.TEXTURE_2D, texture)
    gl.bindSampler(unit, null)
    gl.uniform1i(location, unit)
  }
}
