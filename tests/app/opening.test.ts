/** A page without a link: the opening, its caption, and the ready scenes. */
import type { Page } from 'playwright'
import { expect } from 'vitest'
import { scenes } from '../../src/gallery/list'
import { lessons } from '../../src/talk/lessons/list'
import { opening } from '../../src/gallery/opening'
import { test } from '../helpers/visit'

const still = { reducedMotion: 'reduce' } as const
const bare = { ...still, isBare: true } as const

test('a page without a link opens the opening, at its speed', async ({ visit }) => {
  const { page } = await visit('', bare)
  expect(await surfaceOf(page)).toBe(opening.experiment.surface.id)
  await expect
    .poll(() => page.getByRole('combobox', { name: 'Speed in turns per second' }).inputValue())
    .toBe('8')
})

test('a page with a link opens what the link says, with no caption', async ({ visit }) => {
  const { page } = await visit('', still)
  expect(await surfaceOf(page)).toBe('rosenbrock')
  await expect
    .poll(() => page.getByRole('combobox', { name: 'Speed in turns per second' }).inputValue())
    .toBe('32')
  expect(await caption(page).count()).toBe(0)
})

test('hints go one by one, and all at Escape, and stay away', async ({ visit }) => {
  const { page } = await visit('', { ...bare, viewport: { width: 1024, height: 768 } })
  const hints = caption(page).getByRole('listitem')
  await expect.poll(() => hints.count()).toBe(3)
  await caption(page).getByRole('button', { name: /Look/ }).click()
  await expect.poll(() => hints.count()).toBe(2)
  await caption(page).getByRole('button', { name: /Drag/ }).focus()
  await page.keyboard.press('Enter')
  await expect.poll(() => hints.count()).toBe(1)
  // The focus is at the next one.
  await page.keyboard.press('Escape')
  await expect.poll(() => caption(page).count()).toBe(0)
  await page.reload()
  await page.evaluate(() => window.thalweg.ready)
  expect(await surfaceOf(page)).toBe(opening.experiment.surface.id)
  expect(await caption(page).count()).toBe(0)
  await page.evaluate(() => localStorage.clear())
})

test('the caption covers nothing, goes with the panels, and is of this surface', async ({ visit }) => {
  const { page } = await visit('', bare)
  await caption(page).waitFor()
  for (const [width, height] of [
    [1024, 768],
    [1280, 720],
    [1920, 1080],
  ] as const) {
    await page.setViewportSize({ width, height })
    await expect.poll(() => coveredBy(page)).toEqual([])
  }
  await page.keyboard.press('h')
  await expect.poll(() => caption(page).count()).toBe(0)
  await page.keyboard.press('h')
  await caption(page).waitFor()
  await page.evaluate(() => window.thalweg.load({ version: 1 }))
  await expect.poll(() => caption(page).count()).toBe(0)
  await page.keyboard.press('Control+z')
  await caption(page).waitFor()
})

test('a scene is chosen by keyboard and by mouse, keeps the theme, and is undone', async ({ visit }) => {
  const { page } = await visit('', still)
  await page.evaluate(() => {
    const experiment = window.thalweg.experiment() as object
    window.thalweg.load({ ...experiment, view: { theme: 'light' } })
  })
  await page.keyboard.press('g')
  await expect.poll(() => cards(page).count()).toBe(all)
  await expect.poll(() => focusedTitle(page)).toBe(lessons[0]?.talk.title)
  await page.keyboard.press('ArrowRight')
  expect(await focusedTitle(page)).toBe(lessons[1]?.talk.title)
  const search = page.getByRole('searchbox', { name: 'Search lessons and scenes' })
  await search.fill('down ravine')
  await expect.poll(() => cards(page).count()).toBe(1)
  await search.press('ArrowDown')
  expect(await focusedTitle(page)).toBe(scenes[1]?.title)
  await page.keyboard.press('Enter')
  await expect.poll(() => sheet(page).count()).toBe(0)
  expect(await surfaceOf(page)).toBe('ravine')
  expect(await page.evaluate(() => document.documentElement.dataset['theme'])).toBe('light')
  await page.keyboard.press('Control+z')
  expect(await surfaceOf(page)).toBe('rosenbrock')

  await page.getByRole('button', { name: 'Lessons and scenes (G)' }).click()
  await cards(page).filter({ hasText: 'The banana valley' }).click()
  await expect.poll(() => sheet(page).count()).toBe(0)
  const optimizers = await page.evaluate(() =>
    window.thalweg.trajectories().map(({ optimizer }) => optimizer),
  )
  expect(optimizers).toContain('lbfgs')
  await page.keyboard.press('Control+z')
  expect(await page.evaluate(() => window.thalweg.trajectories().length)).toBe(5)
})

test('the sheet shows a picture of each scene, and Escape closes it', async ({ visit }) => {
  const { page } = await visit('', still)
  await page.keyboard.press('g')
  await expect.poll(() => cards(page).count()).toBe(all)
  // A picture that is further down is loaded when it is near.
  await cards(page).last().scrollIntoViewIfNeeded()
  const widths = () =>
    page
      .locator('.scene-card img')
      .evaluateAll((all) => all.map((one) => (one as HTMLImageElement).naturalWidth))
  await expect.poll(async () => new Set(await widths())).toEqual(new Set([320]))
  await page.keyboard.press('Escape')
  await expect.poll(() => sheet(page).count()).toBe(0)
  // The keys are the page's again.
  await page.keyboard.press('g')
  await expect.poll(() => cards(page).count()).toBe(all)
  await page.keyboard.press('g')
  await expect.poll(() => sheet(page).count()).toBe(0)
})

const all = lessons.length + scenes.length

const caption = (page: Page) => page.getByRole('region', { name: 'Caption' })
/** Its element: a closed dialog has no role any more, but may be there for a moment. */
const sheet = (page: Page) => page.locator('dialog.scenes')
const cards = (page: Page) => sheet(page).getByRole('listitem').getByRole('button')

function focusedTitle(page: Page): Promise<string | null | undefined> {
  return page.evaluate(() => document.activeElement?.querySelector('.scene-card-title')?.textContent)
}

function surfaceOf(page: Page): Promise<string | undefined> {
  return page.evaluate(() => (window.thalweg.experiment() as { surface: { id?: string } }).surface.id)
}

/** What the caption overlaps, or what of it is cut, by class. */
function coveredBy(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const box = (element: Element) => element.getBoundingClientRect()
    const its = document.querySelector('.caption')
    if (!its) return ['no caption']
    const own = box(its)
    const others =
      '.lab-board, .lab-tools, .lab-side, .lab-strip, .lab-bar, .scene-label, .scene-tick, .scene-legend'
    const over = [...document.querySelectorAll(others)].filter((other) => {
      const { left, right, top, bottom, width } = box(other)
      return width > 0 && left < own.right && right > own.left && top < own.bottom - 1 && bottom > own.top + 1
    })
    const cut = [...its.querySelectorAll('p, button')].filter((part) => {
      const { left, right, top, bottom } = box(part)
      return left < own.left || right > own.right || top < own.top || bottom > own.bottom
    })
    return [...over, ...cut].map((each) => each.className || each.tagName)
  })
}
