/** A worker that makes the bytes of a GIF. It receives `GifQuestion`s, and sends the head and then each frame, in their order. */
import { type GifEncoder, type GifSheet, gifEncoder } from './encoder'

/** First the sheet, then the frames. */
export type GifQuestion =
  | { readonly sheet: GifSheet; readonly samples: readonly Uint8ClampedArray[] }
  | { readonly pixels: Uint8ClampedArray; readonly index: number }

/** The parts of a worker's global scope that this one needs. The types here only describe that of a page. */
declare const self: {
  addEventListener(type: 'message', listener: (event: { readonly data: GifQuestion }) => void): void
  postMessage(bytes: Uint8Array, transferred: readonly ArrayBuffer[]): void
}

let encoder: GifEncoder | undefined

self.addEventListener('message', ({ data }) => {
  if ('sheet' in data) {
    encoder = gifEncoder(data.sheet, data.samples)
    return answer(encoder.head)
  }
  if (!encoder) throw new Error('a frame came before its sheet')
  return answer(encoder.frame(data.pixels, data.index))
})

function answer(bytes: Uint8Array<ArrayBuffer>): void {
  self.postMessage(bytes, [bytes.buffer])
}
