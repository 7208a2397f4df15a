/** Brings the page to one known state, in which its figures can be compared. */
import type { Locator, Page } from 'playwright'
import { waitUntilStill } from '../helpers/picture'
import { Missed, side } from './actions/action'

/** How often to look whether all work is done, and for how long, in milliseconds. */
const [interval, limit] = [200, 60_000]

/** The size of the page at rest. */
export const restSize = { width: 1280, height: 720 }

/** The page as it opens: the default experiment at its start, its panels as they were, nothing to undo but itself. */
export async function bringToRest(page: Page, experiment: unknown): Promise<void> {
  await page.setViewportSize(restSize)
  await page.mouse.move(2, 2)
  for (let time = 0; time < 3; time++) await page.keyboard.press('Escape')
  await page.evaluate(fillHistory, experiment)
  await showPanels(page)
  await pressAll(page.getByRole('button', { name: 'Dismiss' }))
  await pressAll(page.getByRole('button', { name: 'Show the chart' }))
  await foldAsAtFirst(page)
  await page.getByRole('combobox', { name: 'Speed in turns per second' }).selectOption('32')
  await pressAll(page.locator('button[aria-pressed=true]').and(page.getByRole('button', { name: 'Loop' })))
  await page.keyboard.press('1')
  await page.evaluate(() =>
    document.activeElement instanceof HTMLElement ? document.activeElement.blur() : undefined,
  )
  await waitUntilComputed(page)
  await waitUntilStill(page)
}

/** Runs in the page. The history holds nothing but equal experiments, so that it is equally large each time. */
async function fillHistory(experiment: unknown): Promise<void> {
  const { thalweg } = window
  thalweg.pause()
  const small = { version: 1, steps: 1, runners: [] }
  for (let time = 0; time < 201; time++) thalweg.load(small)
  thalweg.load(experiment)
  thalweg.pause()
  thalweg.seek(0)
  await new Promise((done) => setTimeout(done, 500))
}

async function showPanels(page: Page): Promise<void> {
  const isHidden = await page.evaluate(() => document.querySelector('.lab')?.hasAttribute('data-hidden'))
  if (isHidden) await page.keyboard.press('h')
  await side(page).locator('button.section-title').first().waitFor()
}

/** Opens and closes the parts of the settings as they are when the page opens. */
async function foldAsAtFirst(page: Page): Promise<void> {
  const heads = side(page).locator('button.section-title')
  for (let index = 0; index < (await heads.count()); index++) {
    const head = heads.nth(index)
    const isOpen = (await head.getAttribute('aria-expanded')) === 'true'
    const opensFirst = /^(Surface|Noise)/.test(await head.innerText())
    if (isOpen !== opensFirst) await head.click()
  }
}

/** Presses until none is left. */
async function pressAll(buttons: Locator): Promise<void> {
  for (let time = 0; time < 50 && (await buttons.count()) > 0; time++)
    await buttons.first().click({ timeout: 3000 })
  if ((await buttons.count()) > 0) throw new Missed('A button stays.')
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
