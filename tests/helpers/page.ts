/** Opens the built page in Chromium as a user's browser would, and records what must not happen. */
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright'
import { browserArguments, needBrowser } from '../../src/cli/browser'
import { installProbe } from './probe'

export function launch(): Promise<Browser> {
  return chromium.launch({ executablePath: needBrowser(), args: browserArguments })
}

export interface Opened {
  page: Page
  /** Console errors and warnings, uncaught errors, policy violations reported by the console. */
  complaints: string[]
  /** Every address that the page asked for. */
  requests: string[]
}

export interface Options extends BrowserContextOptions {
  /** Runs in the page before the program. */
  before?: () => void
  /** Whether to wait until the program says that it is ready. */
  wait?: boolean
}

/** What Playwright says where it blocks one. */
const blocked = 'Service Worker registration blocked by Playwright'

const usualSize = { width: 1280, height: 720 }

/** A fresh page at `url`, which shares nothing with others. Close its context when done. */
export async function openPage(browser: Browser, url: string, options: Options = {}): Promise<Opened> {
  const { before, wait = true, ...context } = options
  // A service worker would load every file of the page beside the first test of each context.
  const usual = { viewport: usualSize, colorScheme: 'dark', serviceWorkers: 'block' } as const
  const page = await (await browser.newContext({ ...usual, ...context })).newPage()
  const complaints: string[] = []
  const requests: string[] = []
  page.on('console', (message) => {
    const isComplaint = ['error', 'warning'].includes(message.type()) && message.text() !== blocked
    if (isComplaint) complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(String(error)))
  page.on('request', (request) => requests.push(request.url()))
  // tsx wraps named functions in a call to __name, which the page does not have.
  await page.addInitScript('globalThis.__name = (named) => named')
  await page.addInitScript(installProbe)
  if (before) await page.addInitScript(before)
  page.setDefaultTimeout(15_000)
  const opened = { page, complaints, requests }
  await go(opened, url, wait)
  return opened
}

/** Opens `url` in a page that was open before and has nothing to say any more. It takes a third of the time. */
export async function openAgain(
  opened: Opened,
  url: string,
  viewport: Options['viewport'] = usualSize,
): Promise<void> {
  const { page, complaints, requests } = opened
  complaints.length = 0
  requests.length = 0
  await page.setViewportSize(viewport ?? usualSize)
  await go(opened, url, true)
}

/** Leaves the program, so that nothing of it goes on. The pointer is nowhere afterwards. */
export async function leave({ page }: Opened): Promise<void> {
  await page.goto('about:blank')
  await page.mouse.move(-1, -1)
}

async function go({ page }: Opened, url: string, wait: boolean): Promise<void> {
  // The browser's own handling of a very long address takes its time.
  await page.goto(url, { timeout: 45_000 })
  if (wait) await page.evaluate(() => window.thalweg.ready)
}
