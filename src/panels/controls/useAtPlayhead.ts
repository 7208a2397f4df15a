/** Keeps a panel at the playhead, past React. */
import { useEffect, useRef } from 'react'
import { type OnBeat, onBeat } from '../../lab/beat'
import { useLab } from '../../lab/lab'
import { useFail } from '../../lab/useFail'

/** Calls `show` with the last whole turn, after every render and as the playhead moves, once a beat. */
export function useAtPlayhead(show: (turns: number) => void): void {
  const { timeline } = useLab()
  const fail = useFail()
  const latest = useRef(show)
  const update = useRef<OnBeat>(undefined)
  useEffect(() => {
    const showLatest = onBeat(() => {
      try {
        latest.current(timeline.step)
      } catch (error) {
        fail(error)
      }
    })
    update.current = showLatest
    const stop = timeline.onMove(() => showLatest(timeline.state.playing))
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
