/** Out of sight an embedded page pauses and draws nothing. Seen again, it goes on where it was. */
import { tellNoPicture } from '../lab/firstPicture'
import type { Lab } from '../lab/store'

export interface Sight {
  /** Pauses, and does not go on by itself. */
  pause(): void
  /** Plays, even if the race waited to be started; out of sight, once it is seen. */
  play(): void
}

/** `waits`: whether the race begins only when somebody says so. */
export function watchSight({ store, timeline }: Lab, waits: boolean): Sight {
  let isOnScreen = false
  /** Something may be on the screen and yet hidden, as a slide that a deck has ready behind the present one. */
  let hasBegun = false
  /** Whether it plays once it may. */
  let isWanted = false

  const isHeld = () => store.getState().embedded !== 'seen' || !hasBegun
  const hold = () => {
    if (!timeline.state.playing) return
    isWanted = true
    timeline.set({ playing: false })
  }
  const settle = () => {
    const sight = isOnScreen && document.visibilityState === 'visible' ? 'seen' : 'unseen'
    if (sight !== store.getState().embedded) store.getState().set({ embedded: sight })
    if (isHeld()) return hold()
    const plays = isWanted
    isWanted = false
    if (plays) timeline.set({ playing: true })
  }
  const begin = () => {
    hasBegun = true
    settle()
  }
  // Whoever starts the race, a script too: it waits.
  timeline.onChange(() => {
    if (isHeld()) hold()
  })

  const observer = new IntersectionObserver((entries) => {
    isOnScreen = entries.at(-1)?.isIntersecting ?? false
    settle()
    if (!isOnScreen) tellNoPicture()
  })
  observer.observe(document.documentElement)
  document.addEventListener('visibilitychange', settle)
  if (!waits) onceVisible(begin)
  // Whoever touches it sees it.
  for (const type of ['pointerdown', 'keydown']) window.addEventListener(type, begin, { capture: true })

  return {
    pause() {
      isWanted = false
      timeline.set({ playing: false })
    },
    play() {
      isWanted = true
      begin()
    },
  }
}

/** TypeScript knows only what all browsers have. */
const visibly: IntersectionObserverInit & { readonly trackVisibility: boolean; readonly delay: number } = {
  trackVisibility: true,
  delay: 100,
}

/**
 * Calls once nothing hides the middle of the page, nor makes it transparent. Only Chromium tells (`trackVisibility`); with
 * other browsers all that is on the screen counts.
 */
function onceVisible(call: () => void): void {
  const middle = document.createElement('i')
  middle.className = 'embed-middle'
  document.body.append(middle)
  const observer = new IntersectionObserver((entries) => {
    const last = entries.at(-1)
    if (!last?.isIntersecting || ('isVisible' in last && last.isVisible === false)) return
    observer.disconnect()
    middle.remove()
    call()
  }, visibly)
  observer.observe(middle)
}
