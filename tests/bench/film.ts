/**
 * What a film costs beside its parts: 1280 × 720 at 30 frames a second of the default race, from its fourth second. The
 * encoder alone is measured with a picture that stays, which is drawn once.
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
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
  return {
    'film.drawFps': (end - first) / drawn,
    'film.overheadRatio': whole / (drawn + encoded),
    ...measureFrames(),
  }
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

/** Ten seconds at 60 frames a second from the command line: how many frames ffprobe finds at n / 60 exactly. */
function measureFrames(): Values {
  const folder = mkdtempSync(join(tmpdir(), 'thalweg-film-'))
  const document = join(folder, 'film.json')
  const out = join(folder, 'film.mp4')
  writeFileSync(document, JSON.stringify({ ...film, size: [160, 90], fps: 60, seconds: 10 }))
  spawnSync('npx', ['tsx', 'src/cli/film.ts', document, '-o', out])
  const read = ['-v', 'error', '-select_streams', 'v', '-show_entries', 'frame=pts_time', '-of', 'csv=p=0']
  const { status, stdout } = spawnSync('ffprobe', [...read, out], { encoding: 'utf8' })
  rmSync(folder, { recursive: true })
  // Without ffprobe nothing is measured.
  if (status !== 0) return {}
  const times = stdout.trim().split('\n').map(Number.parseFloat)
  const exact = times.filter((time, n) => Math.abs(time - n / 60) < 1e-6)
  return { 'film.frames600': times.length === 600 ? exact.length : 0 }
}
