/** Frames of a film in a test: their pixels, and a name for them. */
import { parseFilm } from '../../src/film/document/readFilm'
import type { Film } from '../../src/film/film'
import { FilmDrawer } from '../../src/scene/picture/film/filmDrawer'

/** @throws Error where it has a problem */
export function filmFrom(parts: object): Film {
  const { film, problems } = parseFilm({ thalweg: 'film', version: 1, size: [160, 90], fps: 10, ...parts })
  if (!film || problems.length > 0) throw new Error(problems.join('\n'))
  return film
}

/** Gives a drawer to `draw`, and disposes of it. */
export async function withDrawer<T>(film: Film, draw: (drawer: FilmDrawer) => Promise<T>): Promise<T> {
  const drawer = new FilmDrawer(film)
  try {
    return await draw(drawer)
  } finally {
    drawer.dispose()
  }
}

/** The SHA-256 of a frame's RGBA. */
export async function digestOf({ data }: ImageData): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', data.slice()))
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** The digests of frames, in the order in which they are asked for. */
export async function digestsOf(drawer: FilmDrawer, frames: readonly number[]): Promise<readonly string[]> {
  const digests: string[] = []
  for (const n of frames) digests.push(await digestOf(await drawer.pixels(n)))
  return digests
}
