/** Remembers in this browser how the page is arranged. */
import { readArrangement } from '../../lab/arrangement'
import type { Lab } from '../../lab/store'

const key = 'thalweg.arrangement'

/** Arranges the page as it was, and keeps what changes. */
export function rememberArrangement({ store }: Lab): void {
  const { set } = store.getState()
  set({ arrangement: readArrangement(kept()) })
  store.subscribe(({ arrangement }, before) => {
    if (arrangement !== before.arrangement) keep(JSON.stringify(arrangement))
  })
}

/** A browser may forbid a page to remember, as in a frame. Then the page is arranged as usual. */
function kept(): string | null {
  try {
    return localStorage.getItem(key)
  } catch {
    return null
  }
}

function keep(text: string): void {
  try {
    localStorage.setItem(key, text)
  } catch {
    // It holds until the page is left.
  }
}
