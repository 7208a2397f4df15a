/** The sentence below the picture: what it says, that it moves nothing and is never cut, and what is spoken. */
import type { Page } from 'playwright'
import { expect } from 'vitest'
import { load } from '../helpers/experiment'
import { test } from '../helpers/visit'

const still = { reducedMotion: 'reduce' } as const
const line = (page: Page) => page.locator('.told-line')
const said = async (page: Page): Promise<string> =>
  ((await line(page).textContent()) ?? '').replaceAll('\u00a0', ' ').trim()
const seek = (page: Page, step: number) =>
  page.evaluate((to) => {
    window.thalweg.pause()
    window.thalweg.seek(to)
  }, step)
const region = (page: Page) => page.locator('.told [role=status]')

test('it follows the selected runner and the playhead', async ({ visit }) => {
  const { page } = await visit('', still)
  await seek(page, 40)
  await expect
    .poll(() => said(page))
    .toMatch(/SGD: ?The loss falls: η = 0.0016 is below the limit 2\/λ = 0.0036 along this step\.$/)
  await seek(page, 0)
  await expect
    .poll(() => said(page))
    .toContain('The loss rises: η is above the limit 2/λ = 0.00088 along this step.')
  await page.getByTitle('Select Momentum').press('Enter')
  await expect.poll(() => said(page)).toMatch(/Momentum: ?This step alone closes \d+ % of the gap/)
})

test('at every size and in every theme no sentence is cut, and none moves anything', async ({ visit }) => {
  const { page } = await visit('', still)
  for (const [theme, width, height] of [
    ['dark', 1280, 720],
    ['light', 1024, 768],
    ['projector', 1024, 768],
    ['projector', 1280, 720],
    ['dark', 1920, 1080],
  ] as const) {
    await page.setViewportSize({ width, height })
    await load(page, {
      view: { theme },
      runners: [
        { optimizer: 'nesterov', settings: { eta: 0.001 }, name: 'A runner with a name' },
        { optimizer: 'sgd' },
      ],
    })
    await expect.poll(() => line(page).isVisible()).toBe(true)
    // As long as the longest that the unit tests allow.
    const fits = await page.evaluate(() => {
      const text = document.querySelector('.told-line > span:last-child') as HTMLElement
      const told = document.querySelector('.told') as HTMLElement
      const places = () =>
        ['.told', '.card', '.lab-scene', '.lab-bar'].map((part) =>
          document.querySelector(part)?.getBoundingClientRect().toJSON(),
        )
      const before = JSON.stringify(places())
      const was = text.textContent
      text.textContent =
        'The loss falls: η = 0.001 is below the limit 2(1 + β)/((1 + 2β)λ) = 0.00191 along this step, and more.'
      const [outer, inner] = [
        told.getBoundingClientRect(),
        (text.parentElement as HTMLElement).getBoundingClientRect(),
      ]
      const result = {
        isSame: before === JSON.stringify(places()),
        above: inner.top - outer.top,
        below: outer.bottom - inner.bottom,
        right: outer.right - inner.right,
      }
      text.textContent = was
      return result
    })
    expect(fits.isSame, `${theme} ${width}`).toBe(true)
    expect(Math.min(fits.above, fits.below, fits.right), `${theme} ${width}`).toBeGreaterThanOrEqual(0)
  }
})

test('a screen reader hears what has become of the others, and the last sentence', async ({ visit }) => {
  const { page } = await visit('', still)
  await load(page, {
    surface: { id: 'bowl' },
    steps: 300,
    runners: [
      { optimizer: 'sgd', settings: { eta: 0.02 } },
      { optimizer: 'momentum', settings: { eta: 5 } },
      { optimizer: 'adam', settings: { eta: 0.1 } },
    ],
  })
  await seek(page, 0)
  await expect.poll(() => said(page)).toContain('SGD')
  await seek(page, 300)
  await expect
    .poll(() => region(page).textContent(), { timeout: 10_000 })
    .toMatch(/Momentum diverged at step \d+\..*SGD: /)
  const heard = await region(page).textContent()
  await page.waitForTimeout(1500)
  expect(await region(page).textContent()).toBe(heard)
})

test('minima are named at first, off everything else, and then no more', async ({ visit }) => {
  const { page } = await visit('', { ...still, isBare: true })
  await seek(page, 0)
  const names = page.locator('.scene-minimum')
  await expect.poll(() => names.first().isVisible(), { timeout: 10_000 }).toBe(true)
  const found = await page.evaluate(() => {
    const shown = (query: string) =>
      [...document.querySelectorAll(query)]
        .filter((element) => getComputedStyle(element).visibility === 'visible')
        .map((element) => element.getBoundingClientRect())
    const [name] = shown('.scene-minimum')
    const others = shown('.scene-label, .scene-tick, .scene-name, .scene-legend, [data-obstacle]')
    const text = document.querySelector('.scene-minimum')?.textContent
    const covers = others.filter(
      (box) =>
        name &&
        box.width > 0 &&
        box.left < name.right &&
        box.right > name.left &&
        box.top < name.bottom &&
        box.bottom > name.top,
    )
    return { text, covers: covers.length, others: others.length }
  })
  expect(found.text).toBe('minimum (3, 2)')
  expect(found.others).toBeGreaterThan(6)
  expect(found.covers).toBe(0)
  await expect.poll(() => names.count(), { timeout: 15_000 }).toBe(0)
})
