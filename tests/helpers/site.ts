/** Vitest's setup of the whole-program tests: one browser and one server of the built page for all of them. */
import { existsSync } from 'node:fs'
import { chromium } from 'playwright'
import type { TestProject } from 'vitest/node'
import { browserArguments, needBrowser } from '../../src/cli/browser'
import { dist, serve } from '../../src/cli/serve'

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the page is. */
    url: string
    /** Where Playwright finds the browser. */
    browser: string
  }
}

export default async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  if (!existsSync(dist)) throw new Error('There is no built page in dist/: run `npm run build` first.')
  const { url, server } = await serve()
  const browser = await chromium.launchServer({ executablePath: needBrowser(), args: browserArguments })
  provide('url', url)
  provide('browser', browser.wsEndpoint())
  return async () => {
    await browser.close()
    server.close()
  }
}
