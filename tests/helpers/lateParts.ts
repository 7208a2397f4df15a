/** Uses the parts of the page that are loaded late, and its workers: what is missing without network shows there. */
import type { Page } from 'playwright'
import { expect } from 'vitest'
import { pointsOf, tableOf } from './checked'
import { drop } from './drop'
import { load } from './experiment'

const race = {
  // Written out, since the editor is there for a formula of one's own.
  surface: {
    formula: '(x^2 + y - 11)^2 + (x + y^2 - 7)^2',
    domain: [
      [-6, 6],
      [-6, 6],
    ],
  },
  start: [-0.5, 1.25],
  steps: 40,
  runners: [{ optimizer: 'adam', settings: { eta: 0.1 } }],
}

/** The page may show anything, but no lesson. It is still afterwards, with a film's strip. */
export async function useLateParts(page: Page): Promise<void> {
  await load(page, { ...race, view: { card: 'formula' } })
  await page.evaluate(() => window.thalweg.seek(6))
  await page.locator('.formula-numbers .katex').first().waitFor()
  await expect.poll(() => fontsOf(page)).toEqual(['loaded'])
  await page.locator('.uplot').first().waitFor()
  await page.locator('.cm-content').first().waitFor()
  await drop(page, tableOf(pointsOf(race, 40)), 'mine.csv')
  await expect
    .poll(() => page.locator('.notice').allInnerTexts())
    .toContainEqual(expect.stringContaining('Adam and the path agree'))
  await page.keyboard.press('g')
  const pictures = page.locator('dialog.scenes .scene-card img')
  const width = () => pictures.first().evaluate((one: HTMLImageElement) => one.naturalWidth)
  await expect.poll(width).toBe(320)
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Keys (?)' }).hover()
  await page.getByRole('button', { name: 'Make a film', exact: true }).click()
  await page.getByRole('region', { name: 'Film', exact: true }).waitFor()
}

/** The states of KaTeX's fonts that were asked for. */
function fontsOf(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const asked = [...document.fonts].filter(
      ({ family, status }) => family.includes('KaTeX') && status !== 'unloaded',
    )
    return [...new Set(asked.map(({ status }) => status))]
  })
}
