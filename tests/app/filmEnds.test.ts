/** A film that is cancelled, or ends, gives all back: its contexts on the GPU, its encoders, its workers. */
import { expect } from 'vitest'
import { test } from '../helpers/visit'

declare global {
  interface Window {
    /** All that was taken since the page was opened. */
    taken: { contexts: Set<WebGL2RenderingContext>; coders: { state: string }[]; workers: number }
  }
}

/** Runs in the page before the program. */
function noteTaken(): void {
  const taken: Window['taken'] = { contexts: new Set(), coders: [], workers: 0 }
  window.taken = taken
  for (const { prototype } of [HTMLCanvasElement, OffscreenCanvas]) {
    const get: (...given: never[]) => unknown = prototype.getContext
    Object.defineProperty(prototype, 'getContext', {
      value(this: never, ...given: never[]) {
        const context = get.apply(this, given)
        if (context instanceof WebGL2RenderingContext) taken.contexts.add(context)
        return context
      },
    })
  }
  for (const name of ['VideoEncoder', 'VideoDecoder'] as const)
    Object.defineProperty(window, name, {
      value: new Proxy(window[name], {
        construct(usual, given) {
          const coder = Reflect.construct(usual, given) as VideoEncoder
          taken.coders.push(coder)
          return coder
        },
      }),
    })
  Object.defineProperty(window, 'Worker', {
    value: new Proxy(Worker, {
      construct(usual, given) {
        const worker = Reflect.construct(usual, given) as Worker
        taken.workers += 1
        const terminate = worker.terminate.bind(worker)
        worker.terminate = () => {
          taken.workers -= 1
          terminate()
        }
        return worker
      },
    }),
  })
}

test.for(['webm', 'gif'] as const)('%s: what is cancelled or made leaves nothing behind', async (format, { visit }) => {
  const { page } = await visit('', { reducedMotion: 'reduce', before: noteTaken })
  const { before, during, cancelled, made } = await page.evaluate(async (format) => {
    const film = { thalweg: 'film', version: 1, size: [96, 54], fps: 10, seconds: 1, show: { formula: true }, experiment: { version: 1, ensemble: { runners: [0], columns: 16, rows: 16, swarm: true, map: false } } } // prettier-ignore
    const held = () => ({
      contexts: [...window.taken.contexts].filter((each) => !each.isContextLost()).length,
      coders: window.taken.coders.filter(({ state }) => state !== 'closed').length,
      workers: window.taken.workers,
    })
    const settled = () => new Promise((done) => setTimeout(done, 300))
    const stop = new AbortController()
    const before = held()
    let during = before
    const onProgress = ({ done }: { done: number }) => {
      if (done < 2 || stop.signal.aborted) return
      during = held()
      stop.abort()
    }
    const refused: unknown = await window.thalweg
      .film(film, { format, signal: stop.signal, onProgress })
      .then(() => undefined, (error: unknown) => error)
    if (!(refused instanceof DOMException)) throw new Error(`not cancelled: ${String(refused)}`)
    await settled()
    const cancelled = held()
    await window.thalweg.film(film, { format, frames: [0, 3] })
    await settled()
    return { before, during, cancelled, made: held() }
  }, format) // prettier-ignore
  expect(during.contexts).toBeGreaterThan(before.contexts)
  const helpers = format === 'webm' ? 'coders' : 'workers'
  expect(during[helpers]).toBeGreaterThan(before[helpers])
  expect(cancelled).toEqual(before)
  expect(made).toEqual(before)
}) // prettier-ignore
