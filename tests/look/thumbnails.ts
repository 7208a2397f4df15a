/**
 * `npm run thumbnails`: draws the thumbnails of the lessons and the ready scenes with the built page, in a dark and a
 * light theme, to src/gallery/thumbnails. `--only ID,ID` draws some; `--no-build` takes the page that is there.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import type { Page } from 'playwright'
import { build } from 'vite'
import { scenes } from '../../src/gallery/list'
import { lessons } from '../../src/talk/lessons/list'
import { readLesson } from '../../src/talk/lessons/lesson'
import { serialize } from '../../src/experiment/schema/schema'
import { launch, openPage } from '../helpers/page'
import { serve } from '../../src/cli/serve'

const folder = resolve(import.meta.dirname, '../../src/gallery/thumbnails')
const viewport = { width: 640, height: 360 }
const size = { width: 320, height: 180 }
const maxBytes = 8 * 1024
/** Names and numbers are not read at this size. */
const style = '.lab-tools, .show-panels, .scene-legend, .pane-foot, [class^="scene-tick"], [class^="scene-name"] { visibility: hidden !important; }' // prettier-ignore

const { values } = parseArgs({
  options: { only: { type: 'string' }, 'no-build': { type: 'boolean', default: false } },
})
const only = values.only?.split(',')

interface Shown {
  /** The name of the thumbnail. */
  readonly id: string
  readonly experiment: object
  /** The turn that it shows. */
  readonly shownAt: number
}

/** A lesson is shown by its first part, with its runs at their end. */
const shown: readonly Shown[] = [
  ...scenes,
  ...lessons.map((lesson) => {
    const experiment = readLesson(lesson).cues[0]?.experiment
    if (!experiment) throw new Error(`The lesson ${lesson.id} has no part.`)
    return {
      id: `lesson-${lesson.id}`,
      experiment: serialize(experiment) as object,
      shownAt: experiment.steps,
    }
  }),
]
if (!values['no-build']) await build({ logLevel: 'silent' })
mkdirSync(folder, { recursive: true })
const { url, server } = await serve()
const browser = await launch()
try {
  const { page } = await openPage(browser, url, { reducedMotion: 'reduce', viewport, bypassCSP: true })
  page.setDefaultTimeout(120_000)
  await page.addStyleTag({ content: style })
  // It comes after the picture, and can only then be hidden.
  await page.getByRole('complementary', { name: 'Settings' }).waitFor()
  for (const theme of ['dark', 'light']) {
    for (const scene of shown) {
      if (only && !only.includes(scene.id)) continue
      const webp = await smaller(page, await pictureOf(page, scene, theme))
      writeFileSync(join(folder, `${scene.id}-${theme}.webp`), webp)
      console.log(`${scene.id}, ${theme}: ${webp.length} bytes`)
    }
  }
} finally {
  await browser.close()
  server.close()
}

/** The picture without panels, or the map where the scene is about one. */
async function pictureOf(page: Page, scene: Shown, theme: string): Promise<Buffer> {
  const hasMap = await page.evaluate(
    ({ json, at, theme }) => {
      const { view, ensemble, ...race } = json as { view?: object; ensemble?: { map?: boolean } }
      const its = { ...race, ...(ensemble && { ensemble }), view: { ...view, theme, labels: false } }
      const problems = window.thalweg.load(its)
      if (problems.length > 0) throw new Error(problems.join('\n'))
      window.thalweg.pause()
      window.thalweg.seek(at)
      return ensemble?.map === true
    },
    { json: scene.experiment, at: scene.shownAt, theme },
  )
  const side = page.getByRole('complementary', { name: 'Settings' })
  await page.setViewportSize(hasMap ? { width: 1280, height: 720 } : viewport)
  if ((await side.isVisible()) !== hasMap) await page.keyboard.press('h')
  await page.waitForFunction(() => {
    const [canvas, scene] = [document.querySelector('canvas'), document.querySelector('.scene')]
    return canvas?.clientWidth === scene?.clientWidth && canvas?.clientHeight === scene?.clientHeight
  })
  // The fine frame comes once nothing has moved for a while.
  await page.waitForTimeout(1500)
  await page.waitForFunction(() => window.thalweg.ensemble.progress === undefined)
  await page.waitForTimeout(1000)
  return hasMap ? page.locator('.lab-map canvas').first().screenshot() : page.screenshot()
}

/** The middle of a PNG as a small WebP. */
async function smaller(page: Page, png: Buffer): Promise<Buffer> {
  for (const quality of [0.85, 0.7, 0.5, 0.3]) {
    const data = await page.evaluate(
      async ({ base64, quality, size }) => {
        const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))
        const image = await createImageBitmap(new Blob([bytes], { type: 'image/png' }))
        const scale = Math.max(size.width / image.width, size.height / image.height)
        const [width, height] = [scale * image.width, scale * image.height]
        const canvas = Object.assign(document.createElement('canvas'), size)
        const context = canvas.getContext('2d')
        if (!context) throw new Error('There is no canvas.')
        context.imageSmoothingQuality = 'high'
        context.drawImage(image, (size.width - width) / 2, (size.height - height) / 2, width, height)
        return canvas.toDataURL('image/webp', quality)
      },
      { base64: png.toString('base64'), quality, size },
    )
    const webp = Buffer.from(data.replace(/^data:image\/webp;base64,/, ''), 'base64')
    if (webp.length <= maxBytes) return webp
  }
  throw new Error(`The picture has more than ${maxBytes} bytes at any quality.`)
}
