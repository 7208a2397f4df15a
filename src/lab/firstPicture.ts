/** When the first picture is on the screen: heavy parts of the page wait for it. */

let settle = (): void => undefined

/** Settles once the first picture is on the screen, or once it is clear that there will be none. */
export const firstPicture = new Promise<void>((resolve) => {
  settle = resolve
})

/** Call this while a frame is drawn, or once if there will be none. The browser shows that frame before the next. */
export function tellPictured(): void {
  requestAnimationFrame(() => settle())
}

/** Call where it is clear that there will be none, or none for now. */
export function tellNoPicture(): void {
  settle()
}

const interval = 500
const maxTimers = 6

/**
 * Stops the waiting in a page that draws no frames, or no more of them, as in a hidden tab or frame: one where several
 * timers, one after the other, pass without a frame. A page that is only slow has a frame between them. Call it once.
 */
export function expectFrames(): void {
  let timers = 0
  let frame: number | undefined
  const timer = setInterval(() => {
    timers += 1
    frame ??= requestAnimationFrame(() => {
      timers = 0
      frame = undefined
    })
    if (timers === maxTimers) settle()
  }, interval)
  void firstPicture.then(() => {
    clearInterval(timer)
    if (frame !== undefined) cancelAnimationFrame(frame)
  })
}
