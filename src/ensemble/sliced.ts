/** Long work on the page's thread, in slices. */

/** How long a slice may take before the page may work again, in milliseconds. */
const sliceMilliseconds = 6

/** Runs a generator to its end. Pauses at a `yield` once a slice is over. @throws the signal's reason once aborted */
export async function sliced<Result>(parts: Generator<void, Result>, signal: AbortSignal): Promise<Result> {
  let began = performance.now()
  for (;;) {
    const part = parts.next()
    if (part.done) return part.value
    if (performance.now() - began < sliceMilliseconds) continue
    await new Promise((done) => setTimeout(done))
    signal.throwIfAborted()
    began = performance.now()
  }
}
