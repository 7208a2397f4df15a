/** When the picture is still. Its last frame is then drawn once more, finely. */
import { useEffect, useState } from 'react'

/** A picture that has not moved for this long is still. */
const stillMilliseconds = 200

class Stillness {
  #timer: ReturnType<typeof setTimeout> | undefined
  #isFine = false

  /** Call in every frame. Returns whether to draw this one finely. If not, `draw` is called once all is still. */
  frame(isBusy: () => boolean, draw: () => void): boolean {
    const isFine = this.#isFine
    this.#isFine = false
    clearTimeout(this.#timer)
    if (isFine) return true
    const wait = () => {
      // While something moves or is computed the GPU has better things to do.
      if (isBusy()) {
        this.#timer = setTimeout(wait, stillMilliseconds)
        return
      }
      this.#isFine = true
      draw()
    }
    this.#timer = setTimeout(wait, stillMilliseconds)
    return false
  }

  stop(): void {
    clearTimeout(this.#timer)
  }
}

export function useStillness(): Stillness {
  const [stillness] = useState(() => new Stillness())
  useEffect(() => () => stillness.stop(), [stillness])
  return stillness
}
