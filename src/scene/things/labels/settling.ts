/**
 * Lets labels come to rest after the last frame of the picture. The picture itself is not drawn for it, and while frames come
 * labels move with them alone.
 */

import { beatAt } from '../../../lab/beat'

/** No frame for so long is a pause, in milliseconds. */
const pause = 60
/** In seconds: after a longer gap a label is where it belongs. */
const maxGap = 0.25

export class Settling {
  #timer: ReturnType<typeof setTimeout> | undefined
  #request: number | undefined
  #last = 0
  #valued = -1
  #hasTime = true

  /** `move` lets seconds pass, or all time where it gets none, and returns whether all is at rest. */
  constructor(readonly move: (seconds: number | undefined) => boolean) {}

  /** Whether it is time to write values: every repaint of a label is dear. */
  get hasTime(): boolean {
    return this.#hasTime
  }

  /** Call in every frame, when the places are known. */
  frame(isDamped: boolean): void {
    this.stop()
    if (!isDamped) {
      this.#hasTime = true
      this.move(undefined)
      return
    }
    const now = performance.now()
    this.#hasTime = beatAt(now) > this.#valued
    if (this.#hasTime) this.#valued = beatAt(now)
    this.#step(now)
    this.#hasTime = false
    this.#timer = setTimeout(() => this.#rest(), pause)
  }

  stop(): void {
    clearTimeout(this.#timer)
    if (this.#request !== undefined) cancelAnimationFrame(this.#request)
    this.#request = undefined
  }

  #step(now: number): boolean {
    const seconds = Math.min((now - this.#last) / 1000, maxGap)
    this.#last = now
    return this.move(seconds)
  }

  #rest(): void {
    this.#request = requestAnimationFrame(() => {
      this.#hasTime = true
      const isAtRest = this.#step(performance.now())
      this.#hasTime = false
      if (!isAtRest) this.#rest()
    })
  }
}
