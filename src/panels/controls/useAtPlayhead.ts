/** What a panel shows at the playhead: written by itself, past React. */
import { useEffect, useRef } from 'react'
import { useLab } from '../../lab/lab'
import { useFail } from '../../lab/useFail'
import { type Throttled, throttle } from './throttle'

/** Five times a second, at the most, while it plays and while a slider is dragged: a software GPU pays for every repaint. */
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
