/** What the arguments of `npm run film` ask for. */
import { readArguments } from '../arguments'
import { type Format, formats } from './output'

export interface FilmCommand {
  /** A path, `-`, or the id of a lesson or a scene. */
  readonly file: string
  readonly out?: string
  readonly format?: Format
  /** Parts of the document that are replaced. */
  readonly parts: { readonly size?: readonly number[]; readonly fps?: number; readonly seconds?: number }
  /** A factor on the size. */
  readonly scale?: number
  readonly frames?: readonly [first: number, end: number]
  readonly hashes: boolean
  readonly chapters: boolean
  readonly vtt: boolean
  readonly sharp: boolean
}

const options = {
  out: { type: 'string', short: 'o' },
  size: { type: 'string' },
  fps: { type: 'string' },
  seconds: { type: 'string' },
  frames: { type: 'string' },
  scale: { type: 'string' },
  format: { type: 'string' },
  hashes: { type: 'boolean' },
  chapters: { type: 'boolean' },
  vtt: { type: 'boolean' },
  sharp: { type: 'boolean' },
} as const

const config = { options, allowPositionals: true } as const

/** @throws Error with one line */
export function readCommand(args: readonly string[]): FilmCommand {
  const { values, positionals } = readArguments(config, args)
  const { out, size, fps, seconds, frames, scale, format } = values
  const [file, ...others] = positionals
  if (file === undefined || others.length > 0)
    throw new Error(
      'one argument is expected: a file, - for standard input, or the id of a lesson or a scene',
    )
  const { hashes = false, chapters = false, vtt = false, sharp = false } = values
  if (hashes && (out !== undefined || format !== undefined || chapters || vtt || sharp))
    throw new Error('--hashes writes no file: leave -o, --format, --chapters, --vtt and --sharp out')
  if (out === '') throw new Error('-o is followed by the name of a file')
  return {
    file,
    ...(out !== undefined && { out }),
    ...(format !== undefined && { format: formatOf(format) }),
    parts: {
      ...(size !== undefined && { size: pair('size', size, /^(\d{1,6})[x×](\d{1,6})$/, '1920x1080') }),
      ...(fps !== undefined && { fps: numberOf('fps', fps) }),
      ...(seconds !== undefined && { seconds: numberOf('seconds', seconds) }),
    },
    ...(scale !== undefined && { scale: numberOf('scale', scale) }),
    ...(frames !== undefined && { frames: pair('frames', frames, /^(\d{1,9}):(\d{1,9})$/, '0:300') }),
    hashes,
    chapters,
    vtt,
    sharp,
  }
}

function formatOf(text: string): Format {
  const format = formats.find((each) => each === text)
  if (format) return format
  throw new Error(`--format ${text}: there are ${formats.join(', ')}`)
}

function numberOf(option: string, text: string): number {
  if (/^\d+(\.\d+)?$|^\.\d+$/.test(text) && Number(text) > 0) return Number(text)
  throw new Error(`--${option} ${text}: a number above 0 is expected`)
}

function pair(option: string, text: string, form: RegExp, example: string): [number, number] {
  const [, one, other] = form.exec(text) ?? []
  if (one !== undefined && other !== undefined) return [Number(one), Number(other)]
  throw new Error(`--${option} ${text}: write it as ${example}`)
}
