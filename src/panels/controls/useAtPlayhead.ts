/** Keeps a panel at the playhead, past React. */
import { useEffect, useRef } from 'react'
import { useLab } from '../../lab/lab'
import { useFail } from '../../lab/useFail'
import { type Throttled, throttle } from './throttle'

/** At most five times a second while it plays or a slider is dragged: with a software GPU every repaint is dear. */
const interval = 200

/** Calls `show` with the last whole turn, after every render and as the playhead moves. */
export function useAtPlayhead(show: (turns: number) => void): void {
  const { timeline } = useLab()
  const fail = useFail()
  const latest = useRef(show)
  const update = useRef<Throttled>(undefined)
  useEffect(() => {
    const showLatest = throttle(() => {
      try {
        latest.current(timeline.step)
      } catch (error) {
        fail(error)
      }
    }, interval)
    update.current = showLatest
    const stop = timeline.onMove(showLatest)
    return () => {
      stop()
      showLatest.cancel()
    }
  }, [timeline, fail])
  useEffect(() => {
    latest.current = show
    update.current?.()
  })
}
