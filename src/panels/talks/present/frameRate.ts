/** How many frames a second the picture has on the whole screen, while the race plays. */
import type { Lab } from '../../../lab/store'
import { enterFullScreen } from '../../controls/fullScreen'

/** In milliseconds: how long it settles, and how long it is measured. */
const [settling, measuring] = [1000, 2500] as const

export interface FrameRate {
  readonly perSecond: number
  /** In CSS pixels. */
  readonly width: number
  readonly height: number
}

/** Plays the race from its start, without panels. All is then as it was. Without full screen, in the page's own size. */
export async function measureFrames({ store, timeline }: Lab): Promise<FrameRate> {
  const before = { ...timeline.state, position: timeline.position, hidden: store.getState().panelsHidden }
  await enterFullScreen().catch(() => undefined)
  store.getState().set({ panelsHidden: true })
  timeline.seek(0)
  timeline.set({ playing: true, loop: true })
  await wait(settling)
  const frames = await countFrames(measuring)
  const { innerWidth: width, innerHeight: height } = window
  timeline.set({ playing: before.playing, loop: before.loop })
  timeline.seek(before.position)
  store.getState().set({ panelsHidden: before.hidden })
  if (document.fullscreenElement) await document.exitFullscreen().catch(() => undefined)
  return { perSecond: (1000 * frames) / measuring, width, height }
}

function wait(milliseconds: number): Promise<void> {
  return new Promise((done) => setTimeout(done, milliseconds))
}

function countFrames(milliseconds: number): Promise<number> {
  return new Promise((done) => {
    const begins = performance.now()
    let frames = 0
    const count = (now: number) => {
      if (now - begins >= milliseconds) return done(frames)
      frames += 1
      requestAnimationFrame(count)
    }
    requestAnimationFrame(count)
  })
}
