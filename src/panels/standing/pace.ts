/** When a sentence may change while a race plays: no sooner than somebody has read, or heard, the one before. */

/** In milliseconds. */
const toRead = 1800

export class Pace {
  #since = -Infinity
  #stayed = false

  /** Whether the next sentence may be shown now. A paused race shows each at once, and so does a run whose state is new. */
  mayChange(now: number, isPlaying: boolean, stays: boolean): boolean {
    return !isPlaying || stays !== this.#stayed || now - this.#since >= toRead
  }

  changed(now: number, stays: boolean): void {
    this.#since = now
    this.#stayed = stays
  }
}
