/** What computes the desk's ensembles: the GPU while it is lent, else the CPU. Holds the signals that end its work. */
import type { Computer, GpuAccess, Prepared } from '../../ensemble/gpu/computer'
import type { Swarm } from '../../ensemble/gpu/swarm'
import type * as gpuParts from './gpuParts'

/** How long work waits for a lost GPU that has not been taken back yet. */
const lostMilliseconds = 50

export class Engine {
  #access: GpuAccess | undefined
  #computer: Computer | undefined
  #parts: typeof gpuParts | undefined
  #hasWorker = false
  #life = new AbortController()
  #fine = new AbortController()

  /** The computer on the GPU, while it is lent and once it is open. */
  get computer(): Computer | undefined {
    return this.#computer
  }

  get access(): GpuAccess | undefined {
    return this.#access
  }

  /** Whether there is anything that could compute. */
  get isThere(): boolean {
    return this.#access !== undefined || this.#hasWorker
  }

  /** Whether the GPU is lost. This shows before the event arrives; until then reads return zeros. */
  get isLost(): boolean {
    return this.#access?.gl.isContextLost() ?? false
  }

  /** Ends all work: the GPU was taken back. */
  get life(): AbortSignal {
    return this.#life.signal
  }

  /** Ends fine work: there is something newer to compute. Coarse work is short and goes on, so that a drag shows it. */
  get fine(): AbortSignal {
    return this.#fine.signal
  }

  attach(access: GpuAccess): void {
    this.#access = access
    this.#begin()
  }

  /** Loads what computes on the GPU. Call before `computer` is used. */
  async open(): Promise<void> {
    const access = this.#access
    if (!access || this.#computer) return
    this.#parts ??= await import('./gpuParts')
    if (this.#access === access) this.#computer ??= new this.#parts.Computer(access)
  }

  /** A swarm of a prepared ensemble. @throws EnsembleError if there is no room */
  swarm(prepared: Prepared): Swarm | undefined {
    return this.#parts && this.#computer && new this.#parts.Swarm(this.#computer, prepared)
  }

  /** Ends all work. Then calls `release`, while the GPU can still free its resources. */
  detach(access: GpuAccess, release: () => void): void {
    if (this.#access !== access) return
    this.#life.abort()
    this.#fine.abort()
    release()
    this.#computer?.dispose()
    this.#computer = undefined
    this.#access = undefined
    if (this.#hasWorker) this.#begin()
  }

  useWorker(): void {
    this.#hasWorker = true
    if (this.#life.signal.aborted) this.#begin()
  }

  endFine(): void {
    this.#fine.abort()
    this.#fine = new AbortController()
  }

  /** Waits a moment if the GPU is lost, and returns whether it is. The scene soon takes it back and lends it again. */
  async waitsForGpu(): Promise<boolean> {
    const { isLost } = this
    if (isLost) await new Promise((done) => setTimeout(done, lostMilliseconds))
    return isLost
  }

  #begin(): void {
    this.#life = new AbortController()
    this.#fine = new AbortController()
  }
}
