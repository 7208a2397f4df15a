/** Binds the keys of a talk while it is given. The page's own keys rest meanwhile. */
import { useEffect, useState } from 'react'
import { useLab } from '../../lab/lab'
import type { StageActions } from './stageKeys'
import { StagePresses } from './stagePresses'

/** The digits of a cue that are typed so far. */
export function useStageKeys(actions: StageActions): string {
  const lab = useLab()
  const [typed, setTyped] = useState('')
  useEffect(() => {
    const presses = new StagePresses(lab, actions, setTyped)
    const listening = new AbortController()
    // Before the page's keys, and before a clicker's F5 reloads it.
    const options = { capture: true, signal: listening.signal }
    const onKeyDown = (event: KeyboardEvent) => {
      if (!(event instanceof KeyboardEvent) || event.isComposing) return
      const { key, repeat, ctrlKey, altKey, metaKey } = event
      if (isOfControl(event.target, key)) {
        // Once a number is there, the keys are the talk's again.
        if (key === 'Enter' && event.target instanceof HTMLInputElement) requestAnimationFrame(letGo)
        return
      }
      if (!presses.down({ key, repeat, isCommand: ctrlKey || altKey || metaKey })) return
      event.preventDefault()
      event.stopPropagation()
    }
    window.addEventListener('keydown', onKeyDown, options)
    window.addEventListener('keyup', ({ key }) => presses.up(key), options)
    return () => {
      listening.abort()
      presses.dispose()
    }
  }, [lab, actions])
  return typed
}

function letGo(): void {
  if (document.activeElement instanceof HTMLInputElement) document.activeElement.blur()
}

/** Whether a control of the strip takes the key itself. A clicker's keys are never its own. */
function isOfControl(target: EventTarget | null, key: string): boolean {
  if (!(target instanceof HTMLElement) || !target.closest('.stage-strip')) return false
  if (/^(?:PageDown|PageUp|F5|Escape)$/.test(key)) return false
  if (target instanceof HTMLInputElement && target.type !== 'range') return true
  if (target.closest('button')) return key === ' ' || key === 'Enter' || key === 'Tab'
  return /^(?:Arrow|Home|End|Tab)/.test(key)
}
