/** How long it takes from the press on a lesson until the picture shows it, after the first one. */
import { launch, openPage } from '../helpers/page'
import { serve } from '../../src/cli/serve'
import { usualHash } from '../helpers/usualHash'
import { lessons } from '../../src/talk/lessons/list'
import { percentile, type Values } from './figures'
import { editAndRest, firstNear, noteFrames } from './frames'

export async function measureLessons(): Promise<Values> {
  const { url, server } = await serve()
  const browser = await launch()
  const { page } = await openPage(browser, url + usualHash, { reducedMotion: 'reduce', before: noteFrames })
  const times: number[] = []
  for (const { talk } of lessons) {
    await page.keyboard.press('g')
    const card = page.locator('.scene-card').filter({ hasText: talk.title }).first()
    await card.scrollIntoViewIfNeeded()
    const { before, frames, inputAt } = await editAndRest(page, () => card.click())
    const first = firstNear(before, frames)
    if (first) times.push(first.time - inputAt)
  }
  await browser.close()
  server.close()
  return { 'lesson.openMs': percentile(times.slice(1), 0.95) }
}
