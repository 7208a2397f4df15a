/** Limits how often a call repeats. The last one asked for is always made. */
export interface Throttled {
  (): void
  cancel(): void
}

export function throttle(call: () => void, milliseconds: number): Throttled {
  let last = -Infinity
  let waiting: ReturnType<typeof setTimeout> | undefined
  const run = () => {
    waiting = undefined
    last = performance.now()
    call()
  }
  const throttled = () => {
    if (waiting !== undefined) return
    const wait = last + milliseconds - performance.now()
    if (wait <= 0) run()
    else waiting = setTimeout(run, wait)
  }
  throttled.cancel = () => {
    clearTimeout(waiting)
    waiting = undefined
  }
  return throttled
}
