/** The keys of the talk, also while the speaker's window has the focus: a clicker sends them to whichever has it. */
import { useEffect, useState } from 'react'
import { useLab } from '../../../lab/lab'
import type { Following } from '../../../lab/talk/follow'
import { type StageHand, StagePresses } from '../../../lab/talk/presses'
import { takesKey } from '../../controls/takesKey'

/** Returns the digits of a cue that are typed so far. */
export function useSpeakerKeys(following: Following): string {
  const lab = useLab()
  const [typed, setTyped] = useState('')
  useEffect(() => {
    const hand: StageHand = {
      do: (deed) => {
        // The window is there.
        if (deed !== 'speaker') following.ask({ kind: 'do', command: deed })
      },
      goTo: (cue) => following.ask({ kind: 'cue', cue }),
      count: () => lab.store.getState().talk?.now.cues.length ?? 0,
    }
    const presses = new StagePresses(hand, lab.light, setTyped)
    const listening = new AbortController()
    const onKeyDown = (event: KeyboardEvent) => {
      const { key, repeat, ctrlKey, altKey, metaKey } = event
      const isEnd = presses.isTyping && key === 'Enter'
      if (event.isComposing) return
      if (!isEnd && takesKey(event.target, key, '.speaker-head, .speaker-controls')) return
      // A clicker's start must not load the window anew.
      if (presses.down({ key, repeat, isCommand: ctrlKey || altKey || metaKey })) event.preventDefault()
    }
    window.addEventListener('keydown', onKeyDown, { signal: listening.signal })
    window.addEventListener('keyup', ({ key }) => presses.up(key), { signal: listening.signal })
    return () => {
      listening.abort()
      presses.dispose()
    }
  }, [following, lab])
  return typed
}
