/** The page at every size, in every theme, with all that it may show: nothing overlaps, is cut, or leaves its place. */
import type { CDPSession, Page } from 'playwright'
import { expect } from 'vitest'
import { crampedParts } from '../helpers/boxes'
import { load } from '../helpers/experiment'
import { withoutDrawing } from '../helpers/withoutDrawing'
import { test } from '../helpers/visit'

/** In CSS pixels, and device pixels to one of them. A zoomed page has fewer of the former. */
const sizes = [
  { width: 1024, height: 768, ratio: 1 },
  { width: 1280, height: 720, ratio: 1 },
  { width: 853, height: 480, ratio: 1.5 },
  { width: 640, height: 360, ratio: 2 },
  { width: 1366, height: 768, ratio: 1.25 },
  { width: 1920, height: 1080, ratio: 1 },
  { width: 2560, height: 1440, ratio: 1 },
  { width: 3840, height: 2160, ratio: 1 },
  { width: 2560, height: 1080, ratio: 1 },
] as const
const themes = ['dark', 'light', 'projector'] as const

const surface = { id: 'himmelblau' }
const contents: Readonly<Record<string, (theme: string) => object>> = {
  'one pane': (theme) => ({ version: 1, surface, view: { theme } }),
  '2 panes, step': (theme) => panes(2, theme, 'step'),
  '4 panes, internals': (theme) => panes(4, theme, 'internals'),
  '6 panes, slice': (theme) => panes(6, theme, 'slice'),
  '9 panes': (theme) => panes(9, theme, 'formula'),
  'a map and statistics': (theme) => ({
    version: 1,
    surface,
    ensemble: { columns: 32, rows: 32, swarm: true, map: true },
    view: { theme },
  }),
}

function panes(count: number, theme: string, card: string): object {
  const indices = Array.from({ length: count }, (_, index) => index)
  return {
    version: 1,
    surface,
    runners: indices.map((index) => ({ optimizer: 'momentum', settings: { eta: 0.001 * (index + 1) } })),
    view: { theme, card, panes: indices.map((index) => ({ runners: [index] })) },
  }
}

const still = { reducedMotion: 'reduce', before: withoutDrawing } as const

for (const [content, of] of Object.entries(contents)) {
  test(`nothing overlaps or is cut with ${content}`, { timeout: 300_000 }, async ({ visit }) => {
    const { page } = await visit('', still)
    const session = await page.context().newCDPSession(page)
    // Nothing of it is measured, and a large one takes the browser its time.
    await page
      .locator('canvas')
      .first()
      .evaluate((canvas) => (canvas.style.visibility = 'hidden'))
    const found: string[] = []
    for (const theme of themes) {
      await load(page, of(theme))
      await page.evaluate(() => window.thalweg.seek(24))
      if (content.includes('map')) await page.locator('.map-ramp').first().waitFor({ timeout: 60_000 })
      for (const size of sizes) {
        await resize(session, size)
        await settle(page)
        const where = `${theme}, ${size.width} × ${size.height}`
        found.push(...(await page.evaluate(crampedParts)).map((problem) => `${where}: ${problem}`))
      }
    }
    expect(found).toEqual([])
  })
}

test('what overlaps, is cut, or has no title is found', async ({ visit }) => {
  const { page } = await visit('', still)
  await load(page, panes(2, 'dark', 'formula'))
  await page.locator('.pane-title').first().waitFor()
  await settle(page)
  expect(await page.evaluate(crampedParts)).toEqual([])
  const broken = async (css: string, name: string, value: string) => {
    await page.locator(css).first().waitFor()
    const set = (to: readonly string[]) =>
      page.locator(css).evaluateAll(
        (elements, [property, texts]) =>
          elements.map((element, index) => {
            const { style } = element as HTMLElement
            const before = style.getPropertyValue(property)
            style.setProperty(property, texts[index] ?? texts[0] ?? '')
            return before
          }),
        [name, to] as const,
      )
    const before = await set([value])
    const found = await page.evaluate(crampedParts)
    await set(before)
    return found.join('\n')
  }
  expect(await broken('.board-row', 'transform', 'none')).toMatch(/button “.*” × button “/)
  expect(await broken('.transport', 'width', '150%')).toMatch(/is cut by body/)
  expect(await broken('.card-top', 'width', '60px')).toMatch(/is cut by div\.card-top/)
  expect(await broken('.pane-title', 'display', 'none')).toMatch(/has no title inside/)
})

test("a user's larger text makes the page's text larger, and still fits", async ({ visit }) => {
  const { page } = await visit('', still)
  const session = await page.context().newCDPSession(page)
  const sizeOf = (css: string) =>
    page
      .locator(css)
      .first()
      .evaluate((element) => Number.parseFloat(getComputedStyle(element).fontSize))
  const names = ['.board-name', '.field-label', '.card-tabs button', '.scene-label'] as const
  await page.locator('.field-label').first().waitFor()
  const usual = await Promise.all(names.map(sizeOf))
  await session.send('Page.enable')
  await session.send('Page.setFontSizes', { fontSizes: { standard: 20 } })
  for (const [index, name] of names.entries())
    await expect.poll(() => sizeOf(name), { message: name }).toBeCloseTo(1.25 * (usual[index] ?? NaN), 3)
  await settle(page)
  expect(await page.evaluate(crampedParts)).toEqual([])
})

test('no verdict on the board is cut, and its title is the whole', async ({ visit }) => {
  const { page } = await visit('', still)
  const session = await page.context().newCDPSession(page)
  const momentum = { optimizer: 'momentum', settings: { eta: 0.01 } }
  const runners = [{ ...momentum, name: 'My momentum, tuned by hand' }, momentum]
  await load(page, { version: 1, surface: { id: 'rosenbrock' }, runners, view: { theme: 'projector' } })
  await page.evaluate(() => window.thalweg.seek(30))
  await resize(session, sizes[0])
  await settle(page)
  const endings = page.locator('.board-ending')
  await expect.poll(() => endings.first().textContent()).toMatch(/^diverged at \d+$/)
  for (const ending of await endings.all()) {
    expect(await ending.getAttribute('title')).toMatch(/^diverged at step \d+$/)
    expect(await ending.evaluate((each) => each.scrollWidth - each.clientWidth)).toBeLessThanOrEqual(0)
  }
})

test('the toolbar keeps beside the ground, with whole buttons, and shows all of them to the keyboard', async ({
  visit,
}) => {
  const { page } = await visit('', still)
  const session = await page.context().newCDPSession(page)
  const tools = page.locator('.lab-tools')
  const shown = () =>
    tools.evaluate((bar) => {
      const { left } = bar.getBoundingClientRect()
      const buttons = Array.from(bar.children, (button) => button.getBoundingClientRect())
      const cut = buttons.filter((box) => box.left < left - 1 && box.right > left + 1)
      return { whole: buttons.filter((box) => box.left >= left - 1).length, cut: cut.length }
    })
  const low = { width: 1280, height: 600, ratio: 1 }
  for (const [count, size, least, most] of [
    [1, low, 4, 8],
    [2, sizes[1], 2, 4],
    [4, sizes[0], 2, 3],
  ] as const) {
    await load(
      page,
      count === 1 ? { version: 1, view: { theme: 'projector' } } : panes(count, 'projector', 'formula'),
    )
    await resize(session, size)
    await settle(page)
    const { whole, cut } = await shown()
    expect(cut).toBe(0)
    expect(whole).toBeGreaterThanOrEqual(least)
    expect(whole).toBeLessThanOrEqual(most)
  }
  await page.getByRole('button', { name: 'Keys (?)' }).focus()
  await expect.poll(shown).toEqual({ whole: 11, cut: 0 })
})

test('on a phone all buttons of the toolbar are in sight', async ({ visit }) => {
  const { page } = await visit('', still)
  const session = await page.context().newCDPSession(page)
  await page.locator('.lab-tools > button').first().waitFor()
  for (const width of [360, 390, 430]) {
    await resize(session, { width, height: 844, ratio: 1 })
    await settle(page)
    const boxes = await page
      .locator('.lab-tools > button')
      .evaluateAll((all) => all.map((button) => button.getBoundingClientRect().toJSON()))
    expect(boxes).toHaveLength(11)
    expect(Math.min(...boxes.map(({ left }) => left))).toBeGreaterThanOrEqual(0)
    expect(Math.max(...boxes.map(({ right }) => right))).toBeLessThanOrEqual(width)
  }
})

test('in the projector theme no text of the picture is below 1/36 of the height', async ({ visit }) => {
  const { page } = await visit('', still)
  const session = await page.context().newCDPSession(page)
  await load(page, panes(2, 'projector', 'formula'))
  for (const size of sizes.slice(0, 2)) {
    await resize(session, size)
    await settle(page)
    const texts = await page.evaluate(() =>
      [
        ...document.querySelectorAll('.scene-label, .scene-tick, .scene-name, .scene-legend, .pane-foot *'),
      ].map((element) => Number.parseFloat(getComputedStyle(element).fontSize)),
    )
    expect(texts.length).toBeGreaterThan(6)
    expect(Math.min(...texts)).toBeGreaterThanOrEqual(size.height / 36 - 0.01)
  }
})

async function resize(
  session: CDPSession,
  { width, height, ratio }: Record<'width' | 'height' | 'ratio', number>,
): Promise<void> {
  const metrics = { width, height, deviceScaleFactor: ratio, mobile: false }
  await session.send('Emulation.setDeviceMetricsOverride', metrics)
}

/** Until what follows the size has followed: observers speak in the next frame, React in the one after it. */
async function settle(page: Page): Promise<void> {
  await page.evaluate(
    () =>
      new Promise<void>((done) => {
        let left = 4
        const next = (): void => {
          left -= 1
          if (left > 0) requestAnimationFrame(next)
          else done()
        }
        next()
      }),
  )
}
