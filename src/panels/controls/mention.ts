/** Reports a success that needs no answer. */
import type { Lab } from '../../lab/store'

/** A notice that goes away by itself. */
export function mention({ store }: Lab, text: string): void {
  store.getState().notify(text)
  setTimeout(() => {
    const { notices, dismiss } = store.getState()
    const index = notices.indexOf(text)
    if (index >= 0) dismiss(index)
  }, 2500)
}
