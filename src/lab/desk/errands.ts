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
    const either = eitherOf(errand.signal, life)
    try {
      const outcomes = await compute(errand.plan, either.signal)
      if (!outcomes) return
      errand.resolve(outcomes)
    } catch (error) {
      if (life.aborted) return
      errand.reject(error)
    } finally {
      either.release()
    }
    this.#close(errand)
  }

  #close(errand: Errand): void {
    this.#open = this.#open.filter((other) => other !== errand)
  }
}

/**
 * Aborts once one of the signals does, until it is released. `AbortSignal.any` came to browsers after the oldest ones that
 * the page works in.
 */
function eitherOf(...signals: readonly AbortSignal[]): { readonly signal: AbortSignal; release(): void } {
  const [either, released] = [new AbortController(), new AbortController()]
  for (const signal of signals) {
    const abort = (): void => either.abort(signal.reason)
    if (signal.aborted) abort()
    signal.addEventListener('abort', abort, { signal: released.signal })
  }
  return { signal: either.signal, release: () => released.abort() }
}
