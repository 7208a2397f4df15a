/** The pictures of a talk's cues as PNG files, one after the other, drawn as films are. */
import { type StillLook, stillOf } from '../../../film/stillOf'
import { makeFilm } from '../../../lab/filming'
import type { Cue, Talk } from '../../../talk/talk'
import { png } from '../../../video/png/png'
import { zipWriter } from '../../../video/png/zip'

type Bytes = Uint8Array<ArrayBuffer>

/**
 * `index`: of the cue in its talk.
 * @throws Error with one line that names the cue, where it cannot be drawn; the signal's reason once it is aborted
 */
export async function pictureOf(
  cue: Cue,
  index: number,
  look: StillLook,
  signal: AbortSignal,
): Promise<Bytes> {
  try {
    return await drawn(cue, look, signal)
  } catch (error) {
    signal.throwIfAborted()
    const why = error instanceof Error ? error.message : String(error)
    throw new Error(`Cue ${index + 1}, “${cue.title}”: ${why}`, { cause: error })
  }
}

async function drawn(cue: Cue, look: StillLook, signal: AbortSignal): Promise<Bytes> {
  let made: Bytes | undefined
  await makeFilm(stillOf(cue, look), {
    format: 'none',
    signal,
    onFrame: async (_, pixels) => {
      made = (await png(pixels, false)).slice()
    },
  })
  if (!made) throw new Error('no picture was drawn')
  return made
}

/** A ZIP with a picture of each cue. `onDone` is told how many there are. */
export async function zipOf(
  { cues }: Talk,
  look: StillLook,
  signal: AbortSignal,
  onDone: (done: number) => void,
): Promise<Blob> {
  const pieces: Bytes[] = []
  const zip = zipWriter(async (bytes) => {
    pieces.push(bytes.slice())
  })
  const digits = Math.max(String(cues.length).length, 2)
  for (const [index, cue] of cues.entries()) {
    const bytes = await pictureOf(cue, index, look, signal)
    signal.throwIfAborted()
    await zip.add(`${String(index + 1).padStart(digits, '0')}.png`, bytes)
    onDone(index + 1)
  }
  await zip.finish('')
  return new Blob(pieces, { type: 'application/zip' })
}
