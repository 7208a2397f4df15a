/** When the race has been seen to move: what else the page shows waits for it. */
import type { Timeline } from './timeline'

let settle = (): void => undefined

/**
 * Settles once a frame with every ball past its first step is on the screen, or once it is clear that none comes at first.
 * A software GPU compiles as long for the parts of a page as for the scene, so these come after.
 */
export const firstMotion = new Promise<void>((resolve) => {
  settle = resolve
})

/** The race does not move at first. */
export function tellStill(): void {
  settle()
}

/** Milliseconds that a race may take to come into motion, and a frame to come, as in a hidden tab. */
const [patience, framePatience] = [1500, 500]

/** Call when the timeline begins to play. */
export function expectMotion(timeline: Timeline): void {
  const moved = () => {
    clearTimeout(timer)
    stop()
    // The frame that draws the step, and the one after it.
    requestAnimationFrame(() => requestAnimationFrame(settle))
    setTimeout(settle, framePatience)
  }
  const timer = setTimeout(moved, patience)
  const stop = timeline.onMove(() => {
    if (timeline.position >= 1) moved()
  })
}
