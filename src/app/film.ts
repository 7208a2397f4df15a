/** Makes films: frames from the scene, files from the encoders. Loaded when the first is asked for. */
import type { Experiment } from '../experiment/experiment'
import { shortLink } from '../experiment/link/link'
import { parseFilm } from '../film/document/readFilm'
import { evenFilm } from '../film/evenFilm'
import type { Film } from '../film/film'
import { frameAt, framesOf } from '../film/frames'
import type { FilmFile, FilmProgress, FilmWish } from '../lab/filming'
import { startWorker } from '../lab/desk/trust'
import { FilmDrawer } from '../scene/picture/film/filmDrawer'
// oxlint-disable-next-line import/default -- the address of the worker's script, which the build puts in place
import gifWorker from '../video/gif/gifWorker?worker&url'
import { png } from '../video/png/png'
import { blobSink } from '../video/sinks'
import { type Sheet, type Video, openVideo } from '../video/video'

/** The film that a value describes. @throws Error with one line if anything in it is wrong */
export function filmOf(document: unknown): Film {
  const { film, problems } = parseFilm(document)
  if (!film || problems.length > 0) throw new Error(problems.join(' '))
  return film
}

/** Frame `n` as a PNG. @throws Error where there is no such frame, or it cannot be drawn */
export async function frameOf(film: Film, n: number): Promise<Blob> {
  const frames = framesOf(film)
  if (!Number.isInteger(n) || n < 0 || n >= frames)
    throw new Error(`there is no frame ${n}, the film has frames 0 to ${frames - 1}`)
  const drawer = new FilmDrawer(film)
  try {
    const bytes = await png(await drawer.pixels(n), film.background === 'transparent')
    return new Blob([bytes.slice()], { type: 'image/png' })
  } finally {
    drawer.dispose()
  }
}

/** What the panels ask for. */
export const studio = { make: makeFilm, preview: (film: Film) => new FilmDrawer(film, true), frame: frameOf }

/** A film as a file. @throws Error with one line, where it cannot be made; the signal's reason once it is aborted */
export async function makeFilm(given: Film, wish: FilmWish = {}): Promise<FilmFile> {
  const { format = 'mp4', signal, onProgress, onFrame, onCanvas, onNote, to } = wish
  const { film, note } = format === 'mp4' ? evenFilm(given) : { film: given }
  if (note !== undefined) onNote?.(note)
  const memory = blobSink()
  let drawer: FilmDrawer | undefined
  let video: Video | undefined
  let [first, end] = [0, 0]
  try {
    ;[first, end] = rangeOf(film, wish.frames)
    drawer = new FilmDrawer(film)
    if (format !== 'none')
      video = await openVideo(
        format,
        { ...sheetOf(film, drawer, first, end), isSharp: wish.isSharp === true },
        to ?? memory,
        signal,
        undefined,
        () => startWorker(gifWorker),
      )
    const isTransparent = film.background === 'transparent'
    const begun = performance.now()
    let breathed = begun
    for (let n = first; n < end; n += 1) {
      signal?.throwIfAborted()
      const needsPixels = onFrame !== undefined || isTransparent
      const frame = needsPixels ? await drawer.pixels(n) : await drawer.draw(n)
      await video?.add(isTransparent ? frame : drawer.canvas)
      if (onFrame && frame instanceof ImageData) await onFrame(n, frame)
      onCanvas?.(drawer.canvas)
      onProgress?.(progressOf(n + 1 - first, end - first, begun, video))
      if (performance.now() - breathed > longestTask) {
        await aTask()
        breathed = performance.now()
      }
    }
    await video?.finish()
  } catch (error) {
    // The first error is the one to tell.
    if (video) await video.cancel().catch(() => undefined)
    else await to?.abort().catch(() => undefined)
    throw error
  } finally {
    drawer?.dispose()
  }
  return {
    blob: to || !video ? new Blob() : memory.blob(video.type),
    codec: video?.codec ?? 'no file',
    extension: video?.extension ?? '',
    frames: end - first,
    bytes: video?.bytes ?? 0,
    notes: note === undefined ? [] : [note],
  }
}

/** In milliseconds: then the page has its turn, so that a press of Cancel is heard. */
const longestTask = 50

function aTask(): Promise<void> {
  return new Promise((done) => {
    const { port1, port2 } = new MessageChannel()
    port1.addEventListener('message', () => {
      port1.close()
      done()
    })
    port1.start()
    port2.postMessage(undefined)
  })
}

function progressOf(done: number, frames: number, begun: number, video: Video | undefined): FilmProgress {
  const seconds = (performance.now() - begun) / 1000
  return { done, frames, bytes: video?.bytes ?? 0, secondsLeft: (seconds / done) * (frames - done) }
}

function sheetOf(film: Film, drawer: FilmDrawer, first: number, end: number): Sheet {
  const {
    size: [width, height],
    fps,
    background,
    loop,
    show,
  } = film
  const { parts } = drawer.script
  const [opening] = parts
  // Where the camera has two keys at a time, and where a word changes, the picture is another one.
  const jumps = film.camera.filter(({ at }, index) => film.camera[index - 1]?.at === at)
  const changes = film.values.filter(({ over }) => over === 0)
  const times = [...parts.map(({ begins }) => begins), ...[...jumps, ...changes].map(({ at }) => at)]
  const cuts = times.map((time) => frameAt(film, time) - first)
  const comment = opening && linkTo(opening.experiment)
  return {
    width,
    height,
    fps,
    frames: end - first,
    first,
    cuts: cuts.filter((cut) => cut > 0 && cut < end - first),
    isTransparent: background === 'transparent',
    loops: loop,
    ...(typeof show.title === 'string' && { title: show.title }),
    ...(comment !== undefined && { comment }),
    sample: (frame) => drawer.pixels(first + frame),
  }
}

/** With the page's address, unless it is one of this machine alone. Undefined where it would be too long. */
function linkTo(experiment: Experiment): string | undefined {
  const hash = shortLink(experiment)
  if (hash === undefined) return undefined
  const isHere = /^(?:localhost|127\.|\[::1\])/.test(location.hostname)
  return isHere ? hash : new URL(hash, location.href).href
}

/** @throws Error where the film has no such frames */
function rangeOf(film: Film, frames: FilmWish['frames']): readonly [first: number, end: number] {
  const all = framesOf(film)
  if (!frames) return [0, all]
  const [first, end] = frames
  if (![first, end].every(Number.isInteger) || first < 0 || end > all || first >= end)
    throw new Error(
      `there are no frames ${first} to ${end}, the film has 0 to ${all}: write two of them in order`,
    )
  return frames
}
