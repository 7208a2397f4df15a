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
  /** Whether every pixel is to have a colour of its own. */
  readonly sharp?: boolean
  /** How many frames are made. */
  readonly frames: number
}

/** @throws Error with one line where name, format and number of frames do not fit each other */
export function outputOf({ file, out, format, sharp = false, frames }: Wanted): Output {
  const output = out === undefined ? usualOutput(file, format) : { path: out, kind: kindOf(out, format) }
  if (output.kind === 'still' && frames !== 1)
    throw new Error(`a .png is one frame of ${frames}: choose it with --frames 30:31, or end in .zip for all`)
  if (sharp && output.kind !== 'mp4' && output.kind !== 'webm')
    throw new Error('--sharp is for .mp4 and .webm: in the others every pixel has its own colour anyway')
  if (resolve(output.path) === resolve(file)) throw new Error(`"${output.path}" is the film's own document`)
  return output
}

/** The same name with another end, as `race.vtt` beside `race.mp4`. */
export function beside(path: string, end: string): string {
  return join(dirname(path), `${basename(path, extname(path))}${end}`)
}

function usualOutput(file: string, kind: Format = 'mp4'): Output {
  const name = file === '-' ? 'film' : basename(file, extname(file))
  return { path: `${name}.${kind === 'png' ? 'zip' : kind}`, kind }
}

function kindOf(out: string, format: Format | undefined): OutputKind {
  const end = extname(out).toLowerCase()
  const possible = Object.hasOwn(kinds, end) ? (kinds[end] ?? []) : []
  // Any other end will do where the format is said.
  if (possible.length === 0 && format !== undefined) return format
  const [usual] = possible
  if (usual === undefined)
    throw new Error(
      `"${out}" does not say what to write: end it with one of ${Object.keys(kinds).join(', ')}, or add --format`,
    )
  if (format === undefined || (format === 'png' && usual === 'still')) return usual
  if (possible.includes(format)) return format
  throw new Error(`"${out}" is no name for ${format}: leave --format out, or choose another end`)
}
