/** Films and their frames for scripts and panels: loaded when the first is asked for. */
import { parseFilm } from '../film/document/readFilm'
import type { Film } from '../film/film'
import { FilmDrawer } from '../scene/film/filmDrawer'

/** The film that a value describes. @throws Error with one line if nothing of it is a film */
export function filmOf(document: unknown): Film {
  const { film, problems } = parseFilm(document)
  if (!film) throw new Error(problems.join(' '))
  return film
}

/** Frame `n` as a PNG. @throws Error where there is no such frame, or it cannot be drawn */
export async function frameOf(film: Film, n: number): Promise<Blob> {
  const drawer = new FilmDrawer(film)
  try {
    if (!Number.isInteger(n) || n < 0 || n >= drawer.frames)
      throw new Error(`there is no frame ${n}, the film has frames 0 to ${drawer.frames - 1}`)
    const canvas = await drawer.draw(n)
    return await new Promise((resolve, reject) => {
      canvas.toBlob((blob) =>
        blob ? resolve(blob) : reject(new Error('The browser could not encode the picture.')),
      )
    })
  } finally {
    drawer.dispose()
  }
}
