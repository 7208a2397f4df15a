/**
 * `npm run pictures`: makes every picture of the README and of docs anew with the built page, so that they stay true: the
 * film, the page, the panes, the rooms of src.
 */
import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { build } from 'vite'
import { drawFigure, figureFile } from '../../docs/figure'
import { serve } from '../../src/cli/serve'
import { launch, openPage } from '../helpers/page'
import { usualHash } from '../helpers/usualHash'

const docs = resolve(import.meta.dirname, '../../docs')
const viewport = { width: 1280, height: 720 }

interface Shot {
  readonly file: string
  readonly experiment: object
  readonly step: number
}

const four = ['sgd', 'momentum', 'rmsprop', 'adam'] as const
const surfaces = ['himmelblau', 'saddle', 'ravine'] as const
const shots: readonly Shot[] = [
  { file: 'thalweg.png', experiment: { version: 1 }, step: 150 },
  {
    file: 'panes.png',
    experiment: {
      version: 1,
      steps: 300,
      runners: four.map((optimizer) => ({ optimizer })),
      view: { panes: [{}, ...surfaces.map((id) => ({ surface: { id } }))] },
    },
    step: 90,
  },
]

await build({ logLevel: 'silent' })
writeFileSync(figureFile, drawFigure())
await takeShots()
const film = [
  'tsx',
  'src/cli/film.ts',
  join(docs, '../examples/opening.film.json'),
  '-o',
  join(docs, 'opening.gif'),
]
process.exit(spawnSync('npx', film, { stdio: 'inherit' }).status ?? 1)

async function takeShots(): Promise<void> {
  const { url, server } = await serve()
  const browser = await launch()
  const { page } = await openPage(browser, url + usualHash, { reducedMotion: 'reduce', viewport })
  for (const { file, experiment, step } of shots) {
    const problems = await page.evaluate(
      ([document, at]) => {
        const lines = window.thalweg.load(document)
        window.thalweg.seek(at)
        return lines
      },
      [experiment, step] as const,
    )
    if (problems.length > 0) throw new Error(problems.join('\n'))
    // The light of the ground comes once it has rested, and the still picture after that.
    await page.waitForTimeout(4000)
    writeFileSync(join(docs, file), await page.screenshot())
  }
  await browser.close()
  server.close()
}
