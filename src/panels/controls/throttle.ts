/** A call that repeats at most so often, and is always made once more after the last time it was asked for. */
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
