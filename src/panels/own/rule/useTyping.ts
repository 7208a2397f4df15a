/** Joins edits made by typing into bursts. */
import { useEffect, useRef } from 'react'
import type { Experiment } from '../../../experiment/experiment'
import { useLab } from '../../../lab/lab'

/** A pause of this many milliseconds ends a burst. */
const pause = 1000

interface Typing {
  /** Edits of one burst are one step of undo. */
  edit(change: (experiment: Experiment) => Experiment): void
  end(): void
}

export function useTyping(gesture: string): Typing {
  const { store } = useLab()
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const end = () => {
    clearTimeout(timer.current)
    // Another gesture may have begun by now.
    if (store.getState().gesture === gesture) store.getState().endGesture()
  }
  useEffect(() => () => clearTimeout(timer.current), [])
  return {
    edit(change) {
      clearTimeout(timer.current)
      timer.current = setTimeout(end, pause)
      store.getState().edit(change, gesture)
    },
    end,
  }
}
