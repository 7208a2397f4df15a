/** Ensembles that a caller asks for and awaits, besides those of the experiment. */
import type { EnsemblePlan } from '../../ensemble/plan'
import type { Outcomes } from '../../ensemble/outcomes/result'

interface Errand {
  readonly plan: EnsemblePlan
  readonly signal: AbortSignal
  resolve(outcomes: Outcomes): void
  reject(reason: unknown): void
}

export class Errands {
  /** In the order of the requests. */
  #open: readonly Errand[] = []

  get areOpen(): boolean {
    return this.#open.length > 0
  }

  /** @throws any error of the computation, or the signal's reason once it is aborted */
  ask(plan: EnsemblePlan, signal: AbortSignal): Promise<Outcomes> {
    signal.throwIfAborted()
    return new Promise<Outcomes>((resolve, reject) => {
      const errand = { plan, signal, resolve, reject }
      this.#open = [...this.#open, errand]
      signal.addEventListener('abort', () => {
        this.#close(errand)
        reject(signal.reason)
      })
    })
  }

  /**
   * Runs the first errand. It stays on the list if `compute` gives nothing or `life`, the lifetime of the engine, ends:
   * the next engine runs it.
   */
  async runFirst(
    compute: (plan: EnsemblePlan, signal: AbortSignal) => Promise<Outcomes | undefined>,
    life: AbortSignal,
  ): Promise<void> {
    const [errand] = this.#open
    if (!errand) return
    try {
      const outcomes = await compute(errand.plan, AbortSignal.any([errand.signal, life]))
      if (!outcomes) return
      errand.resolve(outcomes)
    } catch (error) {
      if (life.aborted) return
      errand.reject(error)
    }
    this.#close(errand)
  }

  #close(errand: Errand): void {
    this.#open = this.#open.filter((other) => other !== errand)
  }
}
