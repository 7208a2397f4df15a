/** The time of the film that is being made: where its playhead is, and whether it plays. */
import { useEffect, useMemo, useState } from 'react'
import type { Film } from '../../film/film'
import { FilmScript } from '../../film/moment'
import { useLab } from '../../lab/lab'

export interface FilmClock {
  readonly seconds: number
  readonly isPlaying: boolean
  seek(seconds: number): void
  play(isPlaying: boolean): void
}

export function useFilmClock(film: Film): FilmClock {
  const { timeline } = useLab()
  const [seconds, setSeconds] = useState(0)
  const [isPlaying, play] = useState(false)
  const script = useMemo(() => new FilmScript(film), [film])
  const at = Math.min(seconds, film.seconds)

  useEffect(() => {
    if (!isPlaying) return undefined
    let last = performance.now()
    let request = 0
    const step = (now: number) => {
      const passed = (now - last) / 1000
      last = now
      setSeconds((time) => (time + passed < film.seconds ? time + passed : 0))
      request = requestAnimationFrame(step)
    }
    request = requestAnimationFrame(step)
    return () => cancelAnimationFrame(request)
  }, [isPlaying, film.seconds])

  // The page's own picture stands where the film is.
  useEffect(() => {
    timeline.set({ playing: false })
    if (!isPlaying) timeline.seek(script.at(at).turns)
  }, [timeline, script, at, isPlaying])

  return { seconds: at, isPlaying, seek: setSeconds, play }
}
