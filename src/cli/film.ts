/** `npm run -s film -- FILE`: makes a film as a file, in a browser without a window. */
import { statSync, writeFileSync } from 'node:fs'
import { captionsOf, vttOf } from '../film/captions'
import { chapterLines, chaptersOf, ffmetadataOf } from '../film/chapters'
import { serializeFilm } from '../film/document/writeFilm'
import { evenFilm } from '../film/evenFilm'
import type { Film } from '../film/film'
import { type FrameRange, framesOf } from '../film/frames'
import { failer } from './files'
import { needPage } from './filming/builtPage'
import { type FilmCommand, readCommand } from './filming/command'
import { filmInPage } from './filming/inPage'
import { type Output, beside, outputOf } from './filming/output'
import { type PartFile, openPart } from './filming/partFile'
import { progressOn } from './filming/progress'
import { sizeText } from '../film/sizeText'
import { type Encoding, needFfmpeg, proRes } from './filming/prores'
import { filmOf } from './filming/readDocument'
import { Stopped, stopSignal } from './filming/stopped'

const usage = `usage: npm run -s film -- FILE [-o OUT] [--size 1920x1080] [--fps 60] [--seconds 12] [--scale 0.5]
                              [--frames A:B] [--format FORMAT] [--vtt] [--chapters]
       npm run -s film -- FILE --hashes [--frames A:B] …

Makes a film in the browser that the tests use. FILE is a film, an experiment or a talk as JSON (- is standard input), or
the id of a lesson or of a ready scene.
  -o OUT      where it goes; without it, the name of FILE with another end, in this folder. The end says the format:
              .mp4 .webm .gif .apng, .zip of a PNG for each frame, .png of a single frame, .mov as ProRes 4444, for which
              ffmpeg is installed
  --format    mp4, webm, gif, apng, png or mov, where the end does not say it; mp4 is usual
  --size, --fps, --seconds   replace what the document says; --scale multiplies the size
  --frames    from frame A to before frame B; the first is 0
  --hashes    prints "n sha256" of every frame's RGBA instead, and writes no file
  --vtt       writes the captions beside the film, as .vtt
  --sharp     MP4 or WebM with a colour for every pixel (4:4:4), which fewer players show
  --chapters  writes the parts beside the film, as .chapters.txt and .ffmetadata
A file is there only once it is whole. Ctrl+C leaves none.
Exit code 0. 1: the film cannot be made. 2: wrong input. Both are told in a line on standard error.
`

const fail = failer('film')

await main(process.argv.slice(2))

async function main(args: readonly string[]): Promise<void> {
  // The reader may stop early, as `head` does.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    process.exit(error.code === 'EPIPE' ? 0 : fail(error.message))
  })
  if (args.some((arg) => arg === '--help' || arg === '-h')) return void process.stdout.write(usage)
  const signal = stopSignal()
  try {
    const make = prepared(readCommand(args))
    await make(signal).catch((error: unknown) => {
      if (error instanceof Stopped) process.exitCode = error.exitCode
      else fail(textOf(error), 1)
    })
  } catch (error) {
    fail(textOf(error))
  }
}

/** Reads everything, and opens the file. Returns what makes the film. @throws Error with one line at wrong input */
function prepared(command: FilmCommand): (signal: AbortSignal) => Promise<void> {
  const film = filmOf(command)
  const range = command.frames ?? ([0, framesOf(film)] as const)
  if (command.hashes) return (signal) => printHashes(film, range, signal)
  const output = outputOf({ ...command, frames: range[1] - range[0] })
  if (output.kind === 'mov') needFfmpeg()
  const { film: shown, note } = output.kind === 'mp4' ? evenFilm(film) : { film }
  if (note !== undefined) tell(note)
  const texts = textsOf(shown, range, output.path, command)
  const part = openPart(output.path)
  return async (signal) => {
    try {
      await write(shown, range, { ...output, isSharp: command.sharp }, part, signal)
      for (const { path, text } of texts) writeFileSync(path, text)
    } finally {
      part.discard()
    }
  }
}

async function printHashes(film: Film, frames: FrameRange, signal: AbortSignal): Promise<void> {
  const task = { document: serializeFilm(film), frames, makes: 'hashes' } as const
  await needPage(tell)
  await filmInPage(
    task,
    {
      hash: (frame, sha256) => void process.stdout.write(`${frame} ${sha256}\n`),
      piece: () => undefined,
      progress: () => undefined,
    },
    signal,
  )
}

/** The part takes its name at the end. */
async function write(
  film: Film,
  frames: FrameRange,
  { path, kind, isSharp }: Output & { readonly isSharp: boolean },
  part: PartFile,
  signal: AbortSignal,
): Promise<void> {
  await needPage(tell)
  signal.throwIfAborted()
  const document = serializeFilm(film)
  const screen = progressOn(process.stderr, 'film')
  const encoding: Encoding | undefined = kind === 'mov' ? proRes(part.path, film) : undefined
  try {
    await filmInPage(
      { document, frames, makes: kind === 'mov' ? 'pixels' : kind, isSharp },
      {
        piece: (bytes, position) => (encoding ? encoding.write(bytes) : part.write(bytes, position)),
        hash: () => undefined,
        progress: (progress) => screen.tell(progress),
      },
      signal,
    )
    await encoding?.finish()
  } catch (error) {
    await encoding?.cancel()
    throw error
  } finally {
    screen.end()
  }
  part.finish()
  const made = frames[1] - frames[0]
  tell(`${path}, ${made} ${made === 1 ? 'frame' : 'frames'}, ${sizeText(statSync(path).size)}`)
}

/** The files beside the film. */
function textsOf(
  film: Film,
  range: FrameRange,
  path: string,
  { vtt, chapters }: FilmCommand,
): { readonly path: string; readonly text: string }[] {
  const texts: { readonly path: string; readonly text: string }[] = []
  if (vtt) {
    const captions = captionsOf(film, range)
    for (const { problems } of captions) for (const problem of problems) tell(problem)
    texts.push({ path: beside(path, '.vtt'), text: vttOf(captions) })
  }
  if (chapters) {
    const parts = chaptersOf(film, range)
    const { title } = film.show
    texts.push(
      { path: beside(path, '.chapters.txt'), text: chapterLines(parts) },
      {
        path: beside(path, '.ffmetadata'),
        text: ffmetadataOf(parts, typeof title === 'string' ? title : undefined),
      },
    )
  }
  return texts
}

function tell(line: string): void {
  process.stderr.write(`film: ${line.replace(/\s+/g, ' ')}\n`)
}

function textOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
