/** `test` with `visit`, which opens the built page. At the end of a test it checks what must never happen. */
import { chromium, type Browser } from 'playwright'
import { test as base, expect, inject } from 'vitest'
import { openPage, type Opened, type Options } from './page'

/** The console may show only fiber's own deprecation note. */
const allowed = /^THREE\.Clock: This module has been deprecated/

interface Where extends Options {
  /** The address of the page, if not the usual one. */
  at?: string
}

export const test = base
  .extend('browser', { scope: 'file' }, async ({}, { onCleanup }): Promise<Browser> => {
    const browser = await chromium.connect(inject('browser'))
    onCleanup(() => browser.close())
    return browser
  })
  .extend('visit', async ({ browser }, { onCleanup }) => {
    const opened: Opened[] = []
    onCleanup(async () => {
      for (const each of opened) await close(each)
    })
    return async (hash = '', { at = inject('url'), ...options }: Where = {}): Promise<Opened> => {
      const visited = await openPage(browser, at + hash, options)
      opened.push(visited)
      return visited
    }
  })

/** No complaint on the console, no violation of the page's policy, no request to another host, whatever happened. */
async function close({ page, complaints, requests }: Opened): Promise<void> {
  const violations = await page.evaluate(() => window.probe.violations)
  const home = new URL(page.url()).host
  await page.context().close()
  expect(complaints.filter((line) => !allowed.test(line))).toEqual([])
  expect(violations).toEqual([])
  expect(requests.filter((url) => !/^(data|blob):/.test(url) && new URL(url).host !== home)).toEqual([])
}
