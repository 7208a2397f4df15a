/** The beat in which numbers are written while a race plays: all in one frame, so that board, labels and card are of one step. */

/** In milliseconds. Five times a second: with a software GPU every repaint is dear. */
const length = 200
/** So long after a beat no frame comes any more. */
const silence = 120

/** The number of the beat at a time of `performance.now()`. */
export function beatAt(time: number): number {
  return Math.floor(time / length)
}

export interface OnBeat {
  /** Something has changed: calls now if this beat has had no call, and later otherwise. `isPlaying`: more changes follow. */
  (isPlaying?: boolean): void
  cancel(): void
}

/** Limits a call to one a beat. The last one asked for is always made, after the next beat if nothing asks again. */
export function onBeat(call: () => void): OnBeat {
  let last = -1
  let waiting: ReturnType<typeof setTimeout> | undefined
  const cancel = () => {
    clearTimeout(waiting)
    waiting = undefined
  }
  const run = () => {
    cancel()
    last = beatAt(performance.now())
    call()
  }
  const ask = (isPlaying = false) => {
    const now = performance.now()
    if (beatAt(now) > last) run()
    else waiting ??= setTimeout(run, (last + 1) * length - now + (isPlaying ? silence : 0))
  }
  return Object.assign(ask, { cancel })
}
