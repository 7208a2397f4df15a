/** Compares a path in a worker, so that the page goes on drawing. */
import { checkPathBy } from './checkPath'
// oxlint-disable-next-line import/default -- the address of the worker's script, which the build puts in place
import workerAddress from './checkWorker?worker&url'
import { startWorker } from './desk/trust'
import type { PathAnswer, PathQuestion } from './judgePath'
import type { Offer } from './offer'
import type { Lab } from './store'

/** What takes longer, in milliseconds, is said to be at work. */
const shortWait = 400

/** What ends the comparison before, whose answer nobody waits for any more. */
let endLast: (() => void) | undefined

/** @throws Error if the worker fails */
export async function checkAside(
  lab: Lab,
  given: string | Uint8Array,
  file: string,
  offer?: Offer,
): Promise<void> {
  endLast?.()
  const { store } = lab
  const line = `${file} is being compared.`
  const waiting = setTimeout(() => store.getState().notify(line), shortWait)
  try {
    await checkPathBy(askWorker, lab, given, file, offer)
  } finally {
    clearTimeout(waiting)
    const { notices, dismiss } = store.getState()
    if (notices.includes(line)) dismiss(notices.indexOf(line))
  }
}

function askWorker(question: PathQuestion): Promise<PathAnswer> {
  const worker = startWorker(workerAddress)
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has no origin to name
  worker.postMessage(question)
  return new Promise<PathAnswer>((resolve, reject) => {
    worker.addEventListener('message', ({ data }: MessageEvent<PathAnswer>) => resolve(data))
    worker.addEventListener('error', ({ message }) => reject(new Error(message || 'its worker failed')))
    endLast = () => reject(new Error('another path came'))
  }).finally(() => worker.terminate())
}
