/** Long work on the page's thread, in slices. */

/** What a slice may take before the page has its turn again, in milliseconds. */
const sliceMilliseconds = 6

/** Runs through a generator, pausing where it yields and the slice is over. @throws the signal's reason, once it is aborted */
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
