/** The page opens and moves, draws nothing when nothing moves, and works from any path and without WebGL2. */
import { expect } from 'vitest'
import { boxOf, coloursOf, waitUntilStill } from '../helpers/picture'
import { withoutFloatTargets, withoutWebGL2 } from '../helpers/poorDevices'
import { serve } from '../../src/cli/serve'
import { test } from '../helpers/visit'

test('opens and plays by itself', async ({ visit }) => {
  const { page } = await visit('', { isBare: true })
  await page.waitForFunction(() => window.thalweg.step >= 3)
  const { runs, frames } = await page.evaluate(() => ({
    runs: window.thalweg.trajectories().length,
    frames: window.probe.frames,
  }))
  expect(runs).toBe(5)
  expect(frames).toBeGreaterThan(1)
})

test('shows the surface in many colours, and a label for every runner', async ({ visit }) => {
  const { page } = await visit('', { isBare: true })
  await page.evaluate(() => window.thalweg.pause())
  await waitUntilStill(page)
  const box = await boxOf(page)
  expect(box.width).toBeGreaterThan(600)
  expect(await coloursOf(page, box)).toBeGreaterThan(64)
  expect(await page.locator('[data-runner]').count()).toBe(5)
})

test('is ready once the picture is on the screen', async ({ visit }) => {
  const { page } = await visit('', { reducedMotion: 'reduce', wait: false, isBare: true })
  const labels = await page.evaluate(async () => {
    await window.thalweg.ready
    return Array.from(document.querySelectorAll<HTMLElement>('[data-runner]'), ({ dataset }) =>
      Number(dataset['x']),
    )
  })
  expect(labels).toHaveLength(5)
  expect(labels.every((x) => x > 0)).toBe(true)
})

test('draws no frame while nothing moves', async ({ visit }) => {
  const { page } = await visit('', { isBare: true })
  await page.evaluate(() => window.thalweg.pause())
  // They come a little after the picture, and make room for themselves.
  await page.getByRole('toolbar', { name: 'Page' }).waitFor()
  await page.locator('.uplot').waitFor()
  await page.locator('.told-line').waitFor()
  await waitUntilStill(page)
  const before = await page.evaluate(() => window.probe.draws)
  // It takes some time to see that nothing is drawn.
  await page.waitForTimeout(1500)
  expect(await page.evaluate(() => window.probe.draws)).toBe(before)
})

test('plays without a React commit', async ({ visit }) => {
  const { page } = await visit('', { isBare: true })
  // The settings and the chart come a little after the picture.
  await page.getByRole('slider', { name: 'start x' }).waitFor()
  await page.locator('.uplot').waitFor()
  await page.waitForFunction(() => window.thalweg.step >= 20)
  const before = await page.evaluate(() => {
    const { commits, frames } = window.probe
    return { commits, frames }
  })
  await page.waitForFunction((frames) => window.probe.frames >= frames + 20, before.frames)
  expect(before.commits).toBeGreaterThan(0)
  expect(await page.evaluate(() => window.probe.commits)).toBe(before.commits)
})

test('starts paused if the user prefers less motion', async ({ visit }) => {
  const { page } = await visit('', { reducedMotion: 'reduce', isBare: true })
  await waitUntilStill(page)
  expect(await page.evaluate(() => window.thalweg.step)).toBe(0)
  expect(await page.evaluate(() => window.probe.draws)).toBeGreaterThan(0)
  await page.keyboard.press('Space')
  await page.waitForFunction(() => window.thalweg.step >= 1)
})

test.for([
  ['WebGL2', withoutWebGL2, /WebGL2/],
  ['float targets', withoutFloatTargets, /float/],
] as const)(
  'says so if the browser lacks %s, and everything else works',
  async ([, before, text], { visit }) => {
    const { page } = await visit('', { before, isBare: true })
    await expect.poll(() => page.getByRole('alert').innerText()).toMatch(text)
    await page.waitForFunction(() => window.thalweg.step >= 3)
    await page.locator('.uplot canvas').waitFor()
    expect(await page.getByRole('list', { name: 'Runners by loss' }).getByRole('listitem').count()).toBe(5)
    expect(await page.evaluate(() => window.thalweg.trajectories()[4]?.points[2])).toBeGreaterThan(0)
  },
)

test('works from a sub-path', async ({ visit }) => {
  const { url, server } = await serve({ base: '/some/where/' })
  try {
    const { page, requests } = await visit('', { at: url, isBare: true })
    await page.waitForFunction(() => window.thalweg.step >= 1 && window.probe.frames > 0)
    await page.getByRole('slider', { name: 'start x' }).waitFor()
    // All that is loaded after the first motion comes before the server goes.
    for (const part of ['.katex', '.lab-tools > button', '.uplot', '.told-line'])
      await page.locator(part).first().waitFor()
    await page.waitForLoadState('networkidle')
    expect(requests.filter((request) => !request.startsWith(url) && !/^(data|blob):/.test(request))).toEqual(
      [],
    )
  } finally {
    server.close()
  }
})
