/** Notices a page that does not answer. */
import type { Page } from 'playwright'

const interval = 1000

export class Hang extends Error {
  override readonly name = 'Hang'
}

/** Asks the page again and again. The promise `hung` rejects with a `Hang` once it is silent for `patience` seconds. */
export function watch(page: Page, patience: number): { readonly hung: Promise<never>; stop(): void } {
  const ending = new AbortController()
  const { signal } = ending
  const ask = async (): Promise<void> => {
    while (!signal.aborted) {
      const wait = new Promise<string>((done) => setTimeout(() => done('silent'), 1000 * patience))
      const answer = page.evaluate(() => 'here').catch(() => 'gone')
      if ((await Promise.race([answer, wait])) === 'silent' && !signal.aborted)
        throw new Hang(`The page did not answer for ${patience} s.`)
      await new Promise((done) => setTimeout(done, interval))
    }
  }
  const hung = ask().then(() => new Promise<never>(() => undefined))
  // It may reject while nobody waits for it.
  hung.catch(() => undefined)
  return { hung, stop: () => ending.abort() }
}
