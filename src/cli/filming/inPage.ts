/** Films in the built page, in a browser without a window. Bytes, hashes and progress come out as they are made. */
import { chromium, type Page } from 'playwright'
import type { FilmFormat, FilmProgress } from '../../lab/filming'
import { browserArguments, needBrowser } from '../browser'
import { serve } from '../serve'

export interface Task {
  /** Of the film, as JSON. */
  readonly document: object
  readonly frames: readonly [first: number, end: number]
  /** A file of a format; one PNG of the first frame; all pixels, frame after frame; or a hash for each frame. */
  readonly makes: FilmFormat | 'still' | 'pixels' | 'hashes'
  readonly isSharp?: boolean
}

/** Is waited for, so that no more than a piece is in the memory. */
export interface Taker {
  piece(bytes: Uint8Array, position: number): void | Promise<void>
  hash(frame: number, sha256: string): void | Promise<void>
  progress(progress: FilmProgress): void
}

declare global {
  interface Window {
    takePiece(base64: string, position: number): Promise<void>
    takeHash(frame: number, sha256: string): Promise<void>
    takeProgress(progress: FilmProgress): Promise<void>
  }
}

/** @throws Error with one line where the film cannot be made; the signal's reason once it is aborted */
export async function filmInPage(task: Task, taker: Taker, signal: AbortSignal): Promise<void> {
  const { url, server } = await serve()
  try {
    signal.throwIfAborted()
    // The signals of the process are the tool's own matter.
    const stays = { handleSIGINT: false, handleSIGTERM: false, handleSIGHUP: false }
    const browser = await chromium.launch({ executablePath: needBrowser(), args: browserArguments, ...stays })
    const close = (): void => void browser.close()
    signal.addEventListener('abort', close)
    try {
      signal.throwIfAborted()
      const page = await browser.newPage({ viewport, colorScheme: 'dark', reducedMotion: 'reduce' })
      await expose(page, taker)
      await page.goto(url)
      await page.evaluate(() => window.thalweg.ready)
      const problem = await page.evaluate(made, task)
      if (problem !== undefined) throw new Error(problem)
    } catch (error) {
      signal.throwIfAborted()
      throw error
    } finally {
      signal.removeEventListener('abort', close)
      await browser.close()
    }
  } finally {
    server.close()
  }
}

/** The page's own picture is not what is filmed. */
const viewport = { width: 320, height: 240 }

async function expose(page: Page, { piece, hash, progress }: Taker): Promise<void> {
  // tsx wraps named functions in a call to __name, which the page does not have.
  await page.addInitScript('globalThis.__name = (named) => named')
  await page.exposeFunction('takePiece', (base64: string, position: number) =>
    piece(Buffer.from(base64, 'base64'), position),
  )
  await page.exposeFunction('takeHash', hash)
  await page.exposeFunction('takeProgress', progress)
}

/** Runs in the page. Returns what went wrong. */
async function made({ document, frames, makes, isSharp = false }: Task): Promise<string | undefined> {
  const pieceSize = 2 ** 20
  const [first] = frames
  let written = 0

  function base64(bytes: Uint8Array): Promise<string> {
    const reader = new FileReader()
    return new Promise((done, failed) => {
      reader.addEventListener('load', () => done(String(reader.result).replace(/^[^,]*,/, '')))
      reader.addEventListener('error', () => failed(reader.error))
      reader.readAsDataURL(new Blob([bytes.slice()]))
    })
  }
  async function write(bytes: Uint8Array, position: number): Promise<void> {
    for (let at = 0; at < bytes.length; at += pieceSize)
      await window.takePiece(await base64(bytes.subarray(at, at + pieceSize)), position + at)
  }
  async function append(bytes: Uint8Array): Promise<void> {
    await write(bytes, written)
    written += bytes.length
  }
  async function hash(frame: number, { data }: ImageData): Promise<void> {
    const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', data))
    await window.takeHash(frame, [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join(''))
  }
  const onProgress = (progress: FilmProgress): void => void window.takeProgress(progress)
  const nothing = (): Promise<void> => Promise.resolve()

  try {
    const { thalweg } = window
    if (makes === 'still') {
      const picture = await thalweg.frame(document, first)
      await append(new Uint8Array(await picture.arrayBuffer()))
    } else if (makes === 'hashes') {
      await thalweg.film(document, { format: 'none', frames, onFrame: hash })
    } else if (makes === 'pixels') {
      const onFrame = (_: number, { data }: ImageData): Promise<void> =>
        append(new Uint8Array(data.buffer, data.byteOffset, data.byteLength))
      await thalweg.film(document, { format: 'none', frames, onProgress, onFrame })
    } else {
      const to = { write, close: nothing, abort: nothing }
      await thalweg.film(document, { format: makes, isSharp, frames, onProgress, to })
    }
    return undefined
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}
