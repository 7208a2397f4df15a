/** Panels are hidden one by one, resized, and remembered; a narrow page is one column. */
import type { Page } from 'playwright'
import { expect } from 'vitest'
import { experimentOf } from '../helpers/experiment'
import { waitUntilStill } from '../helpers/picture'
import { test } from '../helpers/visit'
import { withoutDrawing } from '../helpers/withoutDrawing'

const still = { reducedMotion: 'reduce' } as const
/** Of its own, so that nothing is remembered from another test. */
const undrawn = { ...still, before: withoutDrawing } as const

const widthOf = (page: Page, css: string) =>
  page.locator(css).evaluate((element) => Math.round(element.getBoundingClientRect().width))

test('a panel that is hidden stays hidden after a reload, and the experiment does not know', async ({
  visit,
}) => {
  const { page } = await visit('', undrawn)
  const before = await experimentOf(page)
  const menu = page.getByRole('button', { name: 'Choose the panels' })
  await menu.click()
  await page.getByRole('switch', { name: 'Settings' }).click()
  await page.getByRole('switch', { name: 'Chart' }).click()
  await page.keyboard.press('Escape')
  const settings = page.getByRole('complementary', { name: 'Settings' })
  await expect.poll(() => settings.count()).toBe(0)
  // The picture has their room, and the card that of the chart.
  await expect.poll(() => widthOf(page, '.card')).toBe(await widthOf(page, '.lab-strip'))
  expect(await experimentOf(page)).toBe(before)
  await page.reload()
  await page.evaluate(() => window.thalweg.ready)
  expect(await settings.count()).toBe(0)
  expect(await page.locator('.chart').count()).toBe(0)
  await menu.click()
  await page.getByRole('button', { name: 'As usual' }).click()
  await expect.poll(() => settings.count()).toBe(1)
  await expect.poll(() => page.locator('.chart').count()).toBe(1)
})

test('the edge of the settings resizes them by hand and by keyboard, and a double click takes the usual width', async ({
  visit,
}) => {
  const { page } = await visit('', undrawn)
  const edge = page.getByRole('separator', { name: 'Width of the settings' })
  const width = () => widthOf(page, '.side')
  const usual = await width()
  const box = await edge.boundingBox()
  if (!box) throw new Error('There is no edge.')
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
  await page.mouse.move(x, y)
  await page.mouse.down()
  await page.mouse.move(x - 30, y)
  await page.mouse.move(x - 60, y)
  await page.mouse.up()
  await expect.poll(width).toBeGreaterThan(usual + 50)
  expect(await width()).toBeLessThan(usual + 70)
  const dragged = await width()
  await edge.press('ArrowRight')
  await expect.poll(width).toBe(dragged - 16)
  const share = Math.round((100 * (dragged - 16)) / 1280)
  await expect.poll(() => edge.getAttribute('aria-valuenow')).toBe(String(share))
  await page.reload()
  await page.evaluate(() => window.thalweg.ready)
  expect(await width()).toBe(dragged - 16)
  await edge.dblclick()
  await expect.poll(width).toBe(usual)
})

test('with all panels hidden a line with title and step can stay', async ({ visit }) => {
  const { page } = await visit('', undrawn)
  await page.getByRole('button', { name: 'Choose the panels' }).click()
  await page.getByRole('switch', { name: /^Title and step/ }).click()
  await page.keyboard.press('Escape')
  await page.keyboard.press('h')
  await page.evaluate(() => window.thalweg.seek(12))
  await expect.poll(() => page.locator('.title-line').innerText()).toBe('Rosenbrock step 12 of 400')
})

test('arrow keys turn the focused picture and leave the step alone', async ({ visit }) => {
  const { page } = await visit('', still)
  const camera = async () => JSON.parse(await experimentOf(page)).view?.camera?.position
  await page.getByRole('application', { name: 'Picture of Rosenbrock' }).focus()
  await page.keyboard.press('ArrowRight')
  await expect.poll(camera).toHaveLength(3)
  const [x, y, z] = await camera()
  await page.keyboard.press('+')
  await expect.poll(async () => (await camera())[1]).toBeLessThan(y)
  await waitUntilStill(page)
  const near = await camera()
  expect(Math.hypot(near[0], near[2])).toBeLessThan(Math.hypot(x, z))
  expect(await page.evaluate(() => window.thalweg.step)).toBe(0)
})

test('the theme begins as the system has it, and a link that does not say so is dark', async ({ visit }) => {
  const light = { ...still, colorScheme: 'light' } as const
  const { page } = await visit('', { ...light, isBare: true })
  const theme = (shown: Page) => shown.evaluate(() => document.documentElement.dataset['theme'])
  expect(await theme(page)).toBe('light')
  // An old link of the dark theme: it names none.
  const dark = await visit('#v1=q1YqSy0qzszPU7IyrAUA', light)
  expect(await theme(dark.page)).toBe('dark')
})

test('below 700 pixels there is one column, and fingers have targets of 44 pixels', async ({ visit }) => {
  const { page } = await visit('', { ...undrawn, viewport: { width: 390, height: 844 } })
  await page.locator('.side .section').first().waitFor()
  const places = await page.evaluate(() =>
    ['.scene', '.lab-bar', '.lab-strip', '.lab-side'].map((css) => {
      const { left, right, top } = document.querySelector(css)?.getBoundingClientRect() ?? new DOMRect()
      return { left, right, top }
    }),
  )
  for (const { left, right } of places) expect([left, right]).toEqual([0, 390])
  expect(places.map(({ top }) => top)).toEqual(places.map(({ top }) => top).toSorted((a, b) => a - b))
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
  const small = await page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('.lab :is(button, select, [role=switch])')].flatMap(
      (target) => {
        if (!target.checkVisibility()) return []
        target.scrollIntoView({ block: 'center' })
        const { x, y, width, height } = target.getBoundingClientRect()
        const isHit = (dx: number, dy: number) => {
          const hit = document.elementFromPoint(x + width / 2 + dx, y + height / 2 + dy)
          return hit !== null && target.contains(hit)
        }
        const fits = isHit(0, 21) && isHit(0, -21) && isHit(-21, 0) && isHit(21, 0)
        return fits ? [] : [target.getAttribute('aria-label') ?? target.textContent]
      },
    ),
  )
  expect(small).toEqual([])
})
