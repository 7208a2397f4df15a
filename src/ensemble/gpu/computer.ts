/** Computes ensembles on the GPU from start to end, a little at a time. */
import { type Ground, groundOf } from '../../run/ground'
import { judgeOf } from '../../run/verdict/judge'
import { markOf } from '../../run/verdict/tail'
import { bandOf, bandSteps, sampleCells } from '../outcomes/band'
import { Ensemble, type StepPrograms } from './ensemble'
import { readOutcomes } from '../outcomes/outcomes'
import { lifeOf } from './lost'
import { Pace } from './pace'
import type { EnsemblePlan } from '../plan'
import { Programs, type StepProgram } from './programs'
import { readBack } from './readback'
import type { Ends } from '../outcomes/ends'
import type { LossBand, Outcomes } from '../outcomes/result'
import { sliced } from '../sliced'
import { floatTexture } from './states'
import type { RestLimits } from './stepInputs'
import { stepShader } from './stepShader'
import type { StepShader } from './stepText'

/** A context that is shared with another part of the page, which draws in it. */
export interface GpuAccess {
  readonly gl: WebGL2RenderingContext
  /** Restores the context's state as the other part left it. */
  restore(): void
}

/** A plan that is ready to run at any size. */
export interface Prepared {
  readonly plan: EnsemblePlan
  readonly ground: Ground
  readonly shader: StepShader
  readonly programs: StepPrograms
  readonly rest: RestLimits
}

interface Computing {
  readonly signal: AbortSignal
  /** Receives how many steps of single runs were taken since the last call. */
  onWork(runSteps: number): void
  /** How many times as long as without its loops a step may take. */
  readonly weight?: number
}

/** With fewer steps of single runs, the fused program is not worth its compilation. */
const minFused = 4_000_000

/** Work up to this many steps of single runs and this many milliseconds may block the page. */
const maxAtOnce = 2_000_000
const maxWait = 50

export class Computer {
  readonly pace: Pace
  /** The speed of the last work that blocked the page. */
  #millisecondsPerStep = 0
  readonly #access: GpuAccess
  readonly #programs: Programs

  constructor(access: GpuAccess) {
    this.#access = access
    this.#programs = new Programs(access.gl)
    this.pace = new Pace(access.gl)
  }

  /** @throws EnsembleError if the GPU cannot run the plan; FormulaError if a text does not compile */
  async prepare(plan: EnsemblePlan): Promise<Prepared> {
    const ground = groundOf(plan.race)
    const shader = stepShader(plan, ground)
    const any = await this.#programs.compile(shader.fragment(false))
    const judge = judgeOf(ground)
    return {
      plan,
      ground,
      shader,
      programs: { any },
      rest: { slopes: judge.restSlopes, steps: judge.restSteps },
    }
  }

  /** A separate ensemble, for a caller that shows it while it runs. @throws EnsembleError if there is no room */
  ensemble({ plan, ground, shader, programs, rest }: Prepared, columns: number, rows: number): Ensemble {
    return new Ensemble(this.#access.gl, { ...plan, columns, rows }, ground, shader, programs, rest)
  }

  /** Runs all cells and reads their outcomes. */
  async compute(prepared: Prepared, columns: number, rows: number, computing: Computing): Promise<Outcomes> {
    const { steps } = prepared.plan.race
    const plan = { ...prepared.plan, columns, rows }
    const { weight } = prepared.shader
    const isLong = columns * rows * steps >= minFused && prepared.shader.isFusable
    const programs = isLong
      ? { ...prepared.programs, fused: await this.#programs.compile(prepared.shader.fragment(true)) }
      : prepared.programs
    computing.signal.throwIfAborted()
    const ensemble = this.ensemble({ ...prepared, programs }, columns, rows)
    try {
      const ends = this.#isShort(programs.any, weight * columns * rows * steps)
        ? this.#endsAtOnce(ensemble, steps, computing)
        : await this.#ends(ensemble, steps, { ...computing, weight })
      programs.any.hasRun = true
      return await sliced(readOutcomes(ends, plan, prepared.ground), computing.signal)
    } finally {
      ensemble.dispose()
      this.#access.restore()
    }
  }

  /** Runs all cells, and stops on the way to sample losses. For a few runs that represent all. */
  async band(prepared: Prepared, columns: number, rows: number, computing: Computing): Promise<LossBand> {
    const ensemble = this.ensemble(prepared, columns, rows)
    const { weight } = prepared.shader
    try {
      return await this.#band(ensemble, prepared.plan.race.steps, { ...computing, weight })
    } finally {
      ensemble.dispose()
      this.#access.restore()
    }
  }

  dispose(): void {
    this.#programs.dispose()
  }

  async #advance(
    ensemble: Ensemble,
    target: number,
    { signal, onWork, weight = 1 }: Computing,
  ): Promise<void> {
    let isLeft = true
    while (isLeft) {
      const isFull = this.pace.hand(() => {
        const done = ensemble.advance(target, this.pace.draw / weight)
        isLeft = done > 0
        onWork(done)
        return done * weight
      })
      if (isFull) await this.#pause(signal)
    }
  }

  /**
   * Whether to block the page until the runs are done. Polling would put a picture of a few milliseconds behind all
   * that the page draws after an edit. A program's first run takes longer and never blocks.
   */
  #isShort({ hasRun }: StepProgram, runSteps: number): boolean {
    return hasRun && runSteps <= maxAtOnce && runSteps * this.#millisecondsPerStep <= maxWait
  }

  #endsAtOnce(ensemble: Ensemble, steps: number, { onWork }: Computing): Ends {
    const began = performance.now()
    const list = (): Float32Array<ArrayBuffer> => new Float32Array(4 * ensemble.columns * ensemble.rows)
    const goTo = (step: number): void => {
      for (let done = Infinity; done > 0 && !ensemble.isAt(step);) {
        done = ensemble.advance(step, Infinity)
        onWork(done)
      }
    }
    const mark = markOf(steps)
    if (mark !== undefined) {
      goTo(mark)
      ensemble.keep()
    }
    goTo(Math.max(steps - 1, 0))
    goTo(steps)
    const ends: Ends = { last: list(), before: list(), mark: mark === undefined ? undefined : list() }
    ensemble.read('last', ends.last)
    ensemble.read('before', ends.before)
    if (ends.mark) ensemble.read('kept', ends.mark)
    const runSteps = ensemble.columns * ensemble.rows * steps
    if (runSteps > 0) this.#millisecondsPerStep = (performance.now() - began) / runSteps
    return ends
  }

  async #ends(ensemble: Ensemble, steps: number, computing: Computing): Promise<Ends> {
    const mark = markOf(steps)
    if (mark !== undefined) {
      await this.#advance(ensemble, mark, computing)
      ensemble.keep()
    }
    await this.#advance(ensemble, Math.max(steps - 1, 0), computing)
    await this.#advance(ensemble, steps, computing)
    const length = 4 * ensemble.columns * ensemble.rows
    const pause = (): Promise<void> => this.#pause(computing.signal)
    const read = (which: 'last' | 'before' | 'kept'): Promise<Float32Array<ArrayBuffer>> =>
      readBack(this.#access.gl, length, () => ensemble.read(which), pause)
    const [last, before] = [await read('last'), await read('before')]
    return { last, before, mark: mark === undefined ? undefined : await read('kept') }
  }

  /** Losses of a sample of runs at some steps. One texture collects them and is read once. */
  async #band(ensemble: Ensemble, steps: number, computing: Computing): Promise<LossBand> {
    const { gl } = this.#access
    const life = lifeOf(gl)
    const sample = sampleCells(ensemble.columns, ensemble.rows)
    const recorded = bandSteps(steps)
    const height = sample.rows * recorded.length
    const texture = floatTexture(gl, sample.columns, height)
    const framebuffer = gl.createFramebuffer()
    gl.bindFramebuffer(gl.FRAMEBUFFER, framebuffer)
    gl.framebufferTexture2D(gl.FRAMEBUFFER, gl.COLOR_ATTACHMENT0, gl.TEXTURE_2D, texture, 0)
    try {
      for (const [index, step] of recorded.entries()) {
        await this.#advance(ensemble, step, computing)
        ensemble.sample(framebuffer, index, sample)
      }
      const read = () => {
        gl.bindFramebuffer(gl.READ_FRAMEBUFFER, framebuffer)
        gl.readPixels(0, 0, sample.columns, height, gl.RGBA, gl.FLOAT, 0)
      }
      const pause = () => this.#pause(computing.signal)
      const points = await readBack(gl, 4 * sample.columns * height, read, pause)
      const losses = new Float32Array(points.length / 4)
      for (let at = 0; at < losses.length; at += 1) {
        const isLost = (points[4 * at + 3] as number) < 0
        losses[at] = isLost ? Infinity : (points[4 * at + 2] as number)
      }
      return bandOf(losses, recorded, sample.cells.length)
    } finally {
      if (!life.aborted) {
        gl.deleteFramebuffer(framebuffer)
        gl.deleteTexture(texture)
      }
    }
  }

  /** Gives the context and the thread to the page until the GPU is ready for more. */
  async #pause(signal: AbortSignal): Promise<void> {
    this.#access.restore()
    await this.pace.pause(signal)
  }
}
