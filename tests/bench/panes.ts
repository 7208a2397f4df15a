/** How long it takes from the press of a layout to the first frame that shows it. */
import { launch, openPage } from '../helpers/page'
import { serve } from '../../src/cli/serve'
import { usualHash } from '../helpers/usualHash'
import { percentile, type Values } from './figures'
import { editAndRest, firstNear, noteFrames } from './frames'

/** Every layout, from small to large and from large to small. */
const counts = [4, 9, 2, 6, 3, 1]
const rounds = 4

export async function measurePanes(): Promise<Values> {
  const { url, server } = await serve()
  const browser = await launch()
  try {
    const { page } = await openPage(browser, url + usualHash, { reducedMotion: 'reduce', before: noteFrames })
    await page.evaluate(() => window.thalweg.seek(200))
    const side = page.getByRole('complementary', { name: 'Settings' })
    await side.getByRole('button', { name: /^Panes/ }).click()
    const buttons = side.getByRole('group', { name: 'Number of panes' })
    const times: number[] = []
    for (const count of Array.from({ length: rounds }, () => counts).flat()) {
      const button = buttons.getByRole('button', { name: count === 1 ? 'One pane' : `${count} panes` })
      const { before, frames, inputAt } = await editAndRest(page, () => button.click())
      const first = firstNear(before, frames)
      if (first) times.push(first.time - inputAt)
    }
    return { 'panes.switchMs': percentile(times, 0.95) }
  } finally {
    await browser.close()
    server.close()
  }
}
