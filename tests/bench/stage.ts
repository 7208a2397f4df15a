/** How soon a press shows the next cue of a talk, and how many frames a second the way there has. */
import type { Browser } from 'playwright'
import { defaultExperiment } from '../../src/experiment/defaults/defaults'
import { setPaneCount } from '../../src/experiment/edits/paneEdits'
import type { Experiment } from '../../src/experiment/experiment'
import { serve } from '../../src/cli/serve'
import { usualGlide, usualShow } from '../../src/talk/limits'
import { encodeTalk } from '../../src/talk/link'
import type { Cue } from '../../src/talk/talk'
import { launch, openPage } from '../helpers/page'
import { type Values, median, percentile } from './figures'

const presses = 8
/** Milliseconds between two presses: the glide is over, and its last picture drawn finely. */
const rest = 3500

interface Change {
  /** From the press until the first frame that shows something of it is on the screen. */
  readonly first: number
  readonly framesPerSecond: number
}

export async function measureStage(): Promise<Values> {
  const { url, server } = await serve()
  const browser = await launch()
  const one = await changesOf(browser, url, defaultExperiment)
  const four = await changesOf(browser, url, setPaneCount(defaultExperiment, 4))
  await browser.close()
  server.close()
  return {
    'stage.nextCueMs': percentile(
      [...one, ...four].map(({ first }) => first),
      0.9,
    ),
    'stage.glide.fps': median(one.map(({ framesPerSecond }) => framesPerSecond)),
    'stage.glideFourPanes.fps': median(four.map(({ framesPerSecond }) => framesPerSecond)),
  }
}

/** Of a talk that goes there and back between two starts. The first change, which compiles, does not count. */
async function changesOf(browser: Browser, url: string, experiment: Experiment): Promise<Change[]> {
  const cues = Array.from({ length: presses + 1 }, (_, index): Cue => {
    const start = index % 2 === 0 ? experiment.start : experiment.start.map((value) => 0.6 * value)
    const its = { ...experiment, start }
    return { title: `Cue ${index + 1}`, experiment: its, text: '', controls: [], show: usualShow, camera: [], glide: usualGlide } // prettier-ignore
  })
  const hash = encodeTalk({ version: 1, title: 'Bench', cues }) ?? ''
  const { page } = await openPage(browser, `${url}?talk&present${hash}`)
  await page.locator('.stage-title').waitFor()
  const changes: Change[] = []
  for (let press = 0; press < presses; press += 1) {
    await page.waitForTimeout(rest)
    changes.push(await page.evaluate(nextCue, 1000 * usualGlide))
  }
  await page.context().close()
  return changes.slice(1)
}

/** Runs in the page. `glide`: in milliseconds. */
function nextCue(glide: number): Promise<Change> {
  return new Promise((done) => {
    const begins = performance.now()
    const frames: number[] = []
    let first: number | undefined
    let [hasChanged, isDrawn] = [false, false]
    const watching = new MutationObserver(() => (hasChanged = true))
    watching.observe(document.body, { subtree: true, childList: true, characterData: true })
    const count = (now: number) => {
      frames.push(now)
      // What a callback has changed is on the screen by the next one.
      if (isDrawn) first ??= performance.now() - begins
      isDrawn = hasChanged
      if (now - begins < glide) return requestAnimationFrame(count)
      watching.disconnect()
      return done({ first: first ?? Infinity, framesPerSecond: (1000 * frames.length) / glide })
    }
    requestAnimationFrame(count)
    for (const type of ['keydown', 'keyup'])
      window.dispatchEvent(new KeyboardEvent(type, { key: 'PageDown', bubbles: true }))
  })
}
