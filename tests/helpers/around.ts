/** Pages around an embedded one: served on another origin than the built page's, and held to a policy of their own. */
import { existsSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { extname, join } from 'node:path'
import type { Frame, Page } from 'playwright'
import { expect, inject } from 'vitest'
import { openPage, type Opened, type Options } from './page'
import { test as base } from './visit'

const root = join(import.meta.dirname, '../..')
const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
}

interface Around extends Options {
  /** The page itself, in place of a file of examples/embed. */
  html?: string
  /** The policy of the page around, as its server sends it. */
  policy?: string
}

/** The console may show only fiber's own deprecation note. */
const allowedLine = /^THREE\.Clock: This module has been deprecated/

export const test = base.extend('around', async ({ browser }, { onCleanup }) => {
  const closing: (() => Promise<void>)[] = []
  onCleanup(async () => {
    for (const close of closing) await close()
  })
  /** Opens a page around frames of `THALWEG`, which stands for the address of the built page. */
  return async (
    file: string,
    { html, policy, ...options }: Around = {},
  ): Promise<Opened & { origin: string }> => {
    const server = createServer((request, response) => {
      const { pathname } = new URL(request.url ?? '/', 'http://localhost')
      if (pathname === '/favicon.ico') return void response.writeHead(204).end()
      const path = pathname.startsWith('/node_modules/reveal.js/')
        ? join(root, pathname)
        : join(root, 'examples/embed', pathname)
      const isGiven = html !== undefined && pathname === `/${file}`
      if (!isGiven && !existsSync(path)) return void response.writeHead(404).end()
      const text = isGiven ? html : readFileSync(path, 'utf8')
      if (policy !== undefined) response.setHeader('content-security-policy', placed(policy, origin))
      response.writeHead(200, { 'content-type': types[extname(pathname)] ?? 'text/plain' })
      response.end(placed(text, origin))
    })
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
    const address = server.address()
    if (address === null || typeof address === 'string') throw new Error('The server has no port.')
    const origin = `http://127.0.0.1:${address.port}`
    const opened = await openPage(browser, `${origin}/${file}`, { ...options, wait: false })
    closing.push(async () => {
      const { page, complaints } = opened
      const violations = await violationsIn(page)
      await page.context().close()
      server.close()
      expect(complaints.filter((line) => !allowedLine.test(line))).toEqual([])
      expect(violations).toEqual([])
    })
    return { ...opened, origin }
  }
})

/** With the addresses of the tests in place of those of the examples. */
function placed(text: string, origin: string): string {
  return text.replaceAll('https://thalweg.example/', inject('url')).replaceAll('https://blog.example', origin)
}

async function violationsIn(page: Page): Promise<string[]> {
  const lists = page.frames().map((frame) => frame.evaluate(() => window.probe.violations))
  return (await Promise.all(lists)).flat()
}

/** The frame of an element, once its page is ready. */
export async function frameIn(page: Page, selector: string): Promise<Frame> {
  const frame = await loadedIn(page, selector)
  await frame.evaluate(() => window.thalweg.ready)
  return frame
}

/** The frame of an element, once its program runs. */
export async function loadedIn(page: Page, selector: string): Promise<Frame> {
  const frame = await (await page.waitForSelector(selector, { state: 'attached' })).contentFrame()
  if (!frame) throw new Error(`${selector} is no frame.`)
  // A frame that is not seen has no animation frames to ask in.
  await frame.waitForFunction(() => 'ignored' in (window.thalweg ?? {}), undefined, { polling: 50 })
  return frame
}

/** Runs in the page before the program: counts the callbacks of animation frames as `window.callbacks`. */
export function countCallbacks(): void {
  const ask = window.requestAnimationFrame.bind(window)
  Object.assign(window, { callbacks: 0 })
  window.requestAnimationFrame = (callback) =>
    ask((time) => {
      Reflect.set(window, 'callbacks', Number(Reflect.get(window, 'callbacks')) + 1)
      callback(time)
    })
}

export const stepIn = (frame: Frame) => frame.evaluate(() => window.thalweg.step)
export const isPlaying = (frame: Frame) => frame.getByRole('button', { name: 'Pause' }).isVisible()
export const ignoredIn = (frame: Frame) => frame.evaluate(() => window.thalweg.ignored)

export const asks = (query: string, more = '') =>
  `<!doctype html><title>Around</title><iframe id="race" width="640" height="400" src="https://thalweg.example/?embed${query}"></iframe>${more}`

/** Sends a message to the frame as its page does, and returns the reply, or the text of its Blob. */
export function ask(page: Page, message: object): Promise<{ value?: unknown; error?: string; at: string }> {
  return page.evaluate(
    (data) =>
      new Promise((done) => {
        const id = Math.random()
        const frame = document.querySelector<HTMLIFrameElement>('#race')
        window.addEventListener('message', function hear({ data: reply, origin }: MessageEvent) {
          if (reply?.thalweg !== 'reply' || reply.id !== id) return
          window.removeEventListener('message', hear)
          const { value, error } = reply
          const seen = value instanceof Blob ? value.type : value
          done({ ...('value' in reply ? { value: seen } : { error }), at: origin })
        })
        frame?.contentWindow?.postMessage({ id, ...data }, '*')
      }),
    message,
  )
}
