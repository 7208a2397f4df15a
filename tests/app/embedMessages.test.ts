/** What the page in a frame and the page around it say to each other, on another origin and on its own: messages and keys. */
import type { Page } from 'playwright'
import { expect, inject } from 'vitest'
import { ask, asks, frameIn, ignoredIn, isPlaying, stepIn, test } from '../helpers/around'
import { waitUntilStill } from '../helpers/picture'
import { usualHash } from '../helpers/usualHash'

test('the API by messages says what window.thalweg says', async ({ around }) => {
  const { page, origin } = await around('around.html', {
    html: asks(`&allow=https://blog.example${usualHash}`),
    reducedMotion: 'reduce',
  })
  const frame = await frameIn(page, '#race')
  const home = new URL(inject('url')).origin
  expect(await ask(page, { thalweg: 'ready' })).toEqual({ value: null, at: home })
  await ask(page, { thalweg: 'seek', step: 12 })
  expect((await ask(page, { thalweg: 'step' })).value).toBe(12)
  const own = await frame.evaluate(() => [window.thalweg.experiment(), window.thalweg.trajectories()])
  expect([
    (await ask(page, { thalweg: 'experiment' })).value,
    (await ask(page, { thalweg: 'trajectories' })).value,
  ]).toEqual(own)
  expect((await ask(page, { thalweg: 'picture' })).value).toBe('image/png')
  expect((await ask(page, { thalweg: 'load', experiment: { runners: [null] } })).value).toEqual([
    expect.stringMatching(/^runners\[0\]/),
  ])
  expect((await ask(page, { thalweg: 'load', experiment: 3 })).value).toEqual([
    '3 is not an experiment; the experiment stays as it is',
  ])
  expect((await ask(page, { thalweg: 'seek', step: 'x' })).error).toBe(
    'seek: "x" is not a step; a number is needed',
  )
  expect((await ask(page, { thalweg: 'next' })).error).toBe(
    'no talk is given here: "present" in the address of the frame gives one',
  )
  await ask(page, { thalweg: 'play' })
  await expect.poll(() => isPlaying(frame)).toBe(true)
  await ask(page, { thalweg: 'pause' })
  expect(await isPlaying(frame)).toBe(false)
  expect(await ignoredIn(frame)).toBe(0)
  expect(origin).not.toBe(home)
})

test('a talk in a frame goes on, back and to a cue by messages', async ({ around }) => {
  const { page } = await around('around.html', {
    html: asks('&present&lesson=momentum&allow=https://blog.example'),
    reducedMotion: 'reduce',
  })
  const frame = await frameIn(page, '#race')
  await frame.locator('.stage-title').waitFor()
  expect((await ask(page, { thalweg: 'cue' })).value).toEqual({ cue: 1, of: 3 })
  expect((await ask(page, { thalweg: 'cue', cue: 3 })).value).toEqual({ cue: 3, of: 3 })
  await expect.poll(() => frame.locator('.stage-count').innerText()).toBe('3 / 3')
  expect((await ask(page, { thalweg: 'back' })).value).toEqual({ cue: 2, of: 3 })
  await expect.poll(() => frame.locator('.stage-count').innerText()).toBe('2 / 3')
  expect((await ask(page, { thalweg: 'cue', cue: 4 })).error).toBe('there is no cue 4: the last is 3')
  await ask(page, { thalweg: 'next' })
  await ask(page, { thalweg: 'next' })
  await expect.poll(() => frame.locator('.stage-count').innerText()).toBe('3 / 3')
})

test('messages of an origin that the address does not name are ignored and counted', async ({ around }) => {
  const { page } = await around('around.html', {
    html: asks(`&allow=https://other.example${usualHash}`),
    reducedMotion: 'reduce',
  })
  const frame = await frameIn(page, '#race')
  await page.evaluate(() => {
    const heard: unknown[] = []
    Object.assign(window, { heard })
    window.addEventListener('message', ({ data }) => heard.push(data))
    const to = document.querySelector<HTMLIFrameElement>('#race')?.contentWindow
    to?.postMessage({ thalweg: 'seek', step: 30 }, '*')
    to?.postMessage({ thalweg: 'experiment', id: 1 }, '*')
    to?.postMessage('play', '*')
  })
  await expect.poll(() => ignoredIn(frame)).toBe(3)
  expect(await stepIn(frame)).toBe(0)
  expect(await page.evaluate(() => Reflect.get(window, 'heard'))).toEqual([])
  // A frame that has no origin, as one in a sandbox, is nobody's.
  await page.evaluate(() => {
    const inside = document.createElement('iframe')
    inside.setAttribute('sandbox', 'allow-scripts')
    inside.srcdoc = `<script>parent.frames[0].postMessage({ thalweg: 'seek', step: 30 }, '*')</script>`
    document.body.append(inside)
  })
  await expect.poll(() => ignoredIn(frame)).toBe(4)
  expect(await stepIn(frame)).toBe(0)
})

test('under a strict policy of the page around nothing is refused', async ({ around }) => {
  const { page } = await around('blog.html', {
    policy: "default-src 'none'; script-src 'self'; style-src 'self'; frame-src https://thalweg.example/",
    reducedMotion: 'reduce',
  })
  await waitUntilStill((await frameIn(page, '#opening')) as unknown as Page)
})

test('keys that it does not use are told to the page around, once each', async ({ around }) => {
  const { page } = await around('around.html', { html: asks(usualHash), reducedMotion: 'reduce' })
  const frame = await frameIn(page, '#race')
  await page.evaluate(() => {
    const heard: unknown[] = []
    Object.assign(window, { heard })
    window.addEventListener('message', ({ data }) => heard.push(data))
  })
  await frame.locator('.pane-ground').focus()
  for (const key of ['h', 'Escape', 'PageDown', 'ArrowLeft', 'Space']) await page.keyboard.press(key)
  await expect.poll(() => isPlaying(frame)).toBe(true)
  const heard = await page.evaluate(() => Reflect.get(window, 'heard') as unknown[])
  const told = [
    ['h', 'KeyH', 72],
    ['Escape', 'Escape', 27],
    ['PageDown', 'PageDown', 34],
  ] as const
  expect(heard).toEqual(
    told.flatMap(([key, code, number]) => [
      { thalweg: 'key', key, code, shiftKey: false, repeat: false },
      JSON.stringify({ method: 'triggerKey', args: [number] }),
    ]),
  )
})
