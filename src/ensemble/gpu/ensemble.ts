/** A rectangle of runs on the GPU. Takes their steps piece by piece, as many at a time as the caller says. */
import type { Ground } from '../../run/ground'
import type { CellSample } from '../outcomes/band'
import { lifeOf } from './lost'
import type { EnsemblePlan } from '../plan'
import { type Pass, costOf, nextPass, stepsOf } from './pass'
import type { StepProgram } from './programs'
import { States } from './states'
import { type PassNumbers, type RestLimits, StepInputs } from './stepInputs'
import { type StepShader, fusedSteps } from './stepText'

/** The compiled step shader: for any number of steps, and fused for long work. */
export interface StepPrograms {
  readonly any: StepProgram
  readonly fused?: StepProgram
}

/** A pass in progress. */
interface Drawing {
  readonly pass: Pass
  readonly numbers: PassNumbers
  /** Rows that are done. */
  row: number
}

/**
 * All runs start together and take the same number of steps. A pass takes some steps of all runs. If that is too much
 * work for one draw, the pass is drawn in bands of rows. The number of steps in a fused pass does not depend on the
 * machine's speed, so that a run is the same every time. The context's state is not restored here: the caller does it.
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
  #inputs: StepInputs
  #drawing: Drawing | undefined
  /** The last complete pass. */
  #last: Pass | undefined
  /** Whether fused passes may have left lost runs behind. */
  #isUnsettled = false

  /**
   * `shader` is the step shader of `plan`, and `programs` are compiled from it.
   * @throws EnsembleError if the device has no room
   */
  constructor(
    gl: WebGL2RenderingContext,
    plan: EnsemblePlan,
    ground: Ground,
    shader: StepShader,
    programs: StepPrograms,
    readonly rest: RestLimits,
    /** The maximum number of steps in a pass that is not fused. */
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
    this.#inputs = new StepInputs(gl, plan, ground, shader)
  }

  /** Begins anew with a plan that has the same size and shader. */
  restart(plan: EnsemblePlan, ground: Ground): void {
    this.#inputs.dispose()
    this.#inputs = new StepInputs(this.#gl, plan, ground, this.#shader)
    this.rewind()
  }

  /** x, y, loss and record of every run at `step`. */
  get texture(): WebGLTexture {
    return this.#states.read.textures[0] as WebGLTexture
  }

  /** The same at the step before, if the last pass took just one step. */
  get textureBefore(): WebGLTexture | undefined {
    const isSingleStep = this.#last && stepsOf(this.#last) === 1
    return isSingleStep && !this.#drawing ? this.#states.write.textures[0] : undefined
  }

  /** Whether all runs have taken exactly this many steps. */
  isAt(step: number): boolean {
    return this.#last !== undefined && !this.#drawing && !this.#isUnsettled && this.step === step
  }

  /** Whether the runs have taken more steps than these, or will have after the pass in progress, which has to end. */
  isPast(step: number): boolean {
    return this.step + (this.#drawing ? stepsOf(this.#drawing.pass) : 0) > step
  }

  /** Sets all runs back to their start. */
  rewind(): void {
    this.step = 0
    this.#drawing = undefined
    this.#last = undefined
    this.#isUnsettled = false
  }

  /**
   * Makes one draw towards the step `target`, of at most about `runSteps` steps of single runs. Returns how many it
   * took, or 0 once all runs are there.
   */
  advance(target: number, runSteps: number): number {
    const drawing = (this.#drawing ??= this.#begin(target, runSteps))
    if (!drawing) return 0
    const gl = this.#gl
    const weight = this.columns * costOf(drawing.pass)
    const rows = Math.min(Math.max(Math.floor(runSteps / weight), 1), this.rows - drawing.row)
    gl.bindVertexArray(this.#vertices)
    gl.bindFramebuffer(gl.DRAW_FRAMEBUFFER, this.#states.write.framebuffer)
    gl.viewport(0, drawing.row, this.columns, rows)
    for (const capability of [gl.BLEND, gl.DEPTH_TEST, gl.STENCIL_TEST, gl.SCISSOR_TEST, gl.CULL_FACE])
      gl.disable(capability)
    gl.colorMask(true, true, true, true)
    this.#draw(drawing)
    gl.bindVertexArray(null)
    gl.bindFramebuffer(gl.FRAMEBUFFER, null)
    drawing.row += rows
    if (drawing.row >= this.rows) this.#complete(drawing.pass)
    return rows * weight
  }

  dispose(): void {
    this.#states.dispose()
    this.#inputs.dispose()
    if (!this.#life.aborted) this.#gl.deleteVertexArray(this.#vertices)
  }

  /** Keeps x, y, loss and record of all runs as they are now, to be read later. */
  keep(): void {
    this.#states.keep()
  }

  /**
   * Reads x, y, loss and record of all runs into the buffer that is bound to PIXEL_PACK_BUFFER, or into `out`: as they
   * are, as they were before the last pass, which must have taken a single step, or as they were kept.
   */
  read(which: 'last' | 'before' | 'kept', out?: Float32Array): void {
    const gl = this.#gl
    // No step has been taken yet, so none was before.
    const { read, write, kept } = this.#states
    const targets = { last: read, before: this.textureBefore ? write : read, kept: kept ?? read }
    gl.bindFramebuffer(gl.READ_FRAMEBUFFER, targets[which].framebuffer)
    gl.readBuffer(gl.COLOR_ATTACHMENT0)
    if (out) gl.readPixels(0, 0, this.columns, this.rows, gl.RGBA, gl.FLOAT, out)
    else gl.readPixels(0, 0, this.columns, this.rows, gl.RGBA, gl.FLOAT, 0)
    gl.bindFramebuffer(gl.READ_FRAMEBUFFER, null)
  }

  /** The whole state, target after target. For tests. */
  readAll(): Float32Array {
    const gl = this.#gl
    const size = 4 * this.columns * this.rows
    const all = new Float32Array(size * this.#shader.targets)
    gl.bindFramebuffer(gl.READ_FRAMEBUFFER, this.#states.read.framebuffer)
    for (let target = 0; target < this.#shader.targets; target += 1) {
      gl.readBuffer(gl.COLOR_ATTACHMENT0 + target)
      const part = all.subarray(target * size, (target + 1) * size)
      gl.readPixels(0, 0, this.columns, this.rows, gl.RGBA, gl.FLOAT, part)
    }
    gl.bindFramebuffer(gl.READ_FRAMEBUFFER, null)
    return all
  }

  /** Copies x, y, loss and record of a sample of runs into a framebuffer, above the samples with a lower `index`. */
  sample(into: WebGLFramebuffer, index: number, { columns, rows }: CellSample): void {
    const gl = this.#gl
    gl.bindFramebuffer(gl.READ_FRAMEBUFFER, this.#states.read.framebuffer)
    gl.readBuffer(gl.COLOR_ATTACHMENT0)
    gl.bindFramebuffer(gl.DRAW_FRAMEBUFFER, into)
    const y = index * rows
    // NEAREST takes the texel at the middle of each part, as `sampleCells` does.
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

  #begin(target: number, runSteps: number): Drawing | undefined {
    const standing = { step: this.#last && this.step, isUnsettled: this.#isUnsettled }
    const pass = nextPass(standing, {
      target,
      changeAfter: (step) => this.#inputs.changeAfter(step),
      hasFused: this.#programs.fused !== undefined,
      loopSteps: this.loopSteps,
      // As many steps of one row as a draw can take.
      affordable: Math.floor(runSteps / this.columns),
    })
    if (!pass) return undefined
    return { pass, numbers: this.#inputs.numbersOf(pass, this.step), row: 0 }
  }

  #complete(pass: Pass): void {
    this.#states.swap()
    this.step += stepsOf(pass)
    this.#isUnsettled = pass.kind === 'fused' || (this.#isUnsettled && pass.kind !== 'settle')
    this.#last = pass
    this.#drawing = undefined
  }

  #draw({ pass, numbers }: Drawing): void {
    const { any, fused = any } = this.#programs
    const step = pass.kind === 'fused' ? fused : any
    this.#gl.useProgram(step.program)
    this.#inputs.bind(step, pass, numbers, this.step, this.#states.read.textures, this.rest)
    this.#gl.drawArrays(this.#gl.TRIANGLES, 0, 3)
  }
}
