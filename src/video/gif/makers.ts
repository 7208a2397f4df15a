/** Who makes the bytes of a GIF: a worker, or the page. */
import { VideoError } from '../videoError'
import { type GifSheet, gifEncoder } from './encoder'
import type { GifQuestion } from './gifWorker'

export interface GifMaker {
  readonly head: Uint8Array
  /** `isOwn`: nobody else has these pixels, so they may be given away. @throws VideoError if the worker fails */
  frame(pixels: Uint8ClampedArray, index: number, isOwn: boolean): Promise<Uint8Array>
  /** Lets everything go; who waits for a frame is refused. */
  free(): void
}

export function makerHere(sheet: GifSheet, samples: readonly Uint8ClampedArray[]): GifMaker {
  const { head, frame } = gifEncoder(sheet, samples)
  return { head, frame: (pixels, index) => Promise.resolve(frame(pixels, index)), free: () => undefined }
}

/** @throws VideoError if the worker does not begin */
export async function makerAside(
  worker: Worker,
  sheet: GifSheet,
  samples: readonly Uint8ClampedArray[],
): Promise<GifMaker> {
  const waiting: { resolve(bytes: Uint8Array): void; reject(error: Error): void }[] = []
  let isOver = false
  const end = (problem: string): void => {
    isOver = true
    worker.terminate()
    for (const { reject } of waiting.splice(0)) reject(new VideoError(problem))
  }
  worker.addEventListener('message', ({ data }: MessageEvent<Uint8Array>) => waiting.shift()?.resolve(data))
  for (const type of ['error', 'messageerror'] as const)
    worker.addEventListener(type, (event) => {
      event.preventDefault()
      end('What makes the GIF has failed: make the film anew, or choose another format')
    })
  const ask = (question: GifQuestion, given: Transferable[] = []): Promise<Uint8Array> =>
    new Promise((resolve, reject) => {
      if (isOver) return reject(new VideoError('This film has ended: begin a new one'))
      try {
        worker.postMessage(question, given)
        waiting.push({ resolve, reject })
      } catch (error) {
        end('What makes the GIF cannot take so much: choose a smaller size, or another format')
        reject(error)
      }
    })
  return {
    head: await ask({ sheet, samples }),
    frame: (pixels, index, isOwn) =>
      ask({ pixels, index }, isOwn && pixels.buffer instanceof ArrayBuffer ? [pixels.buffer] : []),
    free: () => isOver || end('This film was cancelled: begin a new one'),
  }
}
