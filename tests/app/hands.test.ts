/** What a hand does between keys and pointer: the keys stay the page's, and what was only touched changes nothing. */
import type { Page } from 'playwright'
import { expect } from 'vitest'
import { experimentOf } from '../helpers/experiment'
import { test } from '../helpers/visit'

const still = { reducedMotion: 'reduce' } as const

const side = (page: Page) => page.getByRole('complementary', { name: 'Settings' })
const isPlaying = (page: Page) => page.getByRole('button', { name: 'Pause (Space)' }).isVisible()

/** The field of Adam's learning rate. */
async function rateOf(page: Page) {
  await side(page)
    .getByRole('button', { name: /^Adam η/ })
    .click()
  return side(page).getByRole('textbox', { name: 'learning rate η, typed' })
}

test('Space plays after a dialog that a click had opened and Escape closed', async ({ visit }) => {
  const { page } = await visit('', still)
  for (const [button, dialog] of [
    [/^Keys/, 'Keys'],
    [/^Lessons and scenes/, 'Lessons and scenes'],
  ] as const) {
    await page.getByRole('button', { name: button }).click()
    const sheet = page.getByRole('dialog', { name: dialog })
    await sheet.waitFor()
    await page.keyboard.press('Escape')
    await sheet.waitFor({ state: 'detached' })
    await page.keyboard.press('Space')
    await expect.poll(() => isPlaying(page), { message: dialog }).toBe(true)
    expect(await page.getByRole('dialog').count()).toBe(0)
    await page.keyboard.press('Space')
    await expect.poll(() => isPlaying(page)).toBe(false)
  }
})

test('Enter takes a typed number in one undo step, and gives the keys back', async ({ visit }) => {
  const { page } = await visit('', still)
  const before = await experimentOf(page)
  const field = await rateOf(page)
  await field.fill('0.1')
  await field.press('Enter')
  await expect.poll(() => experimentOf(page)).not.toBe(before)
  await page.keyboard.press('Space')
  await expect.poll(() => isPlaying(page)).toBe(true)
  await page.keyboard.press('Space')
  await page.keyboard.press('Control+z')
  await expect.poll(() => experimentOf(page)).toBe(before)
})

test('what is refused on Enter keeps the focus, so that typing goes on there', async ({ visit }) => {
  const { page } = await visit('', still)
  const field = await rateOf(page)
  await field.fill('abc')
  await field.press('Enter')
  await expect.poll(() => side(page).getByRole('alert').innerText()).toContain('is not a number')
  expect(await field.evaluate((input) => input === document.activeElement)).toBe(true)
})

test('a refusal goes when something else is typed, and after a while', async ({ visit }) => {
  const { page } = await visit('', still)
  const alert = side(page).getByRole('alert')
  const field = await rateOf(page)
  await field.fill('abc')
  await field.press('Enter')
  await alert.waitFor()
  await field.fill('0.2')
  await expect.poll(() => alert.count()).toBe(0)
  await field.fill('abc')
  await field.blur()
  await alert.waitFor()
  await expect.poll(() => alert.count(), { timeout: 12_000 }).toBe(0)
})

test('Escape forgets a sheet that is still loading', async ({ visit }) => {
  const { page } = await visit('', { ...still, serviceWorkers: 'block' })
  let loads: (() => void) | undefined
  const held = new Promise<void>((done) => (loads = done))
  await page.route(/ScenesSheet.*\.js$/, async (route) => {
    await held
    await route.continue()
  })
  const asked = page.waitForRequest(/ScenesSheet.*\.js$/)
  const loaded = page.waitForResponse(/ScenesSheet.*\.js$/)
  await page.keyboard.press('g')
  await asked
  await page.keyboard.press('Escape')
  loads?.()
  await loaded
  await page.waitForTimeout(300)
  expect(await page.getByRole('dialog').count()).toBe(0)
  await page.keyboard.press('g')
  await page.getByRole('dialog', { name: 'Lessons and scenes' }).waitFor()
})

test('a field of the step that is only left while the race plays seeks nothing', async ({ visit }) => {
  const { page } = await visit('', still)
  const field = page.getByRole('textbox', { name: 'Go to step' })
  const step = () => page.evaluate(() => window.thalweg.step)
  await field.focus()
  await page.evaluate(() => window.thalweg.seek(50))
  await field.evaluate((input) => (input as HTMLInputElement).blur())
  expect(await step()).toBe(50)
  expect(await field.inputValue()).toBe('50')
  // The same digits, typed, are meant.
  await field.focus()
  await page.evaluate(() => window.thalweg.seek(70))
  await field.fill('50')
  await field.press('Enter')
  expect(await step()).toBe(50)
})

test('a press on a number that ends outside moves nothing afterwards', async ({ visit }) => {
  const { page } = await visit('', still)
  const field = await rateOf(page)
  const before = await experimentOf(page)
  const box = await field.boundingBox()
  if (!box) throw new Error('no field')
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
  await page.mouse.move(x, y)
  await page.mouse.down()
  await page.mouse.move(x, y - 120)
  await page.mouse.up()
  await page.mouse.move(x, y)
  await page.mouse.move(x + 40, y, { steps: 10 })
  expect(await experimentOf(page)).toBe(before)
})

test('a click on the edge of a panel leaves its size to the style sheet', async ({ visit }) => {
  const { page } = await visit('', still)
  const edge = page.getByRole('separator', { name: /settings/i })
  const width = () => side(page).evaluate((panel) => panel.clientWidth)
  await edge.click()
  // The key is the page's, and the edge does not light up for it.
  await page.keyboard.press('.')
  await expect.poll(() => page.evaluate(() => window.thalweg.step)).toBe(1)
  expect(await edge.evaluate((element) => element.matches(':focus'))).toBe(false)
  const before = await width()
  await page.setViewportSize({ width: 1920, height: 1080 })
  await expect.poll(width).toBeGreaterThan(before)
})

test('a link that plays stands still for who wants less motion', async ({ visit }) => {
  const { page } = await visit('', still)
  const hash = await page.evaluate(() => location.hash)
  await page.evaluate((link) => (location.hash = `${link}&at=20&play=1`), hash)
  await expect.poll(() => page.evaluate(() => window.thalweg.step)).toBe(20)
  expect(await isPlaying(page)).toBe(false)
})
