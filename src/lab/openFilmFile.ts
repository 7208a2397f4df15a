/** Opens the file of a film, or a link to one. */
import { type ParsedFilm, readFilmBytes } from '../film/document/readFilm'
import { decodeFilm } from '../film/link'
import { linesOf } from './fileLines'
import { openedFilm } from './openFilm'
import type { Lab } from './store'

/** What it shows comes onto the table, and its strip opens. Each mistake becomes a notice. */
export function openFilm(lab: Lab, bytes: Uint8Array, source: string): void {
  opened(lab, readFilmBytes(bytes), source)
}

export function openFilmLink(lab: Lab, hash: string): void {
  opened(lab, decodeFilm(hash), 'The link')
}

function opened({ store }: Lab, { film, problems }: ParsedFilm, source: string): void {
  const lines = linesOf(problems, source, !film)
  const { load, notify, set } = store.getState()
  if (!film) {
    for (const line of lines) notify(line)
    return
  }
  const first = 'talk' in film.of ? film.of.talk.cues[0]?.experiment : film.of.experiment
  if (first) load(first, lines)
  set({ film: openedFilm(film) })
}
