/** What computes the desk's ensembles: the GPU while it is lent, or the CPU; and the signals that end its work. */
import { Computer, type GpuAccess } from '../../ensemble/gpu/computer'

/** How long work waits for a GPU that is lost and has not been taken back yet. */
const lostMilliseconds = 50

export class Engine {
  #access: GpuAccess | undefined
  #computer: Computer | undefined
  #hasWorker = false
  #life = new AbortController()
  #fine = new AbortController()

  /** The GPU's, while it is lent. */
  get computer(): Computer | undefined {
    return this.#computer
  }

  get access(): GpuAccess | undefined {
    return this.#access
  }

  /** Whether there is anything that could compute. */
  get isThere(): boolean {
    return this.#computer !== undefined || this.#hasWorker
  }

  /** Whether the GPU was lost, which shows some time before it is told: what is read from it then is zeros. */
  get isLost(): boolean {
    return this.#access?.gl.isContextLost() ?? false
  }

  /** Ends all work: the GPU is taken back. */
  get life(): AbortSignal {
    return this.#life.signal
  }

  /** Ends fine work: there is something newer to compute. Coarse work is short, and a hand wants to see it. */
  get fine(): AbortSignal {
    return this.#fine.signal
  }

  attach(access: GpuAccess): void {
    this.#access = access
    this.#computer = new Computer(access)
    this.#life = new AbortController()
    this.#fine = new AbortController()
  }

  /** Ends all work; then `release` is called while the GPU may still be asked to let go of what it holds. */
  detach(access: GpuAccess, release: () => void): void {
    if (this.#access !== access) return
    this.#life.abort()
    this.#fine.abort()
    release()
    this.#computer?.dispose()
    this.#computer = undefined
    this.#access = undefined
  }

  useWorker(): void {
    this.#hasWorker = true
  }

  endFine(): void {
    this.#fine.abort()
    this.#fine = new AbortController()
  }

  /** Whether the GPU is lost: the scene will soon take it back, and lend it anew. */
  async waitsForGpu(): Promise<boolean> {
    const { isLost } = this
    if (isLost) await new Promise((done) => setTimeout(done, lostMilliseconds))
    return isLost
  }
}
