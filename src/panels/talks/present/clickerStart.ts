/** After a talk was given: a clicker whose one key sends F5 and Esc in turn gives it again, at its cue, and reloads nothing. */
import type { Lab } from '../../../lab/store'
import { beginTalk } from '../../../lab/talk/present'

/** Until the talk is given again, or is no longer read. Its clock goes on: it began at `since`. */
export function awaitStart(lab: Lab, since: number): void {
  if (!lab.store.getState().reading) return
  const waiting = new AbortController()
  const stop = lab.store.subscribe(({ reading, presenting }) => {
    if (!reading || presenting) end()
  })
  const end = () => {
    stop()
    waiting.abort()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'F5' || event.ctrlKey || event.shiftKey) return
    event.preventDefault()
    beginTalk(lab, { since })
  }
  window.addEventListener('keydown', onKeyDown, { capture: true, signal: waiting.signal })
}
