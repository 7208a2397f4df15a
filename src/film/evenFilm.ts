/** A film whose sides are even, as H.264 and 4:2:0 want them. */
import type { Film } from './film'

/** `note`: what was changed, if anything was. */
export function evenFilm(film: Film): { readonly film: Film; readonly note?: string } {
  const [width, height] = film.size
  const size = [width - (width % 2), height - (height % 2)] as const
  if (size[0] === width && size[1] === height) return { film }
  return { film: { ...film, size }, note: `MP4 has no odd sizes: the film is ${size.join(' × ')} pixels` }
}
