/** Writes a film as JSON that `parseFilm` reads back: only what is not the default. */
import { serialize } from '../../experiment/schema/schema'
import { serializeTalk } from '../../talk/document/readTalk'
import { writeCamera } from '../../camera/readCamera'
import type { Film, FilmShow } from '../film'
import { usualFps, usualHoldIn, usualShow, usualSize } from '../limits'

export function serializeFilm(film: Film): object {
  const { of, size, fps, seconds, camera, values, captions, supersample, shutter, background, loop } = film
  const isTalk = 'talk' in of
  return {
    thalweg: 'film',
    version: 1,
    ...(isTalk ? { talk: serializeTalk(of.talk) } : { experiment: serialize(of.experiment) }),
    ...(!isSame(size, usualSize) && { size }),
    ...(fps !== usualFps && { fps }),
    seconds,
    ...(!isTalk && { play: writePlay(film) }),
    ...(camera.length > 0 && { camera: writeCamera(camera) }),
    ...(values.length > 0 && { values }),
    ...(captions.length > 0 && { captions }),
    ...writeShow(film.show),
    ...(supersample !== 1 && { supersample }),
    ...(shutter !== 0 && { shutter }),
    ...(background !== 'theme' && { background }),
    ...(loop && { loop }),
  }
}

/** Readable text that `readFilmText` reads back. */
export function writeFilm(film: Film): string {
  return `${JSON.stringify(serializeFilm(film), null, 2)}\n`
}

function writePlay({ play: { from, to, hold, ease }, seconds }: Film): object {
  return {
    from,
    to,
    ...(!isSame(hold, usualHoldIn(seconds)) && { hold }),
    ...(ease !== 'linear' && { ease }),
  }
}

function writeShow(show: FilmShow): { readonly show?: Partial<FilmShow> } {
  const others = Object.entries(show).filter(([name, value]) => usualShow[name as keyof FilmShow] !== value)
  return others.length > 0 ? { show: Object.fromEntries(others) } : {}
}

function isSame(one: readonly number[], other: readonly number[]): boolean {
  return one.every((value, index) => value === other[index])
}
