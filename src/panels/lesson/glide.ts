/** The change from one part of a lesson to the next: numbers glide where the surface stays, else the picture fades in. */
import { between } from '../../experiment/edits/between'
import type { Experiment } from '../../experiment/experiment'
import type { Lab } from '../../lab/store'

/** Lets the numbers of `from` go to those of the present experiment. `end` is called once they are there. */
export function glide({ store }: Lab, from: Experiment, seconds: number, end: () => void): void {
  const to = store.getState().experiment
  let shown = between(from, to, 0)
  const begins = performance.now()
  const listening = new AbortController()
  // A hand that comes in between finds the part as it is meant.
  const options = { capture: true, signal: listening.signal }
  const finish = (): void => {
    listening.abort()
    if (store.getState().experiment !== shown) return
    store.getState().replace(to)
    end()
  }
  for (const kind of ['pointerdown', 'keydown', 'wheel'] as const)
    window.addEventListener(kind, finish, options)
  const step = (now: number): void => {
    if (listening.signal.aborted) return
    const share = (now - begins) / (1000 * seconds)
    if (share >= 1 || store.getState().experiment !== shown) return finish()
    shown = between(from, to, eased(Math.max(share, 0)))
    store.getState().replace(shown)
    requestAnimationFrame(step)
  }
  store.getState().replace(shown)
  requestAnimationFrame(step)
}

/** In seconds. The new picture is drawn at once, and comes out of the background. */
const longestFade = 0.5

export function fadeIn(seconds: number): void {
  const duration = 1000 * Math.min(seconds, longestFade)
  document.querySelector('.scene')?.animate({ opacity: [0, 1] }, { duration, easing: 'ease-out' })
}

/** Slow at both ends. */
function eased(share: number): number {
  return share * share * (3 - 2 * share)
}
