/** A small picture of the film at its playhead, drawn as the film will be. */
import { useEffect, useRef } from 'react'
import type { Film } from '../../film/film'
import { frameAt, framesOf } from '../../film/frames'
import { type FilmPreview as Preview, previewFilm } from '../../lab/filming'
import { useFail } from '../../lab/useFail'
import type { FilmClock } from './useFilmClock'
import type { Recording } from './useRecording'

/** The longer side, in pixels. */
const longest = 400
/** After the last edit, so that a hand that goes on is not held up. In milliseconds. */
const rest = 120

interface FilmPreviewProps {
  readonly film: Film
  readonly clock: FilmClock
  readonly recording: Recording
}

export function FilmPreview({ film, clock, recording }: FilmPreviewProps) {
  const fail = useFail()
  const frame = useRef<HTMLCanvasElement>(null)
  const drawing = useRef(new Drawing())
  const [width, height] = film.size
  const isRecording = recording.state !== undefined

  useEffect(() => () => drawing.current.stop(), [])
  // While a film is made it has the GPU to itself.
  useEffect(() => {
    const { current } = drawing
    if (isRecording) {
      current.stop()
      return undefined
    }
    const show = () => current.show(film, clock.seconds, frame.current, fail)
    if (clock.isPlaying) {
      show()
      return undefined
    }
    const waiting = setTimeout(show, rest)
    return () => clearTimeout(waiting)
  }, [film, clock.seconds, clock.isPlaying, isRecording, fail])
  useEffect(() => {
    recording.watch((canvas) => paint(frame.current, canvas))
  }, [recording])

  return (
    <div className="film-preview">
      <canvas
        ref={frame}
        aria-label="Preview of the film"
        role="img"
        style={{ aspectRatio: `${width} / ${height}` }}
      />
    </div>
  )
}

/** Draws the newest frame that was asked for, one after the other. */
class Drawing {
  #preview: Preview | undefined
  #film: Film | undefined
  #wanted:
    { readonly film: Film; readonly seconds: number; readonly target: HTMLCanvasElement | null } | undefined
  #isBusy = false

  show(film: Film, seconds: number, target: HTMLCanvasElement | null, fail: (error: unknown) => void): void {
    this.#wanted = { film, seconds, target }
    if (this.#isBusy) return
    this.#isBusy = true
    this.#run()
      .catch(fail)
      .finally(() => (this.#isBusy = false))
  }

  stop(): void {
    this.#wanted = undefined
    this.#preview?.dispose()
    this.#preview = this.#film = undefined
  }

  async #run(): Promise<void> {
    while (this.#wanted) {
      const { film, seconds, target } = this.#wanted
      this.#wanted = undefined
      if (film !== this.#film) {
        this.#preview?.dispose()
        this.#preview = undefined
        const preview = await previewFilm(small(film))
        this.#preview = preview
        this.#film = film
      }
      const preview = this.#preview
      if (!preview) continue
      await preview.draw(Math.min(frameAt(film, seconds), framesOf(film) - 1))
      if (preview === this.#preview) paint(target, preview.canvas)
    }
  }
}

function small(film: Film): Film {
  const [width, height] = film.size
  const share = longest / Math.max(width, height)
  const side = (pixels: number): number => Math.max(Math.round(share * pixels), 16)
  return {
    ...film,
    size: [side(width), side(height)],
    supersample: 1,
    shutter: 0,
    background: film.background === 'transparent' ? '#808080' : film.background,
  }
}

function paint(target: HTMLCanvasElement | null, canvas: HTMLCanvasElement): void {
  if (!target) return
  const share = Math.min(longest / Math.max(canvas.width, canvas.height), 1)
  target.width = Math.round(share * canvas.width)
  target.height = Math.round(share * canvas.height)
  target.getContext('2d')?.drawImage(canvas, 0, 0, target.width, target.height)
}
