/** A worker that computes ensembles in float64: message in a `Float64Request`, messages out `Float64Reply`. */
import { type Computed, computeInFloat64 } from './float64'
import type { EnsemblePlan } from './plan'

export interface Float64Request {
  readonly plan: EnsemblePlan
}

/** Shares of the work that is done, then all of it; an error reaches the worker's `error` event. */
export type Float64Reply = { readonly progress: number } | Computed

/** What a worker needs of its global scope, which no library here describes beside that of a page. */
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
  self.postMessage(state.value, [state.value.ends.buffer, state.value.samples.buffer])
})
