/** `test` with `visit`, which opens the built page. At the end of a test it checks what must never happen. */
import { chromium, type Browser } from 'playwright'
import { test as base, expect, inject } from 'vitest'
import { leave, openAgain, openPage, type Opened, type Options } from './page'
import { usualHash } from './usualHash'

/** The console may show only fiber's own deprecation note. */
const allowed = /^THREE\.Clock: This module has been deprecated/

interface Where extends Options {
  /** The address of the page, if not the usual one. */
  at?: string
  /** Opens the page without a link, as it is found at first. Without this and a hash it opens the default experiment. */
  isBare?: boolean
}

export const test = base
  .extend('browser', { scope: 'file' }, async ({}, { onCleanup }): Promise<Browser> => {
    const browser = await chromium.connect(inject('browser'))
    onCleanup(() => browser.close())
    return browser
  })
  // The page that waits for its next visit.
  .extend('spare', { scope: 'file' }, (): { page?: Opened } => ({}))
  .extend('visit', async ({ browser, spare, task }, { onCleanup }) => {
    const opened: { readonly visited: Opened; readonly isUsual: boolean }[] = []
    onCleanup(async () => {
      for (const { visited, isUsual } of opened) {
        const stays = isUsual && !spare.page && task.result?.state !== 'fail'
        await close(visited, stays)
        if (stays) spare.page = visited
      }
    })
    return async (
      hash = '',
      { at = inject('url'), isBare = false, ...options }: Where = {},
    ): Promise<Opened> => {
      const url = at + (isBare ? '' : hash || usualHash)
      const isUsual = options.reducedMotion === 'reduce' && Object.keys(options).every(isOfAll)
      const again = isUsual ? spare.page : undefined
      if (again) delete spare.page
      const visited = again ?? (await openPage(browser, url, options))
      opened.push({ visited, isUsual })
      if (again) await openAgain(again, url, options.viewport)
      return visited
    }
  })

/** Whether visits that differ in this option may use one page, one after another. */
function isOfAll(option: string): boolean {
  return option === 'reducedMotion' || option === 'viewport'
}

/** No complaint on the console, no violation of the page's policy, no request to another host, whatever happened. */
async function close(visited: Opened, stays: boolean): Promise<void> {
  const { page, complaints, requests } = visited
  const violations = await page.evaluate(() => window.probe.violations)
  const home = new URL(page.url()).host
  if (stays) await leave(visited)
  else await page.context().close()
  expect(complaints.filter((line) => !allowed.test(line))).toEqual([])
  expect(violations).toEqual([])
  expect(requests.filter((url) => !/^(data|blob):/.test(url) && new URL(url).host !== home)).toEqual([])
}
