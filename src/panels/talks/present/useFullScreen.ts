/** Keeps a talk on the whole screen. Leaving it loses nothing: the next press of F, or of a clicker's start, is back there. */
import { useCallback, useEffect } from 'react'
import { useLab } from '../../../lab/lab'
import { tell } from '../../../lab/talk/present'
import { enterLocked, leaveFullScreen } from '../../controls/fullScreen'

/** Enters full screen now, and leaves it at the end. Returns what enters it again. */
export function useFullScreen(): () => void {
  const lab = useLab()
  const enter = useCallback(() => {
    if (document.fullscreenElement) return
    enterLocked().catch(() =>
      tell(lab, 'The browser refused full screen. Press F, or its own key, F11 on most.'),
    )
  }, [lab])
  useEffect(() => {
    // The speaker's window comes first, and needs the press. A page that begins with a talk has seen none yet.
    if (lab.store.getState().presenting?.wantsSpeaker) return leaveFullScreen
    if (navigator.userActivation?.isActive !== false) enter()
    else tell(lab, 'Press F for full screen.')
    return leaveFullScreen
  }, [lab, enter])
  return enter
}
