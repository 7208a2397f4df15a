/** Data fits in the page: chosen by hand, with other data, in batches; the tab with the rows; swarms and links. */
import type { Page } from 'playwright'
import { expect } from 'vitest'
import { runOfCell } from '../../src/ensemble/cell'
import { parseExperiment } from '../../src/experiment/schema/schema'
import { experimentOf } from '../helpers/experiment'
import { test } from '../helpers/visit'

const still = { reducedMotion: 'reduce' } as const
const sgd = (batch?: object) => ({ optimizer: 'sgd', settings: { eta: 0.05 }, ...(batch && { batch }) })

const side = (page: Page) => page.getByRole('complementary', { name: 'Settings' })
const load = (page: Page, json: object) =>
  page.evaluate((given) => window.thalweg.load(given as never), { version: 1, ...json })
const ends = (page: Page) =>
  page.evaluate(() => window.thalweg.trajectories().map(({ points }) => Array.from(points.slice(-3))))

test('a data fit is chosen, gets other data and a batch, and each changes the race', async ({ visit }) => {
  const { page } = await visit('', still)
  await side(page).getByRole('combobox', { name: 'surface' }).selectOption({ label: 'Linear regression' })
  await expect.poll(() => experimentOf(page)).toContain('"linearRegression"')
  await load(page, { surface: { id: 'linearRegression' }, steps: 60, runners: [sgd()] })
  const [whole] = await ends(page)
  await side(page)
    .getByRole('button', { name: /^SGD η/ })
    .click()
  const size = side(page).getByRole('textbox', { name: 'batch size, typed' })
  await expect.poll(() => size.inputValue()).toBe('100')
  await size.fill('10')
  await size.press('Enter')
  await expect.poll(async () => JSON.parse(await experimentOf(page)).runners[0].batch).toEqual({ size: 10 })
  const [inBatches] = await ends(page)
  expect(inBatches).not.toEqual(whole)
  await side(page).getByRole('combobox', { name: 'shuffle' }).selectOption({ label: 'never' })
  await expect.poll(() => ends(page)).not.toEqual([inBatches])
  await side(page).getByRole('combobox', { name: 'data' }).selectOption({ label: 'Anscombe II' })
  await expect
    .poll(async () => JSON.parse(await experimentOf(page)).surface)
    .toEqual({ id: 'linearRegression', data: 'anscombe2' })
  await expect.poll(() => side(page).innerText()).toContain('11 rows')
})

test('a race counts rows: the transport says the epoch, and a key goes on by a step of the smallest batch', async ({
  visit,
}) => {
  const { page } = await visit('', still)
  await load(page, { surface: { id: 'linearRegression' }, steps: 40, runners: [sgd(), sgd({ size: 32 })] })
  await side(page).getByRole('button', { name: 'Race', exact: false }).first().click()
  await side(page).getByRole('combobox', { name: 'a turn is' }).selectOption({ label: 'a row of the data' })
  await expect.poll(async () => JSON.parse(await experimentOf(page)).steps).toBe(4000)
  const transport = page.getByRole('group', { name: 'Playback' })
  await page.evaluate(() => window.thalweg.seek(200))
  await expect.poll(() => transport.innerText()).toContain('epoch 2')
  await page.keyboard.press('.')
  await expect.poll(() => page.evaluate(() => window.thalweg.step)).toBe(232)
  await side(page)
    .getByRole('button', { name: /^SGD.*32/ })
    .first()
    .click()
  await expect.poll(() => transport.innerText()).toContain('epoch 3, step 1 of 4')
})

test('the tab of the fit is there for data alone, and says how many rows it draws', async ({ visit }) => {
  const { page } = await visit('', still)
  const tab = page.getByRole('tab', { name: 'Fit' })
  await expect.poll(() => page.getByRole('tab').count()).toBe(4)
  expect(await tab.count()).toBe(0)
  await load(page, {
    surface: { id: 'logisticRegression' },
    runners: [sgd({ size: 8 })],
    view: { card: 'fit' },
  })
  await expect.poll(() => tab.getAttribute('aria-selected')).toBe('true')
  const plot = page.getByRole('img', { name: '100 rows, and the curve of each runner' })
  const drawn = () => plot.evaluate((canvas: HTMLCanvasElement) => canvas.toDataURL())
  // A canvas without a picture is some hundred characters.
  await expect.poll(async () => (await drawn()).length).toBeGreaterThan(5000)
  const atStart = await drawn()
  await page.evaluate(() => window.thalweg.seek(20))
  await expect.poll(drawn).not.toBe(atStart)
  const panes = ['anscombe1', 'anscombe3'].map((data) => ({ surface: { id: 'huberRegression', data } }))
  await load(page, { surface: { id: 'tanhUnit' }, runners: [sgd()], view: { card: 'fit', panes } })
  await expect
    .poll(() => page.getByRole('img', { name: '11 rows, and the curve of each runner' }).count())
    .toBe(1)
})

test('a swarm on data agrees with the runs of its cells, whole and in batches', async ({ visit }) => {
  const { page } = await visit('', still)
  for (const batch of [undefined, { size: 7 }]) {
    const along = (of: string) => ({ of, from: -2, to: 2 })
    const json = {
      version: 1,
      surface: { id: 'tanhUnit' },
      steps: 30,
      runners: [sgd(batch)],
      ensemble: { x: along('start.x'), y: along('start.y'), columns: 16, rows: 16, map: true },
    }
    await load(page, { ...json, ensemble: undefined })
    await expect.poll(() => page.evaluate(() => window.thalweg.ensemble.results.length)).toBe(0)
    expect(await load(page, json)).toEqual([])
    await expect
      .poll(() => page.evaluate(() => window.thalweg.ensemble.results[0]?.isCoarse ?? true))
      .toBe(false)
    const { engine, losses } = await page.evaluate(() => {
      const [result] = window.thalweg.ensemble.results
      return { engine: result?.engine, losses: Array.from(result?.outcomes.loss ?? []) }
    })
    expect(engine).toBe('gpu')
    expect(losses).toHaveLength(256)
    const { ensemble, ...race } = parseExperiment(json).experiment
    if (!ensemble) throw new Error('no ensemble')
    const plan = { race, runner: 0, x: ensemble.x, y: ensemble.y, columns: 16, rows: 16 }
    for (const at of [0, 3, 7, 11, 15]) {
      const { points } = runOfCell(plan, at, 15 - at)
      expect(losses[16 * (15 - at) + at]).toBeCloseTo(points.at(-1) ?? Number.NaN, 3)
    }
  }
})
