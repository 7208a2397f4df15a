/** The film that is being made: its document, with undo of its own. It shows what is on the table. */
import { parseFilm } from '../film/document/readFilm'
import type { Film } from '../film/film'
import type { Experiment } from '../experiment/experiment'

export interface OpenFilm {
  readonly film: Film
  readonly past: readonly Film[]
  readonly future: readonly Film[]
  /** Edits of one gesture are one undo step. */
  readonly gesture?: string | undefined
}

const maxPast = 200

export function openedFilm(film: Film): OpenFilm {
  return { film, past: [], future: [] }
}

/** A film of an Experiment with all defaults, and of a size that any machine can make. */
export function newFilm(experiment: Experiment): OpenFilm {
  const { film } = parseFilm({ thalweg: 'film', size: [1280, 720], fps: 30 })
  if (!film) throw new Error('the usual film cannot be read')
  return openedFilm({ ...film, of: { experiment }, play: { ...film.play, to: toTheEnd } })
}

/** The playhead goes to the last turn, however many there are. */
const toTheEnd = Number.MAX_SAFE_INTEGER

export function editFilm(open: OpenFilm, film: Film, gesture?: string): OpenFilm {
  if (film === open.film) return open
  const isSame = gesture !== undefined && gesture === open.gesture
  const past = isSame ? open.past : [...open.past, open.film].slice(-maxPast)
  return { film, past, future: [], gesture }
}

export function undoFilm({ film, past, future }: OpenFilm): OpenFilm | undefined {
  const before = past.at(-1)
  return before && { film: before, past: past.slice(0, -1), future: [film, ...future] }
}

export function redoFilm({ film, past, future }: OpenFilm): OpenFilm | undefined {
  const [after] = future
  return after && { film: after, past: [...past, film], future: future.slice(1) }
}

/** The film of what is on the table. That of a talk has its cues. */
export function filmOn(film: Film, experiment: Experiment): Film {
  if ('talk' in film.of) return film
  const { steps, runners } = experiment
  const { from, to } = film.play
  return {
    ...film,
    of: { experiment },
    play: { ...film.play, from: Math.min(from, steps), to: Math.min(to, steps) },
    camera: film.camera.filter(({ stand }) => !('follow' in stand) || stand.follow < runners.length),
  }
}
