/** A film as the hash of an address. */
import { decodeDocument, encodeDocument } from '../experiment/link/documentLink'
import { type ParsedFilm, readFilmText } from './document/readFilm'
import { serializeFilm } from './document/writeFilm'
import type { Film } from './film'

/** Undefined if it is too long for a link. */
export function encodeFilm(film: Film): string | undefined {
  return encodeDocument('f1', serializeFilm(film))
}

/** Never throws. Without a film there is one line that says why. */
export function decodeFilm(hash: string): ParsedFilm {
  const read = decodeDocument('f1', 'film', hash)
  return 'text' in read ? readFilmText(read.text) : { film: undefined, problems: [read.problem] }
}
