/** Data fits in the page: chosen by hand, with other data, in batches; the tab with the rows, which move; swarms and links. */
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
  await side(page).getByRole('combobox', { name: 'shuffle', exact: true }).selectOption({ label: 'never' })
  await expect.poll(() => ends(page)).not.toEqual([inBatches])
  await side(page).getByRole('combobox', { name: 'data' }).selectOption({ label: 'Anscombe II' })
  await expect
    .poll(async () => JSON.parse(await experimentOf(page)).surface)
    .toEqual({ id: 'linearRegression', data: 'anscombe2' })
  await expect.poll(() => side(page).innerText()).toContain('11 rows')
})

test('one row sets the batches of all runners', async ({ visit }) => {
  const { page } = await visit('', still)
  await load(page, { surface: { id: 'linearRegression' }, steps: 40, runners: [sgd(), sgd({ size: 32 })] })
  const size = side(page).getByRole('textbox', { name: 'batch size of all runners, typed' })
  await size.waitFor()
  expect(await side(page).innerText()).toContain('The runners differ in their batches.')
  await size.fill('7')
  await size.press('Enter')
  const batches = async () =>
    (JSON.parse(await experimentOf(page)).runners as { batch?: object }[]).map(({ batch }) => batch)
  await expect.poll(batches).toEqual([{ size: 7 }, { size: 7 }])
  await page.keyboard.press('Escape')
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur())
  await page.keyboard.press('Control+z')
  await expect.poll(batches).toEqual([undefined, { size: 32 }])
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

const onAnscombe = {
  surface: { id: 'linearRegression', data: 'anscombe1' },
  runners: [sgd()],
  view: { card: 'fit' },
}
const startLoss = (page: Page) => page.evaluate(() => window.thalweg.trajectories()[0]?.points[2])
const surfaceOf = async (page: Page) => JSON.parse(await experimentOf(page)).surface
const rowsShown = (page: Page) => page.getByRole('application', { name: /^Rows: / })

/** Where the row of Anscombe I with u = 13 and v = 7.58 is on the page: by the ranges, with 8 % of room beside them. */
async function rowOnPage(page: Page): Promise<{ x: number; y: number }> {
  const { x, y, width, height, size } = await rowsShown(page).evaluate((element) => {
    const { x, y, width, height } = element.getBoundingClientRect()
    const size = Number.parseFloat(getComputedStyle(element).getPropertyValue('--small'))
    return { x, y, width, height, size }
  })
  const [across, up] = [(13 - 3.2) / (14.8 - 3.2), (7.58 - 3.7136) / (11.3864 - 3.7136)]
  const [left, right, top, bottom] = [4.2 * size, width - 0.9 * size, 0.8 * size, height - 1.7 * size]
  return { x: x + left + across * (right - left), y: y + bottom - up * (bottom - top) }
}

test('a dragged row bends the surface while it moves, and one undo brings it back', async ({ visit }) => {
  const { page } = await visit('', still)
  await load(page, onAnscombe)
  await rowsShown(page).waitFor()
  const before = await startLoss(page)
  const row = await rowOnPage(page)
  const cursor = () =>
    rowsShown(page)
      .getByRole('img')
      .evaluate((canvas) => canvas.style.cursor)
  await page.mouse.move(row.x, row.y - 30)
  expect(await cursor()).toBe('')
  await page.mouse.move(row.x, row.y)
  await expect.poll(cursor).toBe('grab')
  await page.mouse.down()
  await page.mouse.move(row.x + 1, row.y + 1)
  expect(await surfaceOf(page)).toEqual(onAnscombe.surface)
  await page.mouse.move(row.x, row.y + 20)
  await expect.poll(async () => (await surfaceOf(page)).formula).toBe('(v - (w u + b))^2')
  const onTheWay = await startLoss(page)
  expect(onTheWay).not.toBe(before)
  await page.mouse.move(row.x, row.y + 40)
  await expect.poll(() => startLoss(page)).not.toBe(onTheWay)
  expect(
    await page
      .getByRole('status')
      .filter({ hasText: /^row 3: / })
      .count(),
  ).toBe(1)
  await page.mouse.up()
  const { u, v } = (await surfaceOf(page)).data.columns
  expect(u.map((each: number) => (Math.abs(each - 13) < 0.05 ? 13 : each))).toEqual([
    10, 8, 13, 9, 11, 14, 6, 4, 12, 7, 5,
  ])
  expect(v[2]).toBeLessThan(7)
  expect(v.toSpliced(2, 1)).toEqual([8.04, 6.95, 8.81, 8.33, 9.96, 7.24, 4.26, 10.84, 4.82, 5.68])
  await page.keyboard.press('ControlOrMeta+z')
  expect(await surfaceOf(page)).toEqual(onAnscombe.surface)
  expect(await startLoss(page)).toBe(before)
})

test('Escape takes a dragged row back, and its undo step with it', async ({ visit }) => {
  const { page } = await visit('', still)
  await load(page, onAnscombe)
  await rowsShown(page).waitFor()
  const before = await startLoss(page)
  const row = await rowOnPage(page)
  await page.mouse.move(row.x, row.y)
  await page.mouse.down()
  await page.mouse.move(row.x, row.y + 30)
  await expect.poll(() => startLoss(page)).not.toBe(before)
  await page.keyboard.press('Escape')
  expect(await surfaceOf(page)).toEqual(onAnscombe.surface)
  await page.mouse.move(row.x, row.y + 50)
  await page.mouse.up()
  expect(await surfaceOf(page)).toEqual(onAnscombe.surface)
  await page.keyboard.press('ControlOrMeta+z')
  expect((await surfaceOf(page))?.data).toBeUndefined()
})

test('keys choose a row and move it, and a held key is one undo step', async ({ visit }) => {
  const { page } = await visit('', still)
  await load(page, onAnscombe)
  await page.getByRole('switch', { name: 'Residuals of the selected runner' }).focus()
  await page.keyboard.press('Space')
  expect(JSON.parse(await experimentOf(page)).view.residuals).toBe(true)
  await page.keyboard.press('Tab')
  const said = page.getByRole('region', { name: 'Fit' }).getByRole('status')
  await expect.poll(() => said.innerText()).toBe('row 8: u 4.000, v 4.260')
  const before = await page.evaluate(() => window.thalweg.step)
  await page.keyboard.press('ArrowRight')
  await expect.poll(() => said.innerText()).toBe('row 11: u 5.000, v 5.680')
  await page.keyboard.down('Shift')
  await page.keyboard.down('ArrowUp')
  await page.keyboard.down('ArrowUp')
  await page.keyboard.up('ArrowUp')
  await page.keyboard.up('Shift')
  await expect.poll(() => said.innerText()).toBe('row 11: u 5.000, v 5.880')
  expect((await surfaceOf(page)).data.columns.v[10]).toBe(5.88)
  expect(await page.evaluate(() => window.thalweg.step)).toBe(before)
  await page.keyboard.press('ControlOrMeta+z')
  expect(await surfaceOf(page)).toEqual(onAnscombe.surface)
  await page.keyboard.press('Escape')
  await expect.poll(() => said.innerText()).toBe('')
})

test('residuals are drawn to the curve of the selected runner, and not elsewhere', async ({ visit }) => {
  const { page } = await visit('', still)
  await load(page, onAnscombe)
  const drawn = () =>
    rowsShown(page)
      .getByRole('img')
      .evaluate((canvas: HTMLCanvasElement) => canvas.toDataURL())
  await expect.poll(async () => (await drawn()).length).toBeGreaterThan(5000)
  const without = await drawn()
  const toggle = page.getByRole('switch', { name: 'Residuals of the selected runner' })
  await toggle.click()
  await expect.poll(drawn).not.toBe(without)
  await toggle.click()
  await expect.poll(drawn).toBe(without)
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
