/** Remembers in this browser how the page is arranged. */
import { readArrangement } from '../../lab/arrangement'
import type { Lab } from '../../lab/store'
import { keep, kept } from './kept'

const key = 'thalweg.arrangement'

/** Arranges the page as it was, and keeps what changes. */
export function rememberArrangement({ store }: Lab): void {
  const { set } = store.getState()
  set({ arrangement: readArrangement(kept(key)) })
  store.subscribe(({ arrangement }, before) => {
    if (arrangement !== before.arrangement) keep(key, JSON.stringify(arrangement))
  })
}
