/** Binds the table of keys to the page. */
import { useEffect } from 'react'
import { useLab } from '../../lab/lab'
import type { PageActions } from '../controls/pageActions'
import { takesKey, watchFocus } from './focus'
import { keyTable } from './keys'
import { boundTo, isApple } from './press'

/** `areOn`: while a talk is given its own keys are bound instead. */
export function useKeys(page: PageActions, areOn: boolean): void {
  const lab = useLab()
  useEffect(() => {
    if (!areOn) return undefined
    const entries = new Map(
      keyTable.flatMap((entry) => entry.bindings.map((binding) => [binding, entry] as const)),
    )
    const listening = new AbortController()
    const { signal } = listening
    const isClicked = watchFocus(signal)
    let tookSpace = false
    const onKeyDown = (event: KeyboardEvent) => {
      // A browser that fills in an input sends a plain Event.
      if (!(event instanceof KeyboardEvent) || event.isComposing) return
      const binding = boundTo(event, [...entries.keys()], isApple())
      const entry = binding === undefined ? undefined : entries.get(binding)
      if (binding === undefined || !entry) return
      if (takesKey(event.target, isClicked(event.target), binding === 'Space')) return
      // The browser needs Escape too: it closes a dialog and leaves full screen.
      if (binding !== 'Escape') event.preventDefault()
      tookSpace = binding === 'Space'
      if (!event.repeat || entry.repeats) entry.run(lab, page, binding)
    }
    // Some browsers press a button when Space is released.
    const onKeyUp = (event: KeyboardEvent) => {
      if (event.key !== ' ') return
      if (tookSpace) event.preventDefault()
      tookSpace = false
    }
    window.addEventListener('keydown', onKeyDown, { signal })
    window.addEventListener('keyup', onKeyUp, { signal })
    return () => listening.abort()
  }, [lab, page, areOn])
}
