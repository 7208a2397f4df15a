/** A path of another program, dropped on the page or pasted there, is compared with the selected runner. */
import type { Page } from 'playwright'
import { expect } from 'vitest'
import { pointsOf, tableOf } from '../helpers/checked'
import { experimentOf } from '../helpers/experiment'
import { drop } from '../helpers/drop'
import { test } from '../helpers/visit'

const still = { reducedMotion: 'reduce' } as const
const race = { surface: { id: 'himmelblau' }, start: [-0.5, 1.25], steps: 40 }
const adam = { optimizer: 'adam', settings: { eta: 0.1 } }
const bare = {
  name: 'Bare',
  settings: { eta: 0.1, beta1: 0.9, beta2: 0.999 },
  state: { m: 0, v: 0 },
  rule: 'm = beta1 m + (1 - beta1) g\nv = beta2 v + (1 - beta2) g^2\ntheta = theta - eta m / (sqrt(v) + 1e-8)',
}
const right = tableOf(pointsOf({ ...race, runners: [adam] }, 40))
const faulty = tableOf(pointsOf({ ...race, runners: [{ optimizer: bare }] }, 40))

const load = (page: Page) =>
  page.evaluate((json) => window.thalweg.load(json as never), { ...race, runners: [adam] })
const note = (page: Page) => page.locator('.check-note')
const beside = (page: Page) => note(page).getByRole('button', { name: 'Put it beside' })

async function paste(page: Page, text: string): Promise<void> {
  await page.evaluate((content) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', content)
    document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true }))
  }, text)
}

test('a dropped path is explained, and its reading is put beside, undone and put beside again', async ({
  visit,
}) => {
  const { page } = await visit('', still)
  await load(page)
  await drop(page, faulty, 'mine.csv')
  await expect.poll(() => note(page).innerText()).toContain('mine.csv: Adam and the path part at step 1')
  expect(await note(page).innerText()).toContain('It is explained by: bias correction missing')
  const runners = async () => JSON.parse(await experimentOf(page)).runners.length
  await beside(page).click()
  await expect.poll(runners).toBe(2)
  await expect.poll(() => beside(page).count()).toBe(0)
  await page.keyboard.press('Control+z')
  await expect.poll(runners).toBe(1)
  await expect.poll(() => beside(page).count()).toBe(1)
})

test('a pasted path agrees, and a text that is none is a notice', async ({ visit }) => {
  const { page } = await visit('', still)
  await load(page)
  await paste(page, right)
  await expect.poll(() => note(page).innerText()).toContain('What was pasted: Adam and the path agree')
  await paste(page, 'step,x,y\n0,1,2\n1,2')
  await expect
    .poll(() => page.locator('.notice').allInnerTexts())
    .toContainEqual(expect.stringContaining('line 3: 3 numbers expected, 2 found'))
})

test('while a long path is compared, the page goes on', async ({ visit }) => {
  const { page } = await visit('', still)
  await load(page)
  const rows = Array.from(
    { length: 100_000 },
    (_, step) => `${step},-0.5,1.2${step === 0 ? 5 : (step * step) % 7}`,
  )
  await page.evaluate(() => {
    const counted = window as unknown as { turns: number }
    counted.turns = 0
    setInterval(() => (counted.turns += 1), 10)
  })
  const turns = () => page.evaluate(() => (window as unknown as { turns: number }).turns)
  await drop(page, ['step,x,y', ...rows].join('\n'), 'long.csv')
  const before = await turns()
  await expect.poll(() => note(page).count(), { timeout: 60_000 }).toBe(1)
  expect(await note(page).innerText()).toContain('long.csv: Adam and the path part')
  // On the page's own thread none would have come between.
  expect((await turns()) - before).toBeGreaterThan(20)
}, 90_000)
