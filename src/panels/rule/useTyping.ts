/** Edits that are made by typing. */
import { useEffect, useRef } from 'react'
import type { Experiment } from '../../experiment/experiment'
import { useLab } from '../../lab/lab'

/** What ends a burst of typing, in milliseconds. */
const pause = 1000

export interface Typing {
  /** Edits of one burst are one step back. */
  edit(change: (experiment: Experiment) => Experiment): void
  end(): void
}

export function useTyping(gesture: string): Typing {
  const { store } = useLab()
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const end = () => {
    clearTimeout(timer.current)
    // By now the hand may be at something else.
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
