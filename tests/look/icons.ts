/** `npm run icons`: draws the icons of the installed page from its favicon, as PNGs in `public/`. */
import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { launch } from '../helpers/page'

const root = resolve(import.meta.dirname, '../..')
const favicon = readFileSync(join(root, 'src/app/favicon.svg'), 'utf8')
const background = /<rect[^>]* fill="([^"]+)"/.exec(favicon)?.[1] ?? ''

const icons = [
  { name: 'icon-192', size: 192 },
  { name: 'icon-512', size: 512 },
  // A system cuts it to any shape around the circle of 80 %: the curve stays inside, and the ground reaches the edges.
  { name: 'icon-maskable', size: 512, inset: '10%', background },
] as const

const browser = await launch()
const page = await browser.newPage()
for (const { name, size, ...others } of icons) {
  const { inset, background: behind } = { inset: '0', background: 'transparent', ...others }
  await page.setViewportSize({ width: size, height: size })
  await page.setContent(
    `<style>body { margin: 0; background: ${behind} } svg { position: absolute; inset: ${inset} }</style>${favicon}`,
  )
  await page.screenshot({ path: join(root, `public/${name}.png`), omitBackground: true })
}
await browser.close()
