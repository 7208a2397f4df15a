/** The keys of the talk, also while the speaker's window has the focus: a clicker sends them to whichever has it. */
import { useEffect } from 'react'
import { useLab } from '../../lab/lab'
import type { Asked, Command } from '../../lab/talk/channel'
import type { Following } from '../../lab/talk/follow'

const keys: Readonly<Record<string, Command>> = {
  pagedown: 'next',
  arrowright: 'next',
  arrowdown: 'next',
  ' ': 'next',
  n: 'next',
  enter: 'next',
  pageup: 'back',
  arrowleft: 'back',
  arrowup: 'back',
  backspace: 'back',
  p: 'back',
  b: 'black',
  '.': 'black',
  w: 'white',
  ',': 'white',
  r: 'restart',
  c: 'strip',
}

export function useSpeakerKeys(following: Following): void {
  const lab = useLab()
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const name = event.key.toLowerCase()
      const { target } = event
      const isOfControl =
        target instanceof HTMLElement &&
        (target.closest('select') !== null ||
          (target.closest('button') !== null && /^(?: |enter)$/.test(name)))
      if (isOfControl || event.ctrlKey || event.altKey || event.metaKey) return
      const last = (lab.store.getState().talk?.now.cues.length ?? 1) - 1
      const asked: Asked | undefined = askedBy(name, last)
      const { light } = lab
      if (name === 'l') light.turn(!light.isOn)
      else if (asked && !event.repeat) following.ask(asked)
      // A clicker's start must not load the window anew.
      else if (name !== 'f5') return
      event.preventDefault()
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [following, lab])
}

function askedBy(name: string, last: number): Asked | undefined {
  if (name === 'home') return { kind: 'cue', cue: 0 }
  if (name === 'end') return { kind: 'cue', cue: last }
  const command = keys[name]
  return command && { kind: 'do', command }
}
