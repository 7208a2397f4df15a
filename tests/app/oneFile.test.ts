/** The page as one file: it opens from a disk with all its parts, a talk in it, and under a policy as strict as ever. */
import { execFileSync } from 'node:child_process'
import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Page } from 'playwright'
import { beforeAll, expect, inject } from 'vitest'
import { load } from '../helpers/experiment'
import { useLateParts } from '../helpers/lateParts'
import { withoutFloatTargets } from '../helpers/poorDevices'
import { test } from '../helpers/visit'

/** The program is there some time after the page: it is unpacked first. */
const still = { reducedMotion: 'reduce', wait: false } as const

const talk = {
  thalweg: 'talk',
  version: 1,
  title: 'A talk </script><script>window.stolen = true</script><!--',
  cues: [{ title: 'One', experiment: { surface: { id: 'bowl' } }, text: 'Loss {= loss(0) }, “typed”.' }],
}

const folder = inject('scratch')
const file = join(folder, 'thalweg.html')
const at = pathToFileURL(file).href

beforeAll(() => {
  const json = join(folder, 'talk.json')
  writeFileSync(json, JSON.stringify(talk))
  const build = join(import.meta.dirname, '../../src/cli/build.ts')
  const args = [build, '--single', '-o', file, '--talk', json]
  const said = execFileSync(resolve('node_modules/.bin/tsx'), args, { encoding: 'utf8' })
  expect(said).toBe(`${file}: ${(statSync(file).size / 1e6).toFixed(2)} MB\n`)
})

test('it has at most 3 MB, asks for no other file, and lets run only what it has a hash of', async ({
  visit,
}) => {
  const text = readFileSync(file, 'utf8')
  expect(text.length).toBeLessThan(3e6)
  expect(statSync(file).size).toBeLessThan(3e6)
  const { page, requests } = await visit('', { at, ...still })
  await isReady(page)
  await page.locator('.uplot').first().waitFor()
  expect(requests.filter((url) => !/^(data|blob):/.test(url))).toEqual([at])
  const policy = await page.locator('meta[http-equiv]').getAttribute('content')
  const hash = 'sha256-'
  expect(policy?.replace(/sha256-[\w+/]{43}=/g, hash).split('; ')).toEqual([
    "default-src 'none'",
    `script-src '${hash}' '${hash}' '${hash}'`,
    `style-src '${hash}' '${hash}'`,
    'img-src data: blob:',
    'worker-src blob:',
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types thalweg-worker thalweg-program',
    'font-src data:',
  ])
})

test('scene, card, chart, editor, films, pictures and the check of a path come', async ({ visit }) => {
  const { page } = await visit('', { at, ...still })
  await isReady(page)
  await page.waitForFunction(() => window.probe.frames > 0)
  await useLateParts(page)
})

test('a lesson opens by its address, and its race runs', async ({ visit }) => {
  const { page } = await visit('?lesson=momentum', { at, ...still })
  await isReady(page)
  const lesson = page.getByRole('complementary', { name: 'Lesson' })
  await lesson.getByRole('heading', { level: 2 }).waitFor()
  await page.evaluate(() => window.thalweg.play())
  await page.waitForFunction(() => window.thalweg.step >= 1)
})

test('a map is computed by the CPU in a worker, where the GPU cannot', async ({ visit }) => {
  const { page } = await visit('', { at, ...still, before: withoutFloatTargets })
  await isReady(page)
  await load(page, {
    surface: { id: 'bowl' },
    steps: 40,
    runners: [{ optimizer: 'sgd' }],
    ensemble: { runners: [0], columns: 32, rows: 32, map: true },
  })
  await expect.poll(() => engineOf(page)).toBe('worker')
})

test('its talk is there word for word, and nothing of it runs', async ({ visit }) => {
  const { page } = await visit('', { at, ...still })
  await isReady(page)
  const text = await page.evaluate(() => document.getElementById('built-in-talk')?.textContent ?? '')
  expect(JSON.parse(text)).toEqual(talk)
  expect(await page.evaluate(() => 'stolen' in window)).toBe(false)
})

test('without a link it opens with its talk, which is given from there', async ({ visit }) => {
  const { page } = await visit('', { at, ...still, isBare: true })
  await isReady(page)
  const column = page.getByRole('complementary', { name: 'Talk' })
  await column.getByRole('heading', { level: 2, name: talk.title }).waitFor()
  expect(await column.locator('.lesson-text').innerText()).toMatch(/^Loss [\d.]+, “typed”\.$/)
  await column.getByRole('button', { name: 'Give the talk before a room' }).click()
  await page.getByRole('button', { name: 'Begin', exact: true }).click()
  await expect.poll(() => page.locator('.stage-title').innerText()).toBe('One')
  expect(await page.evaluate(() => 'stolen' in window)).toBe(false)
})

async function isReady(page: Page): Promise<void> {
  await page.waitForFunction(() => 'thalweg' in window)
  await page.evaluate(() => window.thalweg.ready)
}

function engineOf(page: Page): Promise<string | undefined> {
  return page.evaluate(() => window.thalweg.ensemble.results[0]?.engine)
}
