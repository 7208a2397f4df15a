/** Makes the film as a file: progress, cancel, and where the file goes. */
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { Film } from '../../film/film'
import { framesOf } from '../../film/frames'
import { type FilmFormat, type FilmProgress, type FilmSink, makeFilm } from '../../lab/filming'
import { useLab } from '../../lab/lab'
import { sizeText } from '../../film/sizeText'
import { fileSink } from '../../video/fileSink'
import { download } from '../controls/download'

export interface Recording {
  /** While a film is made. */
  readonly state: FilmProgress | 'begins' | undefined
  /** `isSharp`: with a colour for every pixel (4:4:4). */
  record(format: FilmFormat, isSharp: boolean): void
  cancel(): void
  /** Whom to show every frame. */
  watch(show: (canvas: HTMLCanvasElement) => void): void
}

export const formats: Readonly<
  Record<FilmFormat, { readonly name: string; readonly extension: string; readonly type: string }>
> = {
  mp4: { name: 'MP4', extension: 'mp4', type: 'video/mp4' },
  webm: { name: 'WebM', extension: 'webm', type: 'video/webm' },
  gif: { name: 'GIF', extension: 'gif', type: 'image/gif' },
  apng: { name: 'APNG', extension: 'png', type: 'image/apng' },
  png: { name: 'PNG pictures (ZIP)', extension: 'zip', type: 'application/zip' },
}

export function useRecording(film: Film): Recording {
  const { store, timeline } = useLab()
  const [state, setState] = useState<FilmProgress | 'begins'>()
  const aborting = useRef<AbortController>(undefined)
  const shown = useRef<(canvas: HTMLCanvasElement) => void>(undefined)
  const latest = useRef(film)
  latest.current = film

  const watch = useCallback((show: (canvas: HTMLCanvasElement) => void) => {
    shown.current = show
  }, [])
  const cancel = useCallback(() => aborting.current?.abort(), [])
  // Nothing is made unseen.
  useEffect(() => () => aborting.current?.abort(), [])
  const record = useCallback(
    async (format: FilmFormat, isSharp: boolean) => {
      const { notify } = store.getState()
      const abort = new AbortController()
      aborting.current = abort
      const { extension } = formats[format]
      try {
        const to = await chosenFile(`thalweg.${extension}`, formats[format].type)
        if (to === 'none') return
        const heavy = to ? undefined : memoryWarning(latest.current, format)
        if (heavy !== undefined) notify(heavy)
        timeline.set({ playing: false })
        setState('begins')
        const made = await makeFilm(latest.current, {
          format,
          isSharp,
          signal: abort.signal,
          onProgress: setState,
          onCanvas: (canvas) => shown.current?.(canvas),
          ...(to && { to }),
        })
        if (!to) download(made.blob, `thalweg.${extension}`)
        for (const note of made.notes) notify(note)
        notify(`The film is made: ${made.frames} frames, ${made.codec}, ${sizeText(made.bytes)}.`)
      } catch (error) {
        if (abort.signal.aborted) notify('The film was cancelled, and no file is left.')
        else notify(`The film was not made: ${error instanceof Error ? error.message : String(error)}`)
      } finally {
        setState(undefined)
      }
    },
    [store, timeline],
  )
  return useMemo(
    () => ({ state, record: (format, isSharp) => void record(format, isSharp), cancel, watch }),
    [state, record, cancel, watch],
  )
}

/** Bytes of a file for each pixel of a film's frames, about: measured at 640 × 360. */
const bytesPerPixel: Readonly<Record<FilmFormat, number>> = {
  mp4: 0.04,
  webm: 0.05,
  gif: 0.06,
  apng: 0.27,
  png: 0.29,
}
const muchMemory = 1e9

/** A line where a film that cannot go to the disk as it is made may be too much for the memory. */
function memoryWarning(film: Film, format: FilmFormat): string | undefined {
  const [width, height] = film.size
  const bytes = framesOf(film) * width * height * bytesPerPixel[format]
  if (bytes < muchMemory) return undefined
  return `This film may take ${sizeText(bytes)} of memory. Chrome and Edge write it to the disk as it is made; or choose a smaller size, or a shorter film.`
}

interface SavePicker {
  showSaveFilePicker?(options: object): Promise<FileSystemFileHandle>
}

/** A file of the disk to stream into, where the browser has such; `none` if the person chose none. */
async function chosenFile(name: string, type: string): Promise<FilmSink | 'none' | undefined> {
  const { showSaveFilePicker } = window as Window & SavePicker
  if (!showSaveFilePicker) return undefined
  const extension = name.slice(name.lastIndexOf('.'))
  try {
    const handle = await showSaveFilePicker.call(window, {
      suggestedName: name,
      types: [{ accept: { [type]: [extension] } }],
    })
    return await fileSink(handle)
  } catch (error) {
    // Whoever closes the dialog wants no film. A page that may not ask, as one in a frame, gives a download.
    const name = error instanceof DOMException ? error.name : ''
    if (name === 'AbortError') return 'none'
    if (name === 'SecurityError') return undefined
    throw error
  }
}
