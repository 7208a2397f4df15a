/** Where a film goes and as what: by the end of the file's name, or as it was asked for. */
import { basename, dirname, extname, join, resolve } from 'node:path'
import type { FilmFormat } from '../../lab/filming'

/** `png` is a ZIP of PNGs, `still` one PNG, and `mov` ProRes 4444. */
export type OutputKind = FilmFormat | 'still' | 'mov'

export interface Output {
  readonly path: string
  readonly kind: OutputKind
}

export const formats = ['mp4', 'webm', 'gif', 'apng', 'png', 'mov'] as const
export type Format = (typeof formats)[number]

/** What the end of a name may stand for. */
const kinds: Readonly<Record<string, readonly OutputKind[]>> = {
  '.mp4': ['mp4'],
  '.webm': ['webm'],
  '.gif': ['gif'],
  '.apng': ['apng'],
  // A moving PNG is a PNG too.
  '.png': ['still', 'apng'],
  '.zip': ['png'],
  '.mov': ['mov'],
}

interface Wanted {
  /** The file of the film's document, `-`, or an id. */
  readonly file: string
  readonly out?: string | undefined
  readonly format?: Format | undefined
  /** How many frames are made. */
  readonly frames: number
}

/** @throws Error with one line where name, format and number of frames do not fit each other */
export function outputOf({ file, out, format, frames }: Wanted): Output {
  if (out === undefined) {
    const kind = format ?? 'mp4'
    return { path: `${usualName(file)}.${kind === 'png' ? 'zip' : kind}`, kind }
  }
  const end = extname(out).toLowerCase()
  const possible = Object.hasOwn(kinds, end) ? kinds[end] : undefined
  const kind = possible ? chosenOf(possible, format) : format
  if (kind === undefined) {
    const known = Object.keys(kinds).join(', ')
    throw new Error(
      possible
        ? `"${out}" is no name for ${format ?? ''}: leave --format out, or choose another end`
        : `"${out}" does not say what to write: end it with one of ${known}, or add --format`,
    )
  }
  if (kind === 'still' && frames !== 1)
    throw new Error(`a .png is one frame of ${frames}: choose it with --frames 30:31, or end in .zip for all`)
  if (resolve(out) === resolve(file)) throw new Error(`"${out}" is the film's own document`)
  return { path: out, kind }
}

/** The same name with another end, as `race.vtt` beside `race.mp4`. */
export function beside(path: string, end: string): string {
  return join(dirname(path), `${basename(path, extname(path))}${end}`)
}

function chosenOf(possible: readonly OutputKind[], format: Format | undefined): OutputKind | undefined {
  if (format === undefined) return possible[0]
  if (format === 'png' && possible.includes('still')) return 'still'
  return possible.includes(format) ? format : undefined
}

function usualName(file: string): string {
  return file === '-' ? 'film' : basename(file, extname(file))
}
