/** Opens the file of a film. */
import { readFilmBytes } from '../film/document/readFilm'
import { openedFilm } from './openFilm'
import type { Lab } from './store'

/** What it shows comes onto the table, and its strip opens. Each mistake becomes a notice. */
export function openFilm({ store }: Lab, bytes: Uint8Array, source: string): void {
  const { film, problems } = readFilmBytes(bytes)
  const lines = problems.map((problem) => `${source}: ${problem}`)
  const { load, notify, set } = store.getState()
  if (!film) {
    for (const line of lines) notify(line)
    return
  }
  const first = 'talk' in film.of ? film.of.talk.cues[0]?.experiment : film.of.experiment
  if (first) load(first, lines)
  set({ film: openedFilm(film) })
}
