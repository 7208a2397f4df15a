/**
 * How long it takes from an edit to the first frame that shows it. The clock starts when the input reaches the
 * browser and stops when the page has drawn the frame. It does not include the GPU's own time, which
 * `play.default720p.fps` measures.
 */
import type { Page } from 'playwright'
import { launch, openPage } from '../helpers/page'
import { serve } from '../../src/cli/serve'
import { usualHash } from '../helpers/usualHash'
import { surfaces } from '../../src/surfaces/list'
import { defaultSurface } from '../../src/surfaces/listed'
import { percentile, type Values } from './figures'
import { editAndRest, firstNear, noteFrames } from './frames'

export async function measureEdits(): Promise<Values> {
  const { url, server } = await serve()
  const browser = await launch()
  const { page } = await openPage(browser, url + usualHash, { reducedMotion: 'reduce', before: noteFrames })
  await page.evaluate(() => window.thalweg.seek(200))
  const slider = await sliderTimes(page)
  const surface = await surfaceTimes(page)
  const formula = await formulaTimes(page)
  await browser.close()
  server.close()
  return {
    'edit.formula.p95Ms': percentile(formula, 0.95),
    'edit.slider.p95Ms': percentile(slider, 0.95),
    'edit.surface.p95Ms': percentile(surface, 0.95),
  }
}

/** Forty moves of a pointer that drags the learning rate of Adam along its slider, each to another picture. */
async function sliderTimes(page: Page): Promise<number[]> {
  const side = page.getByRole('complementary', { name: 'Settings' })
  await side.getByRole('button', { name: /^Adam η/ }).click()
  const box = await side.getByRole('slider', { name: 'learning rate η' }).boundingBox()
  if (!box) throw new Error('There is no slider.')
  const y = box.y + box.height / 2
  const times: number[] = []
  await page.mouse.move(box.x + 0.3 * box.width, y)
  await page.mouse.down()
  for (let move = 0; move < 40; move += 1) {
    const { before, frames, inputAt } = await editAndRest(page, () =>
      page.mouse.move(box.x + (0.3 + 0.01 * (move + 1)) * box.width, y),
    )
    const first = frames.find(({ pixels }) => pixels.some((value, index) => value !== before[index]))
    if (first) times.push(first.time - inputAt)
  }
  await page.mouse.up()
  return times
}

/** Chooses all other surfaces of two parameters, with new rates, height and camera. The right picture is meant as below. */
async function surfaceTimes(page: Page): Promise<number[]> {
  const side = page.getByRole('complementary', { name: 'Settings' })
  const choice = side.getByRole('combobox', { name: 'surface' })
  const times: number[] = []
  for (const { id, parameters, name } of surfaces) {
    if (parameters.length === 1 || id === defaultSurface) continue
    const { before, frames, inputAt } = await editAndRest(page, async () => {
      await choice.selectOption({ label: name })
    })
    const first = firstNear(before, frames)
    if (first) times.push(first.time - inputAt)
  }
  return times
}

/**
 * Types twenty new formulas, so that each is compiled. The first frame of a formula is the first that is nearly its
 * final picture: paths may appear before the surface, and such a frame does not count.
 */
async function formulaTimes(page: Page): Promise<number[]> {
  const side = page.getByRole('complementary', { name: 'Settings' })
  await side.getByRole('combobox', { name: 'surface' }).selectOption({ label: 'your own formula…' })
  const field = side.getByRole('textbox', { name: 'Formula of the loss' })
  const times: number[] = []
  for (let edit = 0; edit < 20; edit += 1) {
    const formula = `${1 + (edit % 3)}sin(${(0.7 + 0.1 * edit).toFixed(1)}x) cos(${(2.9 - 0.1 * edit).toFixed(1)}y) + 0.1x^2`
    const { before, frames, inputAt } = await editAndRest(page, () => field.fill(formula))
    const first = firstNear(before, frames)
    if (first) times.push(first.time - inputAt)
  }
  return times
}
