/** The film that is being made: its document, with undo of its own. It shows what is on the table. */
import { parseFilm } from '../film/document/readFilm'
import type { Film } from '../film/film'
import { partsLength } from '../film/parts'
import { isThere } from '../film/values'
import type { Experiment } from '../experiment/experiment'
import type { Talk } from '../talk/talk'
import { type Undoable, begun, changed } from './undoable'

export interface OpenFilm extends Undoable<Film> {
  /** Whether its strip is open. One that was closed comes back. */
  readonly isShown: boolean
}

export function openedFilm(film: Film): OpenFilm {
  return { ...begun(film), isShown: true }
}

/** A film of an Experiment with all defaults, and of a size that any machine can make. */
export function newFilm(experiment: Experiment): OpenFilm {
  const { film } = parseFilm({ thalweg: 'film', size: [1280, 720], fps: 30 })
  if (!film) throw new Error('the usual film cannot be read')
  return openedFilm({ ...film, of: { experiment }, play: { ...film.play, to: toTheEnd } })
}

/** A film of a talk, as long as its cues. What was made for a film of an older one stays. */
export function filmOfTalk(talk: Talk, former?: OpenFilm): OpenFilm {
  const of = { talk }
  const seconds = partsLength(talk)
  if (former && 'talk' in former.now.of)
    return { ...changed(former, { ...withSeconds(former.now, seconds), of }), isShown: true }
  const [first] = talk.cues
  if (!first) throw new Error('a talk without cues is no film')
  return openedFilm({ ...newFilm(first.experiment).now, of, seconds })
}

/** The playhead goes to the last turn, however many there are. */
const toTheEnd = Number.MAX_SAFE_INTEGER

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
    values: film.values.filter(({ of }) => isThere(experiment, of)),
  }
}

/** The same film of another length: what would be behind its end comes before it, and is shorter if it must. */
export function withSeconds(film: Film, seconds: number): Film {
  const within = (time: number): number => Math.min(time, seconds)
  const [before, after] = film.play.hold
  const share = Math.min(1, seconds / Math.max(before + after, 1e-9))
  return {
    ...film,
    seconds,
    play: { ...film.play, hold: share < 1 ? [share * before, share * after] : film.play.hold },
    camera: film.camera.map((key) => ({ ...key, at: within(key.at) })),
    values: film.values.map((key) => ({ ...key, at: within(key.at), over: within(key.over) })),
    captions: film.captions.map((caption) => {
      const to = within(caption.to)
      return { ...caption, from: Math.min(caption.from, 0.9 * to), to }
    }),
  }
}
