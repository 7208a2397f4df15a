/** A worker that computes ensembles in float64. It receives a `Float64Request` and sends `Float64Reply` messages. */
import { type Computed, computeInFloat64 } from './float64'
import type { EnsemblePlan } from './plan'

export interface Float64Request {
  readonly plan: EnsemblePlan
}

/** First the shares that are done, then the result. An error reaches the worker's `error` event. */
export type Float64Reply = { readonly progress: number } | Computed

/** The parts of a worker's global scope that this one needs. The types here only describe that of a page. */
declare const self: {
  addEventListener(type: 'message', listener: (event: { readonly data: Float64Request }) => void): void
  postMessage(reply: Float64Reply, transferred: readonly ArrayBuffer[]): void
}

self.addEventListener('message', ({ data: { plan } }) => {
  const computation = computeInFloat64(plan)
  let state = computation.next()
  while (!state.done) {
    self.postMessage({ progress: state.value }, [])
    state = computation.next()
  }
  const { ends, samples } = state.value
  const lists = [ends.last, ends.before, ...(ends.mark ? [ends.mark] : []), samples]
  self.postMessage(
    state.value,
    lists.map(({ buffer }) => buffer),
  )
})
