/** Brings the page to one known state, in which its figures can be compared. */
import type { Page } from 'playwright'
import { maxPast } from '../../src/lab/history'
import { waitUntilStill } from '../helpers/picture'
import { blur, count } from './actions/moves'

/** How often to look whether all work is done, and for how long, in milliseconds. */
const [interval, limit] = [200, 60_000]

/** The size of the page at rest. */
export const restSize = { width: 1280, height: 720 }

/** The page as it opens: the default experiment at its start, its panels as they were, nothing to undo but itself. */
export async function bringToRest(page: Page, experiment: unknown): Promise<void> {
  await page.setViewportSize(restSize)
  await page.mouse.move(2, 2)
  for (let time = 0; time < 3; time += 1) await page.keyboard.press('Escape')
  await page.evaluate(fillHistory, { experiment, loads: maxPast + 1 })
  if ((await count(page, { css: '.lab[data-hidden]' })) > 0) await page.keyboard.press('h')
  await page.waitForSelector('.section-title', { state: 'attached' }).then((head) => head.dispose())
  for (let time = 0; time < 20; time += 1) if (!(await page.evaluate(pressNext))) break
  await page.keyboard.press('1')
  await blur(page)
  await waitUntilComputed(page)
  await waitUntilStill(page)
}

/** Runs in the page. The history holds nothing but equal experiments, so that it is equally large each time. */
async function fillHistory({ experiment, loads }: { experiment: unknown; loads: number }): Promise<void> {
  const { thalweg } = window
  thalweg.pause()
  const small = { version: 1, steps: 1, runners: [] }
  for (let time = 0; time < loads; time += 1) thalweg.load(small)
  thalweg.load(experiment)
  thalweg.pause()
  thalweg.seek(0)
  await new Promise((done) => setTimeout(done, 500))
}

/** Runs in the page. Presses all that is not as when the page opened; returns whether there was anything. */
async function pressNext(): Promise<boolean> {
  const all = (css: string) => Array.from(document.querySelectorAll<HTMLElement>(css))
  const wrong = [
    ...all('.notices button'),
    ...all('.chart-ways > button[aria-pressed=true]'),
    ...all('.transport button[aria-pressed=true]'),
    ...all('.section-title').filter((head) => {
      const opensFirst = /^(Surface|Noise)/.test(head.textContent)
      return (head.getAttribute('aria-expanded') === 'true') !== opensFirst
    }),
  ]
  for (const each of wrong) each.click()
  await new Promise((done) => setTimeout(done, 100))
  return wrong.length > 0
}

async function waitUntilComputed(page: Page): Promise<void> {
  for (let waited = 0; waited < limit; waited += interval) {
    const isBusy = await page.evaluate(
      () =>
        window.thalweg.ensemble.progress !== undefined ||
        document.querySelector('[role="progressbar"]') !== null,
    )
    if (!isBusy) return
    await page.waitForTimeout(interval)
  }
  throw new Error('The page computes on and on.')
}
