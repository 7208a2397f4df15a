/** Begins what an embedded page has to do with the page around it. */
import type { Lab } from '../lab/store'
import { readEmbedAddress } from './address'
import { bindKeys } from './keys'
import { type Answering, answerMessages } from './messenger'
import { watchSight } from './sight'

export interface Embedding {
  /** How many messages came from pages that may not send any. */
  readonly ignored: number
  /** Pauses, out of sight too. */
  pause(): void
}

export function beginEmbedding(lab: Lab, api: Answering): Embedding {
  const { allowed, isPaused, problems } = readEmbedAddress(location.search)
  lab.store.getState().set({ embedded: 'unseen' })
  for (const problem of problems) lab.store.getState().notify(problem)
  const sight = watchSight(lab, isPaused)
  bindKeys(lab)
  const counts = answerMessages(lab, api, sight, allowed)
  return {
    get ignored() {
      return counts.ignored
    },
    pause: () => sight.pause(),
  }
}
