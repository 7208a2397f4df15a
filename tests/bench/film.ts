/**
 * What a film costs beside its parts: 1280 × 720 at 30 frames a second of the default race, from its fourth second. The
 * encoder alone is measured with a picture that stays, which is drawn once.
 */
import type { Page } from 'playwright'
import { launch, openPage } from '../helpers/page'
import { serve } from '../../src/cli/serve'
import { usualHash } from '../helpers/usualHash'
import type { Values } from './figures'

const [first, end] = [120, 150] as const
const film = { thalweg: 'film', version: 1, experiment: { version: 1 }, size: [1280, 720], fps: 30 }
/** The playhead stays where it is. */
const still = { ...film, play: { from: 200, to: 200 } }

export async function measureFilms(): Promise<Values> {
  const { url, server } = await serve()
  const browser = await launch()
  const { page } = await openPage(browser, url + usualHash, { reducedMotion: 'reduce' })
  const drawn = await secondsOf(page, film, 'none')
  const encoded = await secondsOf(page, still, 'mp4')
  const whole = await secondsOf(page, film, 'mp4')
  await browser.close()
  server.close()
  return { 'film.drawFps': (end - first) / drawn, 'film.overheadRatio': whole / (drawn + encoded) }
}

/** From the first frame to the end, without what comes before it: the trial of the encoder, and the light of the ground. */
function secondsOf(page: Page, document: object, format: 'none' | 'mp4'): Promise<number> {
  return page.evaluate(
    async ([given, as, from, to]) => {
      let begun = 0
      await window.thalweg.film(given, {
        format: as,
        frames: [from - 1, to],
        onProgress: () => (begun ||= performance.now()),
      })
      return (performance.now() - begun) / 1000
    },
    [document, format, first, end] as const,
  )
}
