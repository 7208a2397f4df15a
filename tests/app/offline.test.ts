/** The page without network: all of it works once it was loaded, and a new version is offered and never forced. */
import { cpSync, readFileSync, writeFileSync } from 'node:fs'
import type { Server } from 'node:http'
import { join } from 'node:path'
import type { Page } from 'playwright'
import { expect, inject } from 'vitest'
import { dist, serve } from '../../src/cli/serve'
import { useLateParts } from '../helpers/lateParts'
import { usualHash } from '../helpers/usualHash'
import { test } from '../helpers/visit'
import { withoutDrawing } from '../helpers/withoutDrawing'

/** Keeps the page, unlike the other tests. */
const kept = { reducedMotion: 'reduce', serviceWorkers: 'allow' } as const

test('with the server gone, all parts come, and so does a new page with a lesson, under a sub-path', async ({
  visit,
}) => {
  const { url, server } = await serve({ base: '/some/where/' })
  const { page } = await visit('', { ...kept, at: url })
  await isKept(page)
  // What the page had asked for before it was kept has come.
  await page.waitForLoadState('networkidle')
  await end(server)
  const fromNetwork: string[] = []
  page.context().on('response', (response) => {
    if (response.url().startsWith('http') && !response.fromServiceWorker()) fromNetwork.push(response.url())
  })
  page.context().on('requestfailed', (request) => fromNetwork.push(request.url()))
  await useLateParts(page)

  const other = await page.context().newPage()
  await other.goto(`${url}?lesson=momentum`)
  await other.getByRole('complementary', { name: 'Lesson' }).getByRole('heading', { level: 2 }).waitFor()
  await other.close()

  await page.goto(url + usualHash)
  await page.reload()
  await page.evaluate(() => window.thalweg.ready)
  await page.evaluate(() => window.thalweg.play())
  await page.waitForFunction(() => window.thalweg.step >= 1 && window.probe.frames > 0)
  expect(fromNetwork).toEqual([])
}, 120_000)

test('a new version is offered, comes when it is asked for, and an old page keeps its parts', async ({
  visit,
}) => {
  const folder = join(inject('scratch'), 'offline')
  cpSync(dist, folder, { recursive: true })
  const { url, server } = await serve({ folder })
  const { page } = await visit('', { ...kept, at: url, before: withoutDrawing })
  await isKept(page)
  // A page that stays open while another one takes the new version.
  const other = await page.context().newPage()
  await other.addInitScript(withoutDrawing)
  await other.goto(url + usualHash)
  await other.evaluate(() => window.thalweg.ready)
  publish(folder, 'second')

  await page.reload()
  await page.evaluate(() => window.thalweg.ready)
  expect(await versionOf(page)).toBe('first')
  const offer = page.getByRole('button', { name: 'Load it' })
  await offer.waitFor()
  expect(await page.locator('.notice').innerText()).toContain('A new version is there.')
  await other.reload()
  expect(await versionOf(other)).toBe('first')
  await other.evaluate(() => window.thalweg.ready)

  const loaded = page.waitForEvent('load')
  await offer.click()
  await loaded
  await page.evaluate(() => window.thalweg.ready)
  expect(await versionOf(page)).toBe('second')
  await end(server)
  await useLateParts(other)
  expect(await versionOf(other)).toBe('first')
  await other.reload()
  expect(await versionOf(other)).toBe('second')
}, 120_000)

test('over plain http the page works, and nothing is said', async ({ visit }) => {
  const at = 'http://thalweg.test/'
  const { page, requests } = await visit('', kept)
  await page.route(`${at}**`, (route) => {
    const { pathname } = new URL(route.request().url())
    return route.fulfill({ path: join(dist, pathname === '/' ? 'index.html' : pathname) })
  })
  requests.length = 0
  await page.goto(at + usualHash)
  await page.evaluate(() => window.thalweg.ready)
  await page.locator('.uplot').first().waitFor()
  expect(await page.evaluate(() => isSecureContext)).toBe(false)
  expect(await page.locator('.notice').count()).toBe(0)
})

test('the manifest, its icons and its addresses are those of an installable page', async ({ visit }) => {
  const { page } = await visit('', kept)
  const session = await page.context().newCDPSession(page)
  const { url, errors, data } = await session.send('Page.getAppManifest')
  expect({ url, errors }).toEqual({ url: `${inject('url')}manifest.webmanifest`, errors: [] })
  const { icons, start_url: start, scope } = JSON.parse(data ?? '')
  expect([start, scope]).toEqual(['./', './'])
  for (const { src, sizes } of icons) {
    const size = await page.evaluate(async (address) => {
      const image = new Image()
      image.src = address
      await image.decode()
      return `${image.naturalWidth}x${image.naturalHeight}`
    }, src)
    expect(size).toBe(sizes)
  }
  const { installabilityErrors } = await session.send('Page.getInstallabilityErrors')
  // Every page of a test is private.
  expect(installabilityErrors.map(({ errorId }) => errorId)).toEqual(['in-incognito'])
})

/** Waits until the page needs no network any more. */
async function isKept(page: Page): Promise<void> {
  await page.waitForFunction(() => navigator.serviceWorker.controller?.state === 'activated')
}

async function end(server: Server): Promise<void> {
  await new Promise((ended) => {
    server.close(ended)
    server.closeAllConnections()
  })
}

/** Puts another version in the place of the page, as a new build does. */
function publish(folder: string, version: string): void {
  change(join(folder, 'index.html'), (text) => text.replace('<head>', `<head data-version="${version}">`))
  change(join(folder, 'serviceWorker.js'), (text) =>
    text.replace(/"revision":"\w+","url":"index.html"/, `"revision":"${version}","url":"index.html"`),
  )
}

function change(file: string, by: (text: string) => string): void {
  const text = readFileSync(file, 'utf8')
  const changed = by(text)
  if (changed === text) throw new Error(`${file} has no place for that`)
  writeFileSync(file, changed)
}

function versionOf(page: Page): Promise<string> {
  return page.evaluate(() => document.head.dataset['version'] ?? 'first')
}
