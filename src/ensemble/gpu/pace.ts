/**
 * How much work the GPU gets at a time. Draws are so short that nothing else has to wait for them. A batch has as many
 * draws as still leave the page its share of the GPU.
 */
import { lifeOf } from './lost'

/** How long a draw and a batch should take, in milliseconds. */
const drawMilliseconds = 6
const batchMilliseconds = 12
/** Steps of single runs in the first draw, before their speed is known. */
const firstDraw = 400_000
/** This little work goes into one batch if it is fast enough, so that a coarse picture need not wait for the page. */
const minBatch = 2_000_000
const maxBatchMilliseconds = 40
/** One fast measurement must not make the next draw a long one. */
const maxGrowth = 4
/** With fewer steps of single runs, their time says nothing about the speed. */
const minTelling = 100_000
const pollMilliseconds = 2

/** Draws that are handed over together. */
interface Batch {
  /** Measures time on the GPU. Without the extension, the page's clock does. */
  readonly query: WebGLQuery | null
  readonly began: number
  work: number
}

export class Pace {
  readonly #gl: WebGL2RenderingContext
  readonly #life: AbortSignal
  readonly #timeElapsed: number | undefined
  /** Steps of single runs per millisecond. */
  #speed = firstDraw / drawMilliseconds
  #batch: Batch | undefined

  constructor(gl: WebGL2RenderingContext) {
    this.#gl = gl
    this.#life = lifeOf(gl)
    const timer: { readonly TIME_ELAPSED_EXT: number } | null = gl.getExtension(
      'EXT_disjoint_timer_query_webgl2',
    )
    this.#timeElapsed = timer?.TIME_ELAPSED_EXT
  }

  /** How many steps of single runs a draw should take. */
  get draw(): number {
    return this.#speed * drawMilliseconds
  }

  /** How many steps of single runs fit into a batch. */
  get maxBatch(): number {
    return Math.max(this.#speed * batchMilliseconds, Math.min(this.#speed * maxBatchMilliseconds, minBatch))
  }

  /** Calls `work`, which draws and returns how many steps of single runs that took. True once a `pause` is due. */
  hand(work: () => number): boolean {
    this.#batch ??= this.#begin()
    this.#batch.work += work()
    return this.#batch.work >= this.maxBatch
  }

  /** Waits until the GPU has done the batch. @throws the signal's reason once it is aborted; gpuLost */
  async pause(signal: AbortSignal): Promise<void> {
    const gl = this.#gl
    const batch = this.#batch
    this.#batch = undefined
    if (batch?.query) gl.endQuery(this.#timeElapsed ?? 0)
    const fence = gl.fenceSync(gl.SYNC_GPU_COMMANDS_COMPLETE, 0)
    gl.flush()
    try {
      do {
        await new Promise((done) => setTimeout(done, pollMilliseconds))
        signal.throwIfAborted()
        this.#life.throwIfAborted()
      } while (fence && !gl.isContextLost() && !isOver(gl, fence, batch?.query))
      if (batch) this.#learn(batch)
    } finally {
      if (!this.#life.aborted) {
        gl.deleteSync(fence)
        if (batch?.query) gl.deleteQuery(batch.query)
      }
    }
  }

  #begin(): Batch {
    const gl = this.#gl
    const query = this.#timeElapsed === undefined ? null : gl.createQuery()
    if (query && this.#timeElapsed !== undefined) gl.beginQuery(this.#timeElapsed, query)
    return { query, began: performance.now(), work: 0 }
  }

  #learn({ query, began, work }: Batch): void {
    const nanoseconds: unknown = query && this.#gl.getQueryParameter(query, this.#gl.QUERY_RESULT)
    const milliseconds = typeof nanoseconds === 'number' ? nanoseconds / 1e6 : performance.now() - began
    // With little work, overhead takes longer than the draws, so the time says nothing about the speed.
    if (work < minTelling) return
    const speed = work / Math.max(milliseconds, 0.1)
    this.#speed = Math.max(Math.min(speed, maxGrowth * this.#speed), firstDraw / batchMilliseconds)
  }
}

function isOver(gl: WebGL2RenderingContext, fence: WebGLSync, query: WebGLQuery | null | undefined): boolean {
  if (gl.getSyncParameter(fence, gl.SYNC_STATUS) !== gl.SIGNALED) return false
  return !query || gl.getQueryParameter(query, gl.QUERY_RESULT_AVAILABLE) === true
}
