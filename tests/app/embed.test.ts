/** The page in frames of other pages: sight, slides, wheel and fingers, and talks. */
import type { Frame, Page } from 'playwright'
import { expect, inject } from 'vitest'
import { ask, asks, countCallbacks, frameIn, isPlaying, loadedIn, stepIn, test } from '../helpers/around'
import { waitUntilStill } from '../helpers/picture'
import { usualHash } from '../helpers/usualHash'

test('the blog of the examples: the first frame runs, the second when it is reached, and its buttons ask it', async ({
  around,
}) => {
  const { page } = await around('blog.html')
  const opening = await frameIn(page, '#opening')
  await expect.poll(() => stepIn(opening), { timeout: 20_000 }).toBeGreaterThan(2)
  const asked = await frameIn(page, '#asked')
  expect(await stepIn(asked)).toBe(0)
  expect(await isPlaying(asked)).toBe(false)
  await page.locator('#asked').scrollIntoViewIfNeeded()
  await expect.poll(() => stepIn(asked), { timeout: 20_000 }).toBeGreaterThan(2)
  await expect.poll(() => page.locator('#said').innerText()).toMatch(/^step \d+$/)
  await page.getByRole('button', { name: 'Lion against Adam' }).click()
  await expect.poll(() => asked.evaluate(() => window.thalweg.trajectories().length)).toBe(2)
  await page.getByRole('button', { name: 'To the end' }).click()
  await expect.poll(() => page.locator('#said').innerText()).toMatch(/^lion: .+, adam: .+$/)
})

test('out of sight it has no animation callback in 5 s, and goes on where it was', async ({ around }) => {
  const html = asks('', '<div style="height: 300vh"></div>')
  const home = new URL(inject('url'))
  const { page } = await around('blank.html', {
    html: '<!doctype html><title>Blank</title>',
    before: countCallbacks,
  })
  // Of another origin, the browser itself would stop it.
  await page.route(`${home.origin}/around.html`, (route) =>
    route.fulfill({ contentType: 'text/html', body: html.replace('https://thalweg.example/', home.href) }),
  )
  await page.goto(`${home.origin}/around.html`)
  const frame = await frameIn(page, '#race')
  const callbacks = () => frame.evaluate(() => Number(Reflect.get(window, 'callbacks')))
  await expect.poll(() => stepIn(frame), { timeout: 20_000 }).toBeGreaterThan(2)
  await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight))
  await expect.poll(() => isPlaying(frame)).toBe(false)
  // The last frame may still be drawn, by a GPU that is slow.
  await page.waitForTimeout(1500)
  const [before, step] = [await callbacks(), await stepIn(frame)]
  await page.waitForTimeout(5000)
  expect(await callbacks()).toBe(before)
  expect(await stepIn(frame)).toBe(step)
  // What comes from outside draws nothing either, but is done.
  await ask(page, { thalweg: 'seek', step: 40 })
  await page.waitForTimeout(500)
  expect(await callbacks()).toBe(before)
  await page.evaluate(() => window.scrollTo(0, 0))
  await expect.poll(() => stepIn(frame), { timeout: 20_000 }).toBeGreaterThan(41)

  await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight))
  await expect.poll(() => isPlaying(frame)).toBe(false)
  await ask(page, { thalweg: 'pause' })
  await page.evaluate(() => window.scrollTo(0, 0))
  const paused = await stepIn(frame)
  await page.waitForTimeout(800)
  expect(await stepIn(frame)).toBe(paused)
})

test('in reveal.js a hidden slide waits, PageDown moves the deck and not the race, and a left slide stops', async ({
  around,
}) => {
  const { page } = await around('reveal.html')
  const slide = () => page.evaluate(() => Number(/\d+/.exec(location.hash)?.[0] ?? 0))
  const frame = await frameIn(page, 'section iframe')
  await page.waitForTimeout(1500)
  expect(await stepIn(frame)).toBe(0)
  await page.keyboard.press('PageDown')
  await expect.poll(slide).toBe(1)
  await expect.poll(() => stepIn(frame), { timeout: 20_000 }).toBeGreaterThan(2)

  await frame.getByRole('button', { name: 'Pause' }).click()
  const step = await stepIn(frame)
  await frame.locator('.scrub input').focus()
  await page.keyboard.press('ArrowRight')
  await expect.poll(() => stepIn(frame)).toBe(step + 1)
  await page.keyboard.press('PageDown')
  await expect.poll(slide).toBe(2)
  expect(await stepIn(frame)).toBe(step + 1)

  const background = await frameIn(page, '.slide-background iframe')
  await expect.poll(() => stepIn(background), { timeout: 20_000 }).toBeGreaterThan(2)
  await page.keyboard.press('PageDown')
  await expect.poll(slide).toBe(3)
  await expect.poll(() => isPlaying(background)).toBe(false)
})

test('a slide that waits behind another, without a word in its address, waits too', async ({ around }) => {
  const frames = ['', 'visibility: hidden', 'opacity: 0'].map(
    (style, index) =>
      `<iframe id="f${index}" width="400" height="250" style="${style}" src="https://thalweg.example/?embed"></iframe>`,
  )
  const { page } = await around('around.html', {
    html: `<!doctype html><title>Around</title>${frames.join('')}`,
  })
  const [seen, hidden, clear] = await Promise.all(frames.map((_, index) => loadedIn(page, `#f${index}`)))
  if (!seen || !hidden || !clear) throw new Error('a frame is missing')
  await expect.poll(() => stepIn(seen), { timeout: 20_000 }).toBeGreaterThan(2)
  expect([await stepIn(hidden), await stepIn(clear)]).toEqual([0, 0])
  await page.locator('#f1').evaluate((frame) => frame.removeAttribute('style'))
  await expect.poll(() => stepIn(hidden), { timeout: 30_000 }).toBeGreaterThan(2)
  expect(await stepIn(clear)).toBe(0)
})

test('the wheel scrolls the page around and says how to zoom; with Ctrl it zooms', async ({ around }) => {
  const { page } = await around('around.html', {
    html: asks(usualHash, '<div style="height: 300vh"></div>'),
    reducedMotion: 'reduce',
  })
  const frame = await frameIn(page, '#race')
  await waitUntilStill(frame as unknown as Page)
  const scrolled = () => page.evaluate(() => window.scrollY)
  const camera = () =>
    frame.evaluate(() => JSON.stringify((window.thalweg.experiment() as { view: object }).view))
  const before = await camera()
  await page.mouse.move(300, 200)
  await page.keyboard.down('Control')
  // On a busy machine a first wheel has been seen not to arrive in the frame. Wheels that follow one another within half
  // a second go where the first one went.
  const turned = async () => {
    const now = await camera()
    if (now !== before) return now
    await page.mouse.move(300, 200)
    await page.mouse.wheel(0, 120)
    return camera()
  }
  await expect.poll(turned, { interval: 1200 }).not.toBe(before)
  await page.keyboard.up('Control')
  // A second wheel may still be on its way.
  await waitUntilStill(frame as unknown as Page, 1000)
  expect(await scrolled()).toBe(0)
  await expect.poll(() => frame.locator('.embed-hint').getAttribute('data-shown')).toBe(null)
  const zoomed = await camera()
  await page.mouse.wheel(0, 60)
  await expect.poll(scrolled).toBe(60)
  expect(await frame.locator('.embed-hint').innerText()).toBe('Hold Ctrl to zoom')
  await expect
    .poll(() => frame.locator('.embed-hint').evaluate((hint) => getComputedStyle(hint).opacity))
    .toBe('1')
  expect(await camera()).toBe(zoomed)
})

test('one finger scrolls the page around, two turn the camera, and a tap offers a start', async ({
  around,
}) => {
  const { page } = await around('around.html', {
    html: asks(usualHash, '<div style="height: 300vh"></div>').replace(
      '<title>',
      '<meta name="viewport" content="width=device-width"><title>',
    ),
    reducedMotion: 'reduce',
    hasTouch: true,
    viewport: { width: 700, height: 600 },
  })
  const frame = await frameIn(page, '#race')
  await waitUntilStill(frame as unknown as Page)
  const view = () => frame.evaluate(() => JSON.stringify(window.thalweg.experiment()))
  const before = await view()
  const client = await page.context().newCDPSession(page)
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', ...points: [x: number, y: number][]) =>
    client.send('Input.dispatchTouchEvent', {
      type,
      touchPoints: points.map(([x, y], id) => ({ x, y, id })),
    })
  await touch('touchStart', [320, 250])
  for (let y = 240; y >= 150; y -= 10) await touch('touchMove', [320, y])
  // A finger that rests before it leaves throws nothing.
  await page.waitForTimeout(300)
  await touch('touchMove', [320, 150])
  await touch('touchEnd')
  await expect.poll(() => page.evaluate(() => window.scrollY)).toBeGreaterThan(40)
  expect(await frame.locator('.embed-hint').innerText()).toBe('Use two fingers to turn')
  expect(await view()).toBe(before)

  await page.evaluate(() => window.scrollTo(0, 0))
  await page.waitForTimeout(500)
  const scrolled = await page.evaluate(() => window.scrollY)
  await page.touchscreen.tap(328, 170)
  await expect.poll(() => frame.locator('.scene-readout').innerText()).toMatch(/tap again to start here/)
  // The line of numbers is inside, however narrow the frame.
  await page.locator('#race').evaluate((element) => element.setAttribute('width', '340'))
  await waitUntilStill(frame as unknown as Page)
  await page.touchscreen.tap(200, 170)
  const readout = frame.locator('.scene-readout')
  await expect.poll(() => readout.innerText()).toMatch(/tap again to start here/)
  const ends = await readout.evaluate((line) => line.getBoundingClientRect().toJSON() as DOMRect)
  expect(ends.left).toBeGreaterThanOrEqual(0)
  expect(ends.right).toBeLessThanOrEqual(340)
  await page.locator('#race').evaluate((element) => element.setAttribute('width', '640'))
  await waitUntilStill(frame as unknown as Page)
  expect(await view()).toBe(before)

  await touch('touchStart', [250, 200])
  await touch('touchStart', [250, 200], [390, 200])
  for (let by = 10; by <= 80; by += 10) await touch('touchMove', [250 + by, 200], [390 + by, 200])
  await touch('touchEnd')
  await expect.poll(view).not.toBe(before)
  expect(await page.evaluate(() => window.scrollY)).toBe(scrolled)
})

test('with a lesson and present it is given in the frame, cue by cue, and PageDown is told outside', async ({
  around,
}) => {
  const { page } = await around('around.html', {
    html: asks('&present&lesson=oneParameter&part=1'),
    reducedMotion: 'reduce',
  })
  const frame = await frameIn(page, '#race')
  const title = frame.locator('.stage-title')
  await title.waitFor()
  const first = await title.innerText()
  await frame.getByRole('button', { name: 'Next cue' }).click()
  await expect.poll(() => title.innerText()).not.toBe(first)
  const second = await title.innerText()
  await frame.locator('body').press('PageDown')
  expect(await title.innerText()).toBe(second)
  expect(await frame.getByRole('link', { name: /Thalweg/ }).getAttribute('href')).toContain(
    'lesson=oneParameter',
  )
})

test('it shows the experiment of its address or of a part of a lesson, and links to the whole page', async ({
  around,
}) => {
  const { page } = await around('around.html', {
    html: `${asks(`&lesson=momentum&part=2`)}${asks(`&present${usualHash}`).replace('id="race"', 'id="other"')}`,
    reducedMotion: 'reduce',
  })
  const [lesson, other] = [await frameIn(page, '#race'), await frameIn(page, '#other')]
  const surface = (frame: Frame) =>
    frame.evaluate(() => (window.thalweg.experiment() as { surface: { id?: string } }).surface.id)
  await expect.poll(() => surface(lesson)).not.toBe('himmelblau')
  expect(await surface(other)).toBe('rosenbrock')
  const link = other.getByRole('link', { name: /Thalweg/ })
  expect(await link.getAttribute('href')).toBe(inject('url') + usualHash)
  expect([await link.getAttribute('target'), await link.getAttribute('rel')]).toEqual(['_blank', 'noopener'])
  expect(await lesson.getByRole('link', { name: /Thalweg/ }).getAttribute('href')).toBe(
    `${inject('url')}?lesson=momentum&part=2`,
  )
  expect(await other.getByRole('toolbar').count()).toBe(0)
})
