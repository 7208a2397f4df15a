/** The change from one cue to the next: numbers glide where the surface stays, else the pictures fade into each other. */
import { type Sight, transition } from '../../talk/transition'
import { freeze } from '../frozen'
import type { Lab } from '../store'

/** The change that is on its way: a press in another window may begin the next one. */
let running: AbortController | undefined

/** Lets the numbers and the playhead of `from` go to those of `to`, which is on the table. `end` is called once they are there. */
export function glide(
  { store, timeline }: Lab,
  from: Sight,
  to: Sight,
  seconds: number,
  end: () => void,
): void {
  let shown = to.experiment
  const show = (share: number): void => {
    const { experiment, turns } = transition(from, to, share)
    shown = experiment
    store.getState().replace(experiment)
    timeline.seek(turns)
  }
  const begins = performance.now()
  const listening = new AbortController()
  running?.abort()
  running = listening
  // A hand that comes in between finds the cue as it is meant.
  const options = { capture: true, signal: listening.signal }
  const finish = (): void => {
    listening.abort()
    store.getState().set({ isGliding: false })
    if (store.getState().experiment !== shown) return
    show(1)
    end()
  }
  for (const kind of ['pointerdown', 'keydown', 'wheel'] as const)
    window.addEventListener(kind, finish, options)
  const step = (now: number): void => {
    if (listening.signal.aborted) return
    const share = (now - begins) / (1000 * seconds)
    if (share >= 1 || store.getState().experiment !== shown) return finish()
    show(Math.max(share, 0))
    requestAnimationFrame(step)
  }
  store.getState().set({ isGliding: true })
  show(0)
  requestAnimationFrame(step)
}

/** In seconds. */
const longestFade = 0.6

/** Call before the picture changes: the present one stays over the next, and fades. */
export function crossFade(seconds: number): void {
  const picture = freeze()
  if (!picture) return
  const duration = 1000 * Math.min(seconds, longestFade)
  // The next picture is drawn first.
  picture.animate({ opacity: [1, 1, 0] }, { duration, easing: 'ease-in-out' }).finished.then(
    () => picture.remove(),
    () => picture.remove(),
  )
}
