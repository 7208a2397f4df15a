/** Keeps the screen awake while a talk is given. The browser lets go of it whenever the page is hidden. */
import { useEffect } from 'react'
import { useLab } from '../../../lab/lab'
import { tell } from '../../../lab/talk/present'

export function useWakeLock(): void {
  const lab = useLab()
  useEffect(() => {
    let lock: WakeLockSentinel | undefined
    let isOver = false
    const ask = async () => {
      if (document.visibilityState !== 'visible' || (lock && !lock.released)) return
      try {
        const given = await navigator.wakeLock.request('screen')
        if (isOver) return void given.release()
        lock = given
      } catch {
        tell(lab, 'The browser does not keep the screen awake: set the machine so that it does not sleep.')
      }
    }
    const again = () => void ask()
    again()
    document.addEventListener('visibilitychange', again)
    return () => {
      isOver = true
      document.removeEventListener('visibilitychange', again)
      void lock?.release()
    }
  }, [lab])
}
