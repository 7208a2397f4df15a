/** How many frames a second the default scene plays at, 1280×720, on the software GPU. */
import { launch, openPage } from '../helpers/page'
import { serve } from '../helpers/serve'
import type { Values } from './figures'

/** Counts frames that drew over five seconds of play, after three in which the detail finds its level. */
export async function measurePlay(): Promise<Values> {
  const { url, server } = await serve()
  const browser = await launch()
  const { page } = await openPage(browser, url)
  const framesPerSecond = await page.evaluate(async () => {
    const wait = (ms: number) => new Promise((done) => setTimeout(done, ms))
    const { thalweg, probe } = window
    thalweg.play()
    await wait(3000)
    thalweg.seek(0)
    thalweg.play()
    const frames = probe.frames
    const start = performance.now()
    await wait(5000)
    return ((probe.frames - frames) / (performance.now() - start)) * 1000
  })
  await browser.close()
  server.close()
  return { 'play.default720p.fps': framesPerSecond }
}
