/** Binds the table of keys to the page. */
import { useEffect } from 'react'
import { useLab } from '../../lab/lab'
import type { PageActions } from '../controls/pageActions'
import { keyTable } from './keys'
import { boundTo } from './press'

export function useKeys(page: PageActions): void {
  const lab = useLab()
  useEffect(() => {
    const isApple = /Mac|iPhone|iPad/.test(navigator.platform)
    const runs = new Map(
      keyTable.flatMap(({ bindings, run }) => bindings.map((each) => [each, run] as const)),
    )
    const onKeyDown = (event: KeyboardEvent) => {
      // A browser that fills in an input sends a plain Event.
      if (!(event instanceof KeyboardEvent) || event.isComposing || isTyping(event)) return
      const binding = boundTo(event, [...runs.keys()], isApple)
      if (binding === undefined || (binding === 'Space' && isPressable(event.target))) return
      // The browser needs Escape too: it closes a dialog and leaves full screen.
      if (binding !== 'Escape') event.preventDefault()
      runs.get(binding)?.(lab, page, binding)
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [lab, page])
}

/** Keys are off while a text input or a list has the focus, Escape included: the input takes them itself. */
function isTyping({ target }: KeyboardEvent): boolean {
  if (!(target instanceof HTMLElement)) return false
  if (target instanceof HTMLInputElement)
    return !['checkbox', 'radio', 'button', 'range'].includes(target.type)
  return (
    target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement || target.isContentEditable
  )
}

/** Space presses a focused button or switch; it must not play as well. */
function isPressable(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLButtonElement || (target instanceof HTMLInputElement && target.type !== 'range')
  )
}
