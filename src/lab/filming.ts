/** Films as files. The app offers to make them, and the panels ask; neither knows the other. */
import type { Film } from '../film/film'
import type { Sink, VideoFormat } from '../video/sheet'

export type { Sink as FilmSink, VideoFormat as FilmFormat } from '../video/sheet'

export interface FilmProgress {
  /** Frames that are done, of all that are made. */
  readonly done: number
  readonly frames: number
  /** Of the file so far. */
  readonly bytes: number
  /** Until it is done, as the frames so far suggest; undefined before the first. */
  readonly secondsLeft: number | undefined
}

export interface FilmWish {
  /** Without one, `mp4`. `none` draws and writes no file. */
  readonly format?: VideoFormat | 'none'
  /** Whether every pixel of an MP4 or a WebM has its own colour (4:4:4): thin lines are sharper, and fewer players show it. */
  readonly isSharp?: boolean
  /** From the first to before the last. Without them, all. */
  readonly frames?: readonly [first: number, end: number]
  readonly onProgress?: (progress: FilmProgress) => void
  /** Is told of every frame, as RGBA that is not premultiplied, from the top left corner, and waited for. */
  readonly onFrame?: (n: number, pixels: ImageData) => void | Promise<void>
  /** Is shown every frame on the film's own canvas, as a preview. */
  readonly onCanvas?: (canvas: HTMLCanvasElement) => void
  /** Is told what is made otherwise than it was asked for, as an odd size that becomes even. */
  readonly onNote?: (line: string) => void
  readonly signal?: AbortSignal
  /** Instead of into the memory. */
  readonly to?: Sink
}

export interface FilmFile {
  /** Empty if the film went elsewhere. */
  readonly blob: Blob
  /** For the person: `H.264`. */
  readonly codec: string
  readonly extension: string
  readonly frames: number
  readonly bytes: number
  /** What was made otherwise than it was asked for, one line each. */
  readonly notes: readonly string[]
}

/** A small film that shows any of its frames on its canvas. */
export interface FilmPreview {
  readonly canvas: HTMLCanvasElement
  draw(n: number): Promise<unknown>
  dispose(): void
}

interface Studio {
  make(film: Film, wish?: FilmWish): Promise<FilmFile>
  preview(film: Film): FilmPreview
  /** As a PNG. */
  frame(film: Film, n: number): Promise<Blob>
}

let studio: (() => Promise<Studio>) | undefined

/** Sets who makes films, which is loaded when the first is asked for. */
export function offerFilms(offered: () => Promise<Studio>): void {
  studio = offered
}

/** @throws Error with one line, where the film cannot be made; the signal's reason once it is aborted */
export async function makeFilm(film: Film, wish?: FilmWish): Promise<FilmFile> {
  return (await studioNow()).make(film, wish)
}

/** @throws Error with one line, where nothing can be drawn */
export async function previewFilm(film: Film): Promise<FilmPreview> {
  return (await studioNow()).preview(film)
}

/** Frame `n` as a PNG. @throws Error with one line, where there is no such frame, or it cannot be drawn */
export async function filmFrame(film: Film, n: number): Promise<Blob> {
  return (await studioNow()).frame(film, n)
}

async function studioNow(): Promise<Studio> {
  if (!studio) throw new Error('No film can be made here: there is no picture.')
  return studio()
}
