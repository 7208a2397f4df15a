/** What is picked of a film's tracks, and how each kind is moved and removed. */
import type { Film } from '../../film/film'

/** Edits of one gesture are one undo step. */
export type EditFilm = (change: (film: Film) => Film, gesture?: string) => void

export type Track = 'camera' | 'values' | 'captions'

export interface Picked {
  readonly track: Track
  readonly index: number
}

/** In seconds from the film's begin. */
export function timeOfItem(film: Film, { track, index }: Picked): number {
  if (track === 'captions') return film.captions[index]?.from ?? 0
  return film[track][index]?.at ?? 0
}

/** Moves an item to a time, kept within the film. The order of the list stays that of time: where it is then is returned. */
export function movedItem(
  film: Film,
  { track, index }: Picked,
  seconds: number,
): { readonly film: Film; readonly picked: Picked } {
  const at = rounded(Math.min(Math.max(seconds, 0), film.seconds))
  if (track === 'captions') {
    const item = film.captions[index]
    if (!item) return { film, picked: { track, index } }
    const length = item.to - item.from
    const from = rounded(Math.min(at, film.seconds - length))
    const next = { ...item, from: Math.max(from, 0), to: rounded(Math.max(from, 0) + length) }
    const list = film.captions.with(index, next).toSorted((one, other) => one.from - other.from)
    return { film: { ...film, captions: list }, picked: { track, index: list.indexOf(next) } }
  }
  if (track === 'camera') {
    const item = film.camera[index]
    if (!item) return { film, picked: { track, index } }
    const next = { ...item, at }
    const list = film.camera.with(index, next).toSorted((one, other) => one.at - other.at)
    return { film: { ...film, camera: list }, picked: { track, index: list.indexOf(next) } }
  }
  const item = film.values[index]
  if (!item) return { film, picked: { track, index } }
  const next = { ...item, at }
  const list = film.values.with(index, next).toSorted((one, other) => one.at - other.at)
  return { film: { ...film, values: list }, picked: { track, index: list.indexOf(next) } }
}

export function withoutItem(film: Film, { track, index }: Picked): Film {
  return { ...film, [track]: film[track].filter((_, at) => at !== index) }
}

/** To hundredths of a second. */
export function rounded(seconds: number): number {
  return Math.round(100 * seconds) / 100
}
