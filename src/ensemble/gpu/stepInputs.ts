/** What the step shader reads besides the states: the values of the axes, the numbers of the steps, the seed. */
import type { Ground } from '../../run/ground'
import type { EnsemblePlan } from '../plan'
import { rowTexels, rowsAcross } from '../../math/glslRows'
import { axisTexels } from './axisTexels'
import { lifeOf } from './lost'
import { rowsWithBatches } from './parts/batchTable'
import { type Pass, stepsOf } from './pass'
import type { StepProgram } from './programs'
import { floatTexture } from './states'
import { StepNumbers } from './stepNumbers'
import { type StepShader, fusedSteps } from './stepText'
import { StepTable } from './stepTable'

/** The numbers of a pass, the same for all of its draws. Only a fused pass has `steps`. */
export interface PassNumbers {
  readonly constants: Float32Array
  readonly steps: Float32Array | undefined
}

/** A run comes to rest where its slopes and its step are smaller, along each parameter. */
export interface RestLimits {
  readonly slopes: readonly [number, number]
  readonly steps: readonly [number, number]
}

export class StepInputs {
  readonly #gl: WebGL2RenderingContext
  readonly #life: AbortSignal
  readonly #columns: number
  readonly #hasSteps: boolean
  readonly #numbers: StepNumbers
  readonly #axes: WebGLTexture
  readonly #seed: number
  readonly #table: StepTable
  /** The rows of a data fit, and how many they are without those of the steps. */
  readonly #rows: WebGLTexture | undefined
  readonly #rowCount: number
  /** How many of the runs draw their batches apart. */
  readonly #draws: number

  constructor(gl: WebGL2RenderingContext, plan: EnsemblePlan, ground: Ground, shader: StepShader) {
    const { width, data, seed } = axisTexels(plan)
    this.#gl = gl
    this.#life = lifeOf(gl)
    this.#columns = plan.columns
    this.#hasSteps = shader.stepVectors > 0
    this.#axes = floatTexture(gl, width, 2, data)
    this.#seed = seed
    const batched = shader.isTabled && ground.rows ? rowsWithBatches(plan, ground.rows) : undefined
    const rows = batched ?? ground.rows
    const texels = rows && rowTexels(rows)
    this.#rows = texels && floatTexture(gl, rowsAcross, texels.height, texels.texels)
    this.#rowCount = ground.rows?.count ?? 0
    this.#draws = batched?.draws ?? 1
    this.#numbers = new StepNumbers(plan, ground, shader)
    this.#table = new StepTable(gl, this.#numbers, shader.stepVectors, plan.race.steps)
  }

  /** The step before which the constants change next, if they do. */
  changeAfter(step: number): number | undefined {
    return this.#numbers.changeAfter(step)
  }

  /** The numbers of a pass that begins after `step` steps of all runs. */
  numbersOf(pass: Pass, step: number): PassNumbers {
    const first = step + 1
    return {
      // A pass that settles repeats steps, so it needs the settings from before a change.
      constants: this.#numbers.constants(pass.kind === 'settle' ? step : first),
      steps: pass.kind === 'fused' ? this.#numbers.steps(first, fusedSteps) : undefined,
    }
  }

  /** Sets all inputs of a pass after `step`, and the states that it reads, in the program in use. */
  bind(
    { location }: StepProgram,
    pass: Pass,
    { constants, steps }: PassNumbers,
    step: number,
    states: readonly WebGLTexture[],
    { slopes, steps: lengths }: RestLimits,
  ): void {
    const gl = this.#gl
    const isFused = pass.kind === 'fused'
    const count = stepsOf(pass)
    // This comes before any texture is bound, because filling the table binds it.
    const table = isFused || !this.#hasSteps ? undefined : this.#table.upTo(step + count)
    const { length } = states
    states.forEach((texture, index) => this.#bindTexture(location(`u_state${index}`), index, texture))
    this.#bindTexture(location('u_axes'), length, this.#axes)
    if (this.#rows) this.#bindTexture(location('u_rows'), length + 2, this.#rows)
    if (this.#rows) gl.uniform1i(location('u_rowCount'), this.#rowCount)
    gl.uniform1i(location('u_draws'), this.#draws)
    gl.uniform1i(location('u_first'), step + 1)
    gl.uniform2f(location('u_restRates'), ...inverses(slopes))
    gl.uniform2f(location('u_restMoves'), ...inverses(lengths))
    gl.uniform1ui(location('u_seed'), this.#seed)
    gl.uniform1ui(location('u_columns'), this.#columns)
    if (constants.length) gl.uniform4fv(location('u_constants'), constants)
    if (steps?.length) gl.uniform4fv(location('u_steps'), steps)
    if (isFused) return
    if (table) this.#bindTexture(location('u_table'), length + 1, table)
    gl.uniform1i(location('u_begins'), pass.kind === 'start' ? 1 : 0)
    gl.uniform1i(location('u_settles'), pass.kind === 'settle' ? 1 : 0)
    gl.uniform1i(location('u_count'), count)
  }

  dispose(): void {
    if (!this.#life.aborted) this.#gl.deleteTexture(this.#axes)
    if (!this.#life.aborted && this.#rows) this.#gl.deleteTexture(this.#rows)
    this.#table.dispose()
  }

  #bindTexture(location: WebGLUniformLocation | null, unit: number, texture: WebGLTexture): void {
    const gl = this.#gl
    gl.activeTexture(gl.TEXTURE0 + unit)
    gl.bindTexture(gl.TEXTURE_2D, texture)
    gl.bindSampler(unit, null)
    gl.uniform1i(location, unit)
  }
}

/** 1 / each, as a number that float32 has: 0 times infinity would be no number. */
function inverses([first, second]: readonly [number, number]): [number, number] {
  return [Math.min(1 / first, maxSingle), Math.min(1 / second, maxSingle)]
}

const maxSingle = 3.4e38
