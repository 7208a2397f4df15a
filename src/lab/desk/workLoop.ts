/**
 * The desk's work, one piece after another: the coarsest first, and one errand before each piece. What computes them is
 * loaded when there is something to compute.
 */
import type { Engine } from './engine'
import { type Entry, isDone } from './entry'
import type { Errands } from './errands'
import type { Watch } from './pieces'
import { problemText } from './problem'

export class WorkLoop {
  readonly #engine: Engine
  readonly #errands: Errands
  readonly #watch: Watch
  /** Reports the progress. */
  readonly #tell: () => void
  #isGoingOn = false

  constructor(engine: Engine, errands: Errands, watch: Watch, tell: () => void) {
    this.#engine = engine
    this.#errands = errands
    this.#watch = watch
    this.#tell = tell
  }

  /** Computes until there is nothing left to compute. A failure becomes a problem of its entry. */
  async go(): Promise<void> {
    if (this.#isGoingOn) return
    this.#isGoingOn = true
    const { life } = this.#engine
    try {
      while (!life.aborted) {
        // A caller awaits an errand.
        const hasErrand = this.#engine.isThere && this.#errands.areOpen
        if (hasErrand) await this.#runErrand(life)
        const entry = this.#next()
        if (entry && !life.aborted) await this.#workOn(entry)
        else if (!hasErrand) break
      }
    } finally {
      this.#isGoingOn = false
    }
    this.#tell()
    // A new GPU was lent while the last work for the old one ended.
    if (life.aborted && !this.#engine.life.aborted) void this.go()
  }

  #runErrand(life: AbortSignal): Promise<void> {
    return this.#errands.runFirst(async (plan, until) => {
      const [{ errandOutcomes }] = await Promise.all([import('./errandOutcomes'), this.#engine.open()])
      return errandOutcomes(plan, this.#engine, until)
    }, life)
  }

  #next(): Entry | undefined {
    if (!this.#engine.isThere) return undefined
    const open = this.#watch.entries().filter((entry) => !isDone(entry))
    return open.toSorted((one, other) => one.level - other.level)[0]
  }

  async #workOn(entry: Entry): Promise<void> {
    if (await this.#engine.waitsForGpu()) return
    // Coarse work is finished even if there is something newer.
    const signal = entry.level === 0 ? this.#engine.life : this.#engine.fine
    try {
      const [{ computeNext }] = await Promise.all([import('./pieces'), this.#engine.open()])
      signal.throwIfAborted()
      await computeNext(entry, this.#engine, signal, this.#watch)
    } catch (error) {
      // What fails because the GPU is lost is computed again by the next one.
      if (signal.aborted || this.#engine.isLost) return
      entry.problem = problemText(error)
      entry.result = undefined
    }
    this.#tell()
  }
}
