/** The experiment in the address and in files: it comes back unchanged, and bad parts become defaults with a notice. */
import { deflateSync, strToU8 } from 'fflate'
import type { Page } from 'playwright'
import { expect } from 'vitest'
import { encodeLink } from '../../src/experiment/link'
import { parseExperiment } from '../../src/experiment/schema/schema'
import { experimentOf, load, pathsOf } from '../helpers/experiment'
import { test } from '../helpers/visit'

const still = { reducedMotion: 'reduce' } as const

const noisy = {
  version: 1,
  surface: { id: 'himmelblau' },
  start: [-0.3, -0.7],
  steps: 150,
  seed: 7,
  noise: { sigma: 2, shared: false },
  runners: [
    { optimizer: 'adam', settings: { eta: 0.1 }, clip: { norm: 1 } },
    { optimizer: 'sgd', settings: { eta: 0.01 }, schedule: { id: 'cosine', settings: { steps: 150 } } },
  ],
  view: { theme: 'light', colours: 'inferno' },
}

test('a link gives the same trajectories, byte for byte', async ({ visit }) => {
  const { page } = await visit('', still)
  await load(page, noisy)
  const length = await page.evaluate(() => history.length)
  await expect.poll(() => page.evaluate(() => location.hash)).toMatch(/^#v1=/)
  const before = { paths: await pathsOf(page), experiment: await experimentOf(page) }
  await expect.poll(() => hashOf(page)).toBe(encodeLink(parseExperiment(noisy).experiment))
  expect(await page.evaluate(() => history.length)).toBe(length)
  await page.reload()
  await page.evaluate(() => window.thalweg.ready)
  expect(await experimentOf(page)).toBe(before.experiment)
  expect(await pathsOf(page)).toEqual(before.paths)
  expect(await noticesOf(page)).toBe('')
})

test('the button copies the link', async ({ visit }) => {
  const { page } = await visit('', { ...still, permissions: ['clipboard-read', 'clipboard-write'] })
  await load(page, noisy)
  await page.getByRole('button', { name: /copy the link/i }).click()
  await expect.poll(() => noticesOf(page)).toMatch(/link is copied/)
  const copied = await page.evaluate(() => navigator.clipboard.readText())
  expect(new URL(copied).hash).toBe(encodeLink(parseExperiment(noisy).experiment))
})

test('an edited address is opened without a reload', async ({ visit }) => {
  const { page } = await visit('', still)
  await page.evaluate(
    (hash) => {
      location.hash = hash
    },
    encodeLink(parseExperiment(noisy).experiment),
  )
  await expect.poll(() => experimentOf(page)).toContain('himmelblau')
})

const bad: readonly [what: string, hash: string, notice: RegExp][] = [
  ['2 MB', `#v1=${'A'.repeat(2_000_000)}`, /longer than 32 KiB/],
  ['a decompression bomb', `#v1=${linkOf(' '.repeat(20_000_000))}`, /more than 1 MiB/],
  ['an unknown version', '#v9=abc', /version v?9/],
  ['garbage', '#v1=!!!not-base64!!!', /damaged/],
  ['random bytes', `#v1=${Buffer.from([1, 2, 3, 250, 251, 252]).toString('base64url')}`, /damaged|not/],
  ['no JSON', `#v1=${linkOf('{"version":1,')}`, /JSON/i],
  ['version 2 inside', `#v1=${linkOf('{"version":2}')}`, /version: 2/],
  ['NaN and 1e308', `#v1=${linkOf('{"version":1,"start":[null,1e308],"seed":-1}')}`, /start.*seed/s],
  [
    'wrong types',
    `#v1=${linkOf('{"version":1,"runners":"adam","steps":"many"}')}`,
    /steps.*runners|runners.*steps/s,
  ],
  ['an unknown key', `#v1=${linkOf('{"version":1,"stepz":4}')}`, /stepz/],
  [
    'a bad formula',
    `#v1=${linkOf('{"version":1,"surface":{"formula":"x^^2","domain":[[-1,1],[-1,1]]}}')}`,
    /formula/,
  ],
]

test.for(bad)('a link with %s opens with defaults, and a notice', async ([, hash, notice], { visit }) => {
  const { page } = await visit(hash, still)
  await expect.poll(() => noticesOf(page)).toMatch(notice)
  const { surface, start, steps, seed } = JSON.parse(await experimentOf(page))
  expect({ surface, start, steps, seed }).toEqual({
    surface: { id: 'rosenbrock', settings: { a: 1, b: 100 } },
    start: [-1.5, 1.5],
    steps: 400,
    seed: 1,
  })
  expect(await page.evaluate(() => window.thalweg.trajectories().length)).toBe(5)
  await page.getByRole('button', { name: 'Dismiss' }).first().click()
})

test('a saved file opens by button and by drop', async ({ visit }) => {
  const { page } = await visit('', still)
  await load(page, noisy)
  const before = await experimentOf(page)
  const saving = page.waitForEvent('download')
  await page.getByRole('button', { name: /save the experiment/i }).click()
  const chunks: Buffer[] = []
  for await (const chunk of await (await saving).createReadStream()) chunks.push(chunk)
  const file = { name: 'saved.json', mimeType: 'application/json', buffer: Buffer.concat(chunks) }

  await load(page, { version: 1 })
  expect(await experimentOf(page)).not.toBe(before)
  const choosing = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: /open an experiment/i }).click()
  await (await choosing).setFiles(file)
  await expect.poll(() => experimentOf(page)).toBe(before)

  await drop(page, JSON.stringify({ version: 1, surface: { id: 'bowl' } }))
  await expect.poll(() => experimentOf(page)).toContain('bowl')
  expect(await noticesOf(page)).toBe('')
})

test('a bad file opens with defaults for its wrong parts, and a notice names them', async ({ visit }) => {
  const { page } = await visit('', still)
  await drop(
    page,
    '{"version":1,"surface":{"id":"bowl"},"runners":[{"optimizer":"adam","settings":{"eta":"fast"}}]}',
  )
  await expect.poll(() => noticesOf(page)).toMatch(/bad\.json.*runners.*eta/s)
  expect(await experimentOf(page)).toContain('bowl')
  await drop(page, 'x'.repeat(3_000_000))
  await expect.poll(() => noticesOf(page)).toMatch(/bad\.json/)
})

/** The part of a link after `#v1=`. */
function linkOf(text: string): string {
  return Buffer.from(deflateSync(strToU8(text), { level: 9 })).toString('base64url')
}

function hashOf(page: Page): Promise<string> {
  return page.evaluate(() => location.hash)
}

function noticesOf(page: Page): Promise<string> {
  return page.locator('.notices').innerText()
}

async function drop(page: Page, text: string): Promise<void> {
  await page.evaluate((content) => {
    const dataTransfer = new DataTransfer()
    dataTransfer.items.add(new File([content], 'bad.json', { type: 'application/json' }))
    for (const type of ['dragenter', 'dragover', 'drop']) {
      document.body.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }))
    }
  }, text)
}
