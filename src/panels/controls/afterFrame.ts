/** Calls once the next frame is on the screen, when the page's layout is known. A later call replaces one that waits. */
interface AfterFrame {
  (call: () => void): void
  cancel(): void
}

export function afterFrame(): AfterFrame {
  let frame: number | undefined
  let task: ReturnType<typeof setTimeout> | undefined
  let waiting: (() => void) | undefined
  const run = () => {
    frame = undefined
    task = undefined
    waiting?.()
  }
  const ask = (call: () => void) => {
    waiting = call
    frame ??= requestAnimationFrame(() => {
      task = setTimeout(run)
    })
  }
  ask.cancel = () => {
    if (frame !== undefined) cancelAnimationFrame(frame)
    clearTimeout(task)
    frame = undefined
    waiting = undefined
  }
  return ask
}
