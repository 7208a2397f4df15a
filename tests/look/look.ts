/**
 * `npm run look`: pictures of the built page to judge by eye, and a contact sheet of each group. Groups: surfaces, sizes,
 * curves, layouts, states; without a name, all. `--theme NAME`, `--only ID,ID` and `--size 1280x720` narrow it; `--out FOLDER`.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { Browser } from 'playwright'
import { build } from 'vite'
import { launch, openPage } from '../helpers/page'
import { serve } from '../../src/cli/serve'
import { type Shot, type Size, groups, themes } from './shots'

const style = `
body { margin: 8px; display: grid; align-content: start; grid-template-columns: repeat(3, 1fr); gap: 8px; background: #444; color: #fff; font: 15px sans-serif; }
figure { margin: 0; } img { width: 100%; display: block; } figcaption { padding: 2px 4px; }`

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    theme: { type: 'string' },
    only: { type: 'string' },
    size: { type: 'string' },
    out: { type: 'string', default: 'dist/look' },
    'no-build': { type: 'boolean', default: false },
  },
})
const unknown = positionals.filter((name) => !(name in groups))
if (unknown.length > 0 || (values.size && !/^\d+x\d+$/.test(values.size))) {
  console.error(
    `npm run look: no group ${unknown.join(', ') || values.size}; there are ${Object.keys(groups).join(', ')}`,
  )
  process.exit(2)
}

if (!values['no-build']) await build({ logLevel: 'silent' })
mkdirSync(values.out, { recursive: true })
const { url, server } = await serve()
const browser = await launch()
try {
  for (const [group, shotsOf] of Object.entries(groups)) {
    if (positionals.length > 0 && !positionals.includes(group)) continue
    for (const theme of themes) {
      if (values.theme && values.theme !== theme) continue
      const only = values.only?.split(',')
      const shots = shotsOf(theme).filter(({ name }) => !only || only.includes(name))
      if (shots.length > 0) await take(browser, url, `${group}-${theme}`, shots)
    }
  }
} finally {
  await browser.close()
  server.close()
}

async function take(browser: Browser, url: string, name: string, shots: readonly Shot[]): Promise<void> {
  const { page } = await openPage(browser, url, { reducedMotion: 'reduce' })
  const pictures: { name: string; bytes: Buffer }[] = []
  for (const { name: shot, experiment, at, size, before } of shots) {
    await page.setViewportSize(sizeOf(size))
    await page.evaluate(
      ({ experiment, at }) => {
        const problems = window.thalweg.load(experiment)
        if (problems.length > 0) throw new Error(problems.join('\n'))
        window.thalweg.pause()
        window.thalweg.seek(at)
      },
      { experiment, at },
    )
    await before?.(page)
    await page.waitForFunction(() => {
      const [canvas, scene] = [document.querySelector('canvas'), document.querySelector('.scene')]
      return canvas?.clientWidth === scene?.clientWidth && canvas?.clientHeight === scene?.clientHeight
    })
    // The fine frame comes once nothing has moved for a while.
    await page.waitForTimeout(1500)
    await page.waitForFunction(() => window.thalweg.ensemble.progress === undefined, undefined, {
      timeout: 60_000,
    })
    await page.waitForTimeout(500)
    const bytes = await page.screenshot()
    writeFileSync(join(values.out, `${name}-${shot}.png`), bytes)
    pictures.push({ name: shot, bytes })
  }
  const figures = pictures.map(
    (each) =>
      `<figure><img src="data:image/png;base64,${each.bytes.toString('base64')}"><figcaption>${each.name}</figcaption></figure>`,
  )
  const sheet = await browser.newPage({ viewport: { width: 1920, height: 1080 } })
  await sheet.setContent(`<style>${style}</style>${figures.join('')}`)
  const file = join(values.out, `${name}.png`)
  await sheet.screenshot({ path: file, fullPage: true })
  await sheet.close()
  await page.context().close()
  console.log(file)
}

function sizeOf(size: Size | undefined): { width: number; height: number } {
  const [width = 1280, height = 720] = values.size?.split('x').map(Number) ?? size ?? []
  return { width, height }
}
