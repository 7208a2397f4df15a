/** A worker that compares paths with runners: a long one takes seconds. It receives a `PathQuestion` and sends a `PathAnswer`. */
import { type PathAnswer, type PathQuestion, judgePath } from './judgePath'

/** The parts of a worker's global scope that this one needs. The types here only describe that of a page. */
declare const self: {
  addEventListener(type: 'message', listener: (event: { readonly data: PathQuestion }) => void): void
  postMessage(answer: PathAnswer): void
}

// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has no origin to name
self.addEventListener('message', ({ data }) => self.postMessage(judgePath(data)))
