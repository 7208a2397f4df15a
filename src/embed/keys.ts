/** Keys of an embedded page. It uses few, at what has the focus. The others are the page's around it, and are told there. */
import type { Lab } from '../lab/store'
import { tellParent } from './parent'

/** What has the focus. */
export type Focus = 'picture' | 'slider' | 'button' | 'text' | 'nothing'

type Press = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'altKey' | 'metaKey'>

/** Whether a press stays here: it does something at what has the focus, or it is one of the browser's. */
export function staysHere({ key, ctrlKey, altKey, metaKey }: Press, focus: Focus): boolean {
  if (
    ctrlKey ||
    altKey ||
    metaKey ||
    key === 'Tab' ||
    /^(?:F\d+|Shift|CapsLock|Dead|Unidentified)$/.test(key)
  )
    return true
  switch (focus) {
    case 'text':
      return !key.startsWith('Page')
    case 'button':
      return [' ', 'Enter'].includes(key)
    case 'slider':
      return key === ' ' || key.startsWith('Arrow')
    case 'picture':
      return [' ', '+', '=', '-', '−', '_'].includes(key) || key.startsWith('Arrow')
    case 'nothing':
      return false
  }
}

/** Binds the keys. */
export function bindKeys({ store, timeline }: Lab): void {
  const onKey = (event: KeyboardEvent) => {
    // A browser that fills in an input sends a plain Event.
    if (!(event instanceof KeyboardEvent) || event.isComposing) return
    const focus = focusOf(event.target)
    // Escape ends a drag, if there is one.
    const isCancel = event.key === 'Escape' && store.getState().gesture !== undefined
    if (!isCancel && !staysHere(event, focus)) return handOn(event, focus)
    if (event.key !== ' ' || !['picture', 'slider'].includes(focus)) return
    event.preventDefault()
    if (!event.repeat) timeline.set({ playing: !timeline.state.playing })
  }
  // Before the controls, which would take some.
  window.addEventListener('keydown', onKey, { capture: true })
}

function handOn(event: KeyboardEvent, focus: Focus): void {
  const { key, code, shiftKey, repeat } = event
  event.stopPropagation()
  // What nobody takes may scroll the page around. A slider would move.
  if (focus === 'slider') event.preventDefault()
  tellParent({ thalweg: 'key', key, code, shiftKey, repeat })
  // reveal.js takes its keys so.
  tellParent(JSON.stringify({ method: 'triggerKey', args: [event.keyCode] }))
}

function focusOf(target: EventTarget | null): Focus {
  if (!(target instanceof HTMLElement)) return 'nothing'
  if (target instanceof HTMLInputElement) return target.type === 'range' ? 'slider' : 'text'
  if (target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement) return 'text'
  if (target instanceof HTMLButtonElement || target instanceof HTMLAnchorElement) return 'button'
  return target.classList.contains('pane-ground') ? 'picture' : 'nothing'
}
