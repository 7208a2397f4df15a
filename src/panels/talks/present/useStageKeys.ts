/** Binds the keys of a talk while it is given. The page's own keys rest meanwhile. */
import { useEffect, useState } from 'react'
import { useLab } from '../../../lab/lab'
import { doCommand } from '../../../lab/talk/commands'
import { goTo } from '../../../lab/talk/present'
import { type StageHand, StagePresses } from '../../../lab/talk/presses'
import { talkOf } from '../../../lab/talk/talks'
import { takesKey } from '../../controls/takesKey'

/** What the page can do beside the talk. */
export interface StageActions {
  fullScreen(): void
  speaker(): void
}

/** The digits of a cue that are typed so far. */
export function useStageKeys(actions: StageActions): string {
  const lab = useLab()
  const [typed, setTyped] = useState('')
  useEffect(() => {
    const hand: StageHand = {
      do: (deed) => {
        if (deed === 'fullScreen' || deed === 'speaker') actions[deed]()
        else doCommand(lab, deed)
      },
      goTo: (cue) => goTo(lab, cue),
      count: () => {
        const { reading } = lab.store.getState()
        return (reading && talkOf(lab, reading.id)?.talk.cues.length) ?? 0
      },
    }
    const presses = new StagePresses(hand, lab.light, setTyped)
    const listening = new AbortController()
    // Before the page's keys, and before a clicker's F5 reloads it.
    const options = { capture: true, signal: listening.signal }
    const onKeyDown = (event: KeyboardEvent) => {
      if (!(event instanceof KeyboardEvent) || event.isComposing) return
      const { key, repeat, ctrlKey, altKey, metaKey } = event
      if (!(presses.isTyping && key === 'Enter') && takesKey(event.target, key, '.stage-strip')) {
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
