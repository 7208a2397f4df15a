/**
 * Answers for the page where there is no network: keeps every file of one version, and gives a page the files of its own
 * version. A new version waits until the page asks for it, or until no page is open.
 */
import { takeOver } from './takeOver'

/** A file of this version. One without a revision has its hash in its name, so it never changes. */
interface Entry {
  readonly url: string
  readonly revision: string | null
}

interface LastingEvent extends Event {
  waitUntil(work: Promise<unknown>): void
}

interface FetchEvent extends Event {
  readonly request: Request
  respondWith(answer: Promise<Response>): void
}

/** The parts of a service worker's global scope that this one needs. The types here only describe that of a page. */
declare const self: {
  /** The build puts the list of files here. */
  readonly filesOfThePage: readonly Entry[]
  readonly registration: { readonly scope: string }
  readonly clients: { claim(): Promise<void> }
  skipWaiting(): Promise<void>
  addEventListener(type: 'install' | 'activate', listener: (event: LastingEvent) => void): void
  addEventListener(type: 'fetch', listener: (event: FetchEvent) => void): void
  addEventListener(type: 'message', listener: (event: { readonly data: unknown }) => void): void
}

const entries = self.filesOfThePage
const { scope } = self.registration
const page = new URL('index.html', scope).href

/** Other pages of this host have caches too, as may another copy of this one. */
const prefix = `thalweg ${scope} `

const cacheName = crypto.subtle
  .digest('SHA-256', new TextEncoder().encode(JSON.stringify(entries)))
  .then((digest) => prefix + new Uint8Array(digest).slice(0, 8).join('.'))

self.addEventListener('install', (event) => event.waitUntil(keepAll()))
self.addEventListener('activate', (event) => event.waitUntil(begin()))
self.addEventListener('message', ({ data }) => {
  if (data === takeOver) void self.skipWaiting()
})
self.addEventListener('fetch', (event) => {
  const { method, mode, url } = event.request
  if (method !== 'GET' || !url.startsWith(scope)) return
  const address = new URL(url)
  address.hash = ''
  address.search = ''
  // The link and the lesson are in the address of the page, which is one file. What lies in folders below may be another
  // page, which is none of ours.
  const isPage = mode === 'navigate' && [scope, page].includes(address.href)
  if (mode === 'navigate' && !isPage) return
  event.respondWith(answer(event.request, isPage ? page : address.href))
})

/** Keeps all files, or none where one does not come. What an earlier version has is not loaded again. */
async function keepAll(): Promise<void> {
  const name = await cacheName
  const isNew = !(await caches.has(name))
  const cache = await caches.open(name)
  try {
    await Promise.all(
      entries.map(async (entry) => {
        const address = new URL(entry.url, scope).href
        await cache.put(address, await fileOf(entry, address))
      }),
    )
  } catch (error) {
    if (isNew) await caches.delete(name)
    throw error
  }
}

/** @throws Error if it does not come */
async function fileOf({ revision }: Entry, address: string): Promise<Response> {
  const known = revision === null ? await caches.match(address) : undefined
  if (known) return known
  const response = await fetch(address, { cache: revision === null ? 'default' : 'no-cache' })
  if (!response.ok) throw new Error(`${address}: ${response.status}`)
  // Some hosts send from index.html to its folder, and no browser takes an answer from elsewhere for a page.
  if (!response.redirected) return response
  return new Response(await response.blob(), { headers: response.headers })
}

/** A page of the version before may still be open in another tab, and load its later parts: they stay until the next. */
async function begin(): Promise<void> {
  const others = await otherCaches()
  // The page that brought the first version is of that version.
  if (others.length === 0) await self.clients.claim()
  await Promise.all(others.slice(1).map((other) => caches.delete(other)))
}

/** From this version, from the one before, from the network. */
async function answer(request: Request, address: string): Promise<Response> {
  const kept = await caches.match(address, { cacheName: await cacheName })
  if (kept) return kept
  for (const other of await otherCaches()) {
    const before = await caches.match(address, { cacheName: other })
    if (before) return before
  }
  return fetch(request)
}

/** Those of other versions, from the newest to the oldest. */
async function otherCaches(): Promise<string[]> {
  const name = await cacheName
  return (await caches.keys()).filter((other) => other.startsWith(prefix) && other !== name).toReversed()
}
