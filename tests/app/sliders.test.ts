/** Sliders for a pointer and a screen reader: drag, double click, Esc, keys, and a number beyond the range. */
import type { Page } from 'playwright'
import { expect } from 'vitest'
import { defaultExperiment } from '../../src/experiment/defaults/defaults'
import { fittingRate } from '../../src/run/fitting/fittingRate'
import { experimentOf } from '../helpers/experiment'
import { waitUntilStill } from '../helpers/picture'
import { test } from '../helpers/visit'

const still = { reducedMotion: 'reduce' } as const

/** What a double click takes: the rate that fits the default race. */
const usual = fittingRate(defaultExperiment, 4)?.eta

/** The learning rate of the default race's Adam. */
async function etaOf(page: Page): Promise<number> {
  return JSON.parse(await experimentOf(page)).runners[4].settings.eta
}

/** Its slider, and positions on the page along it. */
async function sliderOf(page: Page) {
  const side = page.getByRole('complementary', { name: 'Settings' })
  await side.getByRole('button', { name: /^Adam η/ }).click()
  const slider = side.getByRole('slider', { name: 'learning rate η' })
  const box = await slider.boundingBox()
  if (!box) throw new Error('The slider is not shown.')
  const at = (share: number) => [box.x + share * box.width, box.y + box.height / 2] as const
  return { slider, at, field: side.getByRole('textbox', { name: 'learning rate η' }) }
}

test('a double click at one point resets a slider', async ({ visit }) => {
  const { page } = await visit('', still)
  const { at } = await sliderOf(page)
  await page.mouse.click(...at(0.8))
  expect(await etaOf(page)).not.toBe(usual)
  await page.mouse.dblclick(...at(0.3))
  expect(await etaOf(page)).toBe(usual)
})

test('two quick clicks at different points of a slider set the second', async ({ visit }) => {
  const { page } = await visit('', still)
  const { at } = await sliderOf(page)
  await page.mouse.click(...at(0.3))
  const first = await etaOf(page)
  await page.mouse.move(...at(0.8))
  await page.mouse.down({ clickCount: 2 })
  await page.mouse.up({ clickCount: 2 })
  expect(await etaOf(page)).toBeGreaterThan(10 * first)
  expect(await etaOf(page)).not.toBe(usual)
})

test('Esc cancels a drag, and further movement is ignored', async ({ visit }) => {
  const { page } = await visit('', still)
  const { at } = await sliderOf(page)
  const before = await experimentOf(page)
  await page.mouse.move(...at(0.5))
  await page.mouse.down()
  await page.mouse.move(...at(0.7))
  expect(await experimentOf(page)).not.toBe(before)
  await page.keyboard.press('Escape')
  expect(await experimentOf(page)).toBe(before)
  await page.mouse.move(...at(0.9))
  await page.mouse.up()
  expect(await experimentOf(page)).toBe(before)

  // The next drag works again as one undo step, even if it ends beside the slider.
  await page.mouse.move(...at(0.5))
  await page.mouse.down()
  for (const share of [0.6, 0.7, 0.8]) await page.mouse.move(...at(share))
  const [x, y] = at(0.8)
  await page.mouse.move(x, y + 60)
  await page.mouse.up()
  await page.mouse.move(...at(0.2))
  expect(await experimentOf(page)).not.toBe(before)
  await page.keyboard.press('Control+z')
  expect(await experimentOf(page)).toBe(before)
})

test('a move of a slider makes one commit of the page and one of the scene', async ({ visit }) => {
  const { page } = await visit('', still)
  const { at } = await sliderOf(page)
  await page.mouse.move(...at(0.5))
  await page.mouse.down()
  for (const share of [0.55, 0.6, 0.65, 0.7]) {
    // What was pressed before, and each part that is loaded later, is a commit too.
    await waitUntilStill(page)
    const { commits, draws } = await page.evaluate(() => ({ ...window.probe }))
    await page.mouse.move(...at(share))
    await page.waitForFunction((last) => window.probe.draws > last, draws)
    expect(await page.evaluate(() => window.probe.commits)).toBe(commits + 2)
  }
  await page.mouse.up()
})

test('keys of the page work while a slider has the focus', async ({ visit }) => {
  const { page } = await visit('', still)
  const { slider } = await sliderOf(page)
  const before = await experimentOf(page)
  await slider.press('ArrowRight')
  expect(await experimentOf(page)).not.toBe(before)
  await slider.press('Control+z')
  expect(await experimentOf(page)).toBe(before)
  await slider.press('Space')
  await page.waitForFunction(() => window.thalweg.step > 0)
})

test('a number beyond the range shows the slider at its end and is read out exactly', async ({ visit }) => {
  const { page } = await visit('', still)
  const { slider, field } = await sliderOf(page)
  await field.fill('50')
  await field.press('Enter')
  expect(await etaOf(page)).toBe(50)
  expect(await slider.inputValue()).toBe(await slider.getAttribute('max'))
  expect(await slider.getAttribute('aria-valuetext')).toBe('50')
})

test('a number is dragged, as one step of undo, and a click writes into it', async ({ visit }) => {
  const { page } = await visit('', still)
  const { field } = await sliderOf(page)
  const [before, first] = [await experimentOf(page), await etaOf(page)]
  const box = await field.boundingBox()
  if (!box) throw new Error('The number is not shown.')
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
  await page.mouse.move(x, y)
  await page.mouse.down()
  for (const by of [6, 12, 20, 40]) await page.mouse.move(x + by, y)
  await page.mouse.up()
  // Ten steps of a twentieth of a decade.
  expect((await etaOf(page)) / first).toBeCloseTo(10 ** 0.5, 1)
  expect(await field.evaluate((input) => input === document.activeElement)).toBe(false)
  await page.keyboard.press('Control+z')
  expect(await experimentOf(page)).toBe(before)
  await field.click()
  await page.keyboard.type('0.25')
  await page.keyboard.press('Enter')
  expect(await etaOf(page)).toBe(0.25)
})

test('the wheel turns the focused slider, and scrolls otherwise', async ({ visit }) => {
  const { page } = await visit('', still)
  const { slider, at } = await sliderOf(page)
  const [before, first] = [await experimentOf(page), await etaOf(page)]
  await page.mouse.move(...at(0.5))
  await page.mouse.wheel(0, 20)
  expect(await experimentOf(page)).toBe(before)
  await slider.focus()
  // The column has scrolled.
  await slider.hover()
  await page.mouse.wheel(0, -100)
  await expect.poll(() => etaOf(page)).toBeGreaterThan(first)
})

test('a third shows four digits, and all of them with the focus', async ({ visit }) => {
  const { page } = await visit('', still)
  const { field } = await sliderOf(page)
  await field.fill('1/3')
  await field.press('Enter')
  await field.blur()
  expect(await field.inputValue()).toBe('0.3333')
  await field.focus()
  await expect.poll(() => field.inputValue()).toBe(String(1 / 3))
  await field.fill('1,5,5')
  await field.press('Enter')
  const problem = page.locator(`[id="${await field.getAttribute('aria-describedby')}"]`)
  expect(await problem.innerText()).toMatch(/not a number/)
  expect(await etaOf(page)).toBe(1 / 3)
})
