/** Keeps a talk on the whole screen. Leaving it loses nothing: the next press of F, or of a clicker's start, is back there. */
import { useCallback, useEffect } from 'react'
import { useLab } from '../../lab/lab'
import { tell } from '../../lab/talk/present'
import { enterFullScreen } from '../controls/fullScreen'

interface Keyboard {
  lock(keys: readonly string[]): Promise<void>
  unlock(): void
}

/** The keyboard of the page, where the browser lets it have keys that are its own. */
function keyboard(): Keyboard | undefined {
  return 'keyboard' in navigator ? (navigator.keyboard as Keyboard) : undefined
}

function leave(): void {
  keyboard()?.unlock()
  if (document.fullscreenElement) void document.exitFullscreen().catch(() => undefined)
}

/** Enters full screen now, and leaves it at the end. Returns what enters it again. */
export function useFullScreen(): () => void {
  const lab = useLab()
  const enter = useCallback(() => {
    if (document.fullscreenElement) return
    enterFullScreen().then(
      // Then Esc and F5 come to the page, and a clicker that sends them loses nothing.
      () =>
        keyboard()
          ?.lock(['Escape', 'F5'])
          .catch(() => undefined),
      () => tell(lab, 'The browser refused full screen. Press F, or its own key, F11 on most.'),
    )
  }, [lab])
  useEffect(() => {
    // The speaker's window comes first, and needs the press. A page that begins with a talk has seen none yet.
    if (lab.store.getState().presenting?.wantsSpeaker) return leave
    if (navigator.userActivation?.isActive !== false) enter()
    else tell(lab, 'Press F for full screen.')
    return leave
  }, [lab, enter])
  return enter
}
