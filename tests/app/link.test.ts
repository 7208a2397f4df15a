/** The experiment in the address and in files: it comes back unchanged, and bad parts become defaults with a notice. */
import { deflateSync, strToU8 } from 'fflate'
import type { Page } from 'playwright'
import { expect } from 'vitest'
import { decodeLink, encodeLink } from '../../src/experiment/link/link'
import { parseExperiment, serialize } from '../../src/experiment/schema/schema'
import cases from '../cases/links.json'
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
  await expect.poll(() => page.evaluate(() => location.hash)).toMatch(/^#v2=/)
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
  await page.getByRole('button', { name: /copy the link \(L\)/i }).click()
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

test('a bad link shows the defaults, and a notice, when it is opened and when it is pasted', async ({
  visit,
}) => {
  const [[, first] = ['', '']] = bad
  const { page } = await visit(first, still)
  for (const [what, hash, notice] of bad) {
    await page.evaluate((pasted) => {
      location.hash = pasted
    }, hash)
    await expect.poll(() => noticesOf(page), { message: what }).toMatch(notice)
    const { surface, start, steps, seed } = JSON.parse(await experimentOf(page))
    expect({ surface, start, steps, seed }, what).toEqual({
      surface: { id: 'rosenbrock', settings: { a: 1, b: 100 } },
      start: [-1.5, 1.5],
      steps: 400,
      seed: 1,
    })
    expect(await page.evaluate(() => window.thalweg.trajectories().length)).toBe(5)
    const dismiss = page.getByRole('button', { name: 'Dismiss', exact: true })
    for (let left = await dismiss.count(); left > 0; left -= 1) await dismiss.first().click()
    expect(await noticesOf(page)).toBe('')
  }
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

test('a link that cannot be read stays in the address, and one step back after the first edit', async ({
  visit,
}) => {
  const damaged = `${encodeLink(parseExperiment(noisy).experiment).slice(0, -9)}`
  const { page } = await visit(damaged, still)
  await expect.poll(() => noticesOf(page)).toMatch(/damaged.*default experiment/s)
  await page.evaluate(() => window.thalweg.seek(3))
  expect(await hashOf(page)).toBe(damaged)
  await load(page, noisy)
  const whole = encodeLink(parseExperiment(noisy).experiment)
  await expect.poll(() => hashOf(page)).toBe(whole)
  await page.goBack()
  await expect.poll(() => noticesOf(page)).toMatch(/damaged.*stays as it is/s)
  expect(await hashOf(page)).toBe(damaged)
  expect(await experimentOf(page)).toContain('himmelblau')
})

test('a damaged link pasted into an open page stays in the address, and the experiment as it is', async ({
  visit,
}) => {
  const { page } = await visit('', still)
  const opened = await hashOf(page)
  await load(page, noisy)
  await expect.poll(() => hashOf(page)).not.toBe(opened)
  const before = await experimentOf(page)
  const damaged = `${encodeLink(parseExperiment({ steps: 9 }).experiment).slice(0, -9)}`
  await page.evaluate((hash) => {
    location.hash = hash
  }, damaged)
  await expect.poll(() => noticesOf(page)).toMatch(/damaged.*stays as it is/s)
  // An address is written half a second after an edit.
  await page.waitForTimeout(1000)
  expect(await hashOf(page)).toBe(damaged)
  expect(await experimentOf(page)).toBe(before)
})

test('a file that is no experiment leaves the experiment as it is, and a notice says why', async ({
  visit,
}) => {
  const { page } = await visit('', still)
  await load(page, noisy)
  const before = await experimentOf(page)
  for (const [text, reason] of [
    ['Dear all,', /bad\.json: not JSON.*stays as it is/],
    ['{"type":"FeatureCollection"}', /bad\.json: no part of it.*stays as it is/],
  ] as const) {
    await drop(page, text)
    await expect.poll(() => noticesOf(page)).toMatch(reason)
    expect(await experimentOf(page)).toBe(before)
  }
})

test('the page says when the address bar no longer follows', async ({ visit }) => {
  const { page } = await visit('', still)
  const opened = await hashOf(page)
  await load(page, noisy)
  await expect.poll(() => hashOf(page)).not.toBe(opened)
  const kept = await hashOf(page)
  const changes = Array.from({ length: 1000 }, (_, index) => ({
    step: index + 1,
    runner: 0,
    settings: {
      eta: Math.abs(Math.sin(index + 1)),
      beta1: Math.abs(Math.cos(index)) % 0.99,
      beta2: 1 / (index + 2),
    },
  }))
  await load(page, { ...noisy, steps: 2000, changes, runners: [{ optimizer: 'adam' }] })
  await expect.poll(() => noticesOf(page)).toMatch(/too long for a link: the address bar stays/)
  expect(await hashOf(page)).toBe(kept)
  await load(page, { version: 1, seed: 9 })
  await expect.poll(() => hashOf(page)).not.toBe(kept)
  expect(await noticesOf(page)).toBe('')
})

test.for(cases.mangled)('a link from chat or mail opens as it was: %s', async (hash, { visit }) => {
  const { page } = await visit(hash, still)
  const { experiment } = decodeLink(cases.good)
  expect(JSON.parse(await experimentOf(page))).toEqual(JSON.parse(JSON.stringify(serialize(experiment))))
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

test('the link to this moment opens there, with the panels hidden', async ({ visit }) => {
  const { page } = await visit('', { ...still, permissions: ['clipboard-read', 'clipboard-write'] })
  await load(page, noisy)
  await page.evaluate(() => window.thalweg.seek(41))
  await page.keyboard.press('h')
  await page.keyboard.press('Shift+L')
  await expect.poll(() => noticesOf(page)).toMatch(/link to this moment is copied/)
  const { hash } = new URL(await page.evaluate(() => navigator.clipboard.readText()))
  expect(hash).toBe(`${encodeLink(parseExperiment(noisy).experiment)}&at=41&panels=0`)
  const { page: other } = await visit(hash, still)
  expect(await other.evaluate(() => window.thalweg.step)).toBe(41)
  expect(await other.getByRole('complementary', { name: 'Settings' }).count()).toBe(0)
  expect(await noticesOf(other)).toBe('')
  expect(await hashOf(other)).toBe(hash)
})
