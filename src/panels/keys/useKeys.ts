/** Binds the table of keys to the page. */
import { useEffect } from 'react'
import { tinykeys } from 'tinykeys'
import { useLab } from '../../lab/lab'
import type { PageActions } from '../controls/pageActions'
import { keyTable } from './keys'

export function useKeys(page: PageActions): void {
  const lab = useLab()
  useEffect(() => {
    const bindings = keyTable.flatMap(({ bindings: presses, run }) =>
      presses.map((press): [string, (event: KeyboardEvent) => void] => [
        press,
        (event) => {
          if (isTyping(event) || (press === 'Space' && isPressable(event.target))) return
          // The browser needs Escape too: it closes a dialog and leaves full screen.
          if (press !== 'Escape') event.preventDefault()
          run(lab, page, event)
        },
      ]),
    )
    return tinykeys(window, Object.fromEntries(bindings))
  }, [lab, page])
}

/** Keys are off while a text field or a list has the focus, Escape included: the field takes them itself. */
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
