/** Whether the page works without network. The app finds out; who prepares a talk asks. */
import { createStore } from 'zustand/vanilla'
import type { ReadonlyStore } from './readonlyStore'

export type Offline =
  | { readonly kind: 'unknown' }
  /** The files are being kept. */
  | { readonly kind: 'working' }
  /** Everything is there, and a reload needs no network. */
  | { readonly kind: 'ready' }
  /** Nothing can be kept. `why` is a line for the person. */
  | { readonly kind: 'refused'; readonly why: string }

const store = createStore<Offline>(() => ({ kind: 'unknown' }))

export const offline: ReadonlyStore<Offline> = store

export function tellOffline(state: Offline): void {
  store.setState(state, true)
}
