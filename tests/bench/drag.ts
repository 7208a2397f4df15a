/**
 * What a slider move costs in script: the learning rate of the Adam runner is dragged on the default scene, a move
 * every `pause` milliseconds. Counted is all script that the page runs from one move to the next: its handlers, React,
 * the races, the chart, and the frame that draws them; not layout, paint and the GPU's own work. The time is that of the
 * page's thread, whatever else runs on the machine.
 */
import type { CDPSession, Page } from 'playwright'
import { launch, openPage } from '../helpers/page'
import { serve } from '../../src/cli/serve'
import { usualHash } from '../helpers/usualHash'
import { median, type Values } from './figures'

declare global {
  interface Window {
    /** How often React has committed for each move: the page, and the scene, which is a tree of its own. */
    commitsOf: { page: number; scene: number }[]
  }
}

/** In ms: long enough for a frame of the software GPU, too short for the scene to be drawn finely. */
const pause = 60

const moves = 50

export async function measureDrag(): Promise<Values> {
  const { url, server } = await serve()
  const browser = await launch()
  const { page } = await openPage(browser, url + usualHash, { reducedMotion: 'reduce', before: noteCommits })
  await page.evaluate(() => window.thalweg.seek(200))
  const times = await scriptTimes(page, await page.context().newCDPSession(page))
  const commits = await page.evaluate(() => window.commitsOf)
  await browser.close()
  server.close()
  return {
    'edit.slider.scriptMs': median(times),
    'edit.slider.commits': Math.max(...commits.flatMap(({ page, scene }) => [page, scene])),
  }
}

async function scriptTimes(page: Page, session: CDPSession): Promise<number[]> {
  await session.send('Performance.enable', { timeDomain: 'threadTicks' })
  const side = page.getByRole('complementary', { name: 'Settings' })
  await side.getByRole('button', { name: /^Adam η/ }).click()
  const box = await side.getByRole('slider', { name: 'learning rate η' }).boundingBox()
  if (!box) throw new Error('There is no slider.')
  const y = box.y + box.height / 2
  await page.mouse.move(Math.round(box.x + box.width / 2) - moves / 2 - 11, y)
  await page.mouse.down()
  const times: number[] = []
  let before = NaN
  for (let move = -10; move <= moves; move += 1) {
    const now = await scriptSeconds(session)
    // The first moves warm up.
    if (move > 0) times.push(1000 * (now - before))
    before = now
    // A pixel each: to another value every time.
    await page.mouse.move(Math.round(box.x + box.width / 2) - moves / 2 + move, y)
    await page.waitForTimeout(pause)
  }
  await page.mouse.up()
  return times
}

async function scriptSeconds(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics')
  return metrics.find(({ name }) => name === 'ScriptDuration')?.value ?? NaN
}

/** Runs in the page before the program. */
function noteCommits(): void {
  window.commitsOf = []
  const hook = Reflect.get(window, '__REACT_DEVTOOLS_GLOBAL_HOOK__')
  let now = { page: 0, scene: 0 }
  const counted: unknown = hook.onCommitFiberRoot
  hook.onCommitFiberRoot = (...given: [unknown, { containerInfo: unknown }]) => {
    if (typeof counted === 'function') counted(...given)
    // A root of the page is in an element; the scene's is in a store of fiber's.
    if (given[1].containerInfo instanceof Node) now.page += 1
    else now.scene += 1
  }
  window.addEventListener(
    'pointermove',
    ({ buttons }) => {
      if (buttons === 0) return
      now = { page: 0, scene: 0 }
      window.commitsOf.push(now)
    },
    { capture: true },
  )
}
