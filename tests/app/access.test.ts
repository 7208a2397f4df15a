/** The page for those who use it by ear or by keyboard, with little contrast, or with colours of their own. */
import type { Page } from 'playwright'
import { expect } from 'vitest'
import { axeFindings } from '../helpers/axe'
import { load } from '../helpers/experiment'
import { test } from '../helpers/visit'
import { withoutDrawing } from '../helpers/withoutDrawing'

const still = { reducedMotion: 'reduce', before: withoutDrawing } as const

const himmelblau = { version: 1, surface: { id: 'himmelblau' } }
const ensemble = { columns: 32, rows: 32, swarm: true, map: true }

/** Opens every section of the side column. */
async function openAll(page: Page): Promise<void> {
  await page.locator('.section-title').first().waitFor()
  await page.evaluate(() => {
    for (const title of document.querySelectorAll<HTMLElement>('.section-title[aria-expanded=false]'))
      title.click()
  })
}

for (const theme of ['dark', 'light', 'projector'] as const) {
  test(`axe finds nothing in the ${theme} theme`, { timeout: 120_000 }, async ({ visit }) => {
    const { page } = await visit('', still)
    const found: string[] = []
    const look = async (what: string) =>
      found.push(...(await axeFindings(page)).map((line) => `${what}: ${line}`))
    await openAll(page)
    for (const card of ['formula', 'step', 'internals', 'slice'] as const) {
      await load(page, { ...himmelblau, ensemble, view: { theme, card } })
      await page.evaluate(() => window.thalweg.seek(24))
      await page.locator('.map').waitFor()
      await look(`map and ${card}`)
    }
    await load(page, { ...himmelblau, view: { theme, panes: [{}, {}] } })
    await look('panes')
    await page.keyboard.press('?')
    await page.getByRole('dialog', { name: 'Keys' }).waitFor()
    await look('list of keys')
    await page.keyboard.press('Escape')
    await page.keyboard.press('g')
    const sheet = page.getByRole('dialog', { name: 'Lessons and scenes' })
    await sheet.waitFor()
    await look('lessons and scenes')
    await sheet.getByRole('button', { name: /^One parameter/ }).click()
    await page.locator('.lesson-text').waitFor()
    await look('a lesson')
    await page.getByRole('button', { name: 'Next' }).click()
    await page.getByRole('button', { name: 'Next' }).click()
    await page.locator('.lesson-ask').waitFor()
    await look('a question')
    expect(found).toEqual([])
  })
}

test('axe finds what is wrong', async ({ visit }) => {
  const { page } = await visit('', still)
  await page.getByRole('toolbar', { name: 'Page' }).waitFor()
  await page.evaluate(() => {
    for (const button of document.querySelectorAll('.lab-tools button')) button.removeAttribute('aria-label')
    for (const button of document.querySelectorAll('.lab-tools button')) button.removeAttribute('title')
  })
  expect((await axeFindings(page)).join('\n')).toMatch(/^button-name/)
})

test('forced colours keep an edge around every control', async ({ visit }) => {
  const { page } = await visit('', { ...still, forcedColors: 'active' })
  await openAll(page)
  await page.locator('.number-field').first().waitFor()
  const bare = () =>
    page.evaluate(() =>
      [...document.querySelectorAll('.lab :is(button, select, .number-field, .toggle)')].flatMap(
        (control) => {
          if (!control.checkVisibility()) return []
          const { borderTopWidth, borderTopStyle, borderTopColor, backgroundColor } =
            getComputedStyle(control)
          const hasEdge =
            borderTopStyle !== 'none' && parseFloat(borderTopWidth) >= 1 && borderTopColor !== backgroundColor
          return hasEdge ? [] : [control.outerHTML.slice(0, 80)]
        },
      ),
    )
  expect(await bare()).toEqual([])
  await page.emulateMedia({ forcedColors: 'none' })
  // Without them most have no edge, so the test can fail.
  expect((await bare()).length).toBeGreaterThan(10)
})
