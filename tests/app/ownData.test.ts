/** Rows of one's own: dropped or pasted, chosen from, opened as a surface, undone; refused with their line. */
import type { Page } from 'playwright'
import { expect } from 'vitest'
import { axeFindings } from '../helpers/axe'
import { experimentOf } from '../helpers/experiment'
import { drop } from '../helpers/drop'
import { test } from '../helpers/visit'

const still = { reducedMotion: 'reduce' } as const
const cars = [
  'car;"weight\n(1000 lb)";miles per gallon;cylinders',
  'one;3,5;18;8',
  'two;3,69;15;8',
  'three;3,44;18;8',
  'four;2,37;24;4',
].join('\r\n')

const sheet = (page: Page) => page.getByRole('dialog', { name: 'Own data' })
const side = (page: Page) => page.getByRole('complementary', { name: 'Settings' })
const notices = (page: Page) => page.locator('.notice').allInnerTexts()
const surfaceOf = async (page: Page) => JSON.parse(await experimentOf(page)).surface

test('a file with semicolons and decimal commas becomes a surface, in one step of undo', async ({
  visit,
}) => {
  const { page } = await visit('', still)
  const before = await experimentOf(page)
  await drop(page, cars, 'cars.csv')
  await expect.poll(() => sheet(page).innerText()).toContain('cars.csv: 4 rows, 3 columns of numbers')
  expect(await sheet(page).innerText()).toContain('car is left out: words')
  expect(await axeFindings(page)).toEqual([])
  await sheet(page).getByRole('combobox', { name: 'u, across' }).selectOption('weight (1000 lb)')
  await sheet(page).getByRole('combobox', { name: 'v, up' }).selectOption('miles per gallon')
  await sheet(page).getByRole('combobox', { name: 'fit' }).selectOption('Huber regression')
  await sheet(page).getByRole('button', { name: 'Open' }).click()
  await expect.poll(() => sheet(page).count()).toBe(0)
  const surface = await surfaceOf(page)
  expect(surface.data).toEqual({
    columns: { u: [3.5, 3.69, 3.44, 2.37], v: [18, 15, 18, 24] },
    labels: { u: 'weight (1000 lb)', v: 'miles per gallon' },
    source: 'cars.csv',
  })
  expect(surface.model).toEqual({ x: 'u', y: 'v', curve: 'w u + b' })
  await expect.poll(() => side(page).innerText()).toContain('Data: 4 rows. cars.csv.')
  await expect.poll(() => page.getByRole('tab', { name: 'Fit' }).count()).toBe(1)
  await page.keyboard.press('Control+z')
  await expect.poll(() => experimentOf(page)).toBe(before)
})

test('standardized columns say so below the formula; a constant column cannot be', async ({ visit }) => {
  const { page } = await visit('', still)
  await drop(page, 'year,mpg,level\n1970,18,3\n1982,31,3', 'cars.csv')
  await sheet(page)
    .getByRole('switch', { name: /standardize/ })
    .click()
  const [up, opens] = [
    sheet(page).getByRole('combobox', { name: 'v, up' }),
    sheet(page).getByRole('button', { name: 'Open' }),
  ]
  await up.selectOption('level')
  await expect.poll(() => sheet(page).innerText()).toContain('level is 3 in every row')
  await opens.press('Enter')
  expect(await sheet(page).count()).toBe(1)
  await up.selectOption('mpg')
  await opens.click()
  await expect
    .poll(() => page.getByRole('region', { name: 'Formulas' }).innerText())
    .toContain('u: (year − 1976.00) / 6.000, standardized; v: (mpg − 24.50) / 6.500, standardized')
  expect((await surfaceOf(page)).data.columns).toEqual({ u: [-1, 1], v: [-1, 1] })
})

test('a wrong file is one notice with its line, and all stays as it was', async ({ visit }) => {
  const { page } = await visit('', still)
  const before = await experimentOf(page)
  await drop(page, 'weight,mpg\n3.5,18\nabc,15\n3.44,18', 'wrong.csv')
  await expect.poll(() => notices(page)).toHaveLength(1)
  expect(await notices(page)).toEqual([
    expect.stringContaining(
      'wrong.csv: line 3: "abc" in column weight is not a number, write one or leave the line out',
    ),
  ])
  expect(await sheet(page).count()).toBe(0)
  expect(await experimentOf(page)).toBe(before)
})

test('what was taken for the other is one press away from it', async ({ visit }) => {
  const { page } = await visit('', still)
  await drop(page, 'a,b\n1,2\n3,4', 'two.csv')
  await sheet(page).getByRole('button', { name: 'Check it as a path instead' }).click()
  await expect.poll(() => page.locator('.check-note').innerText()).toContain('two.csv: ')
  await page.getByRole('button', { name: 'Open it as data instead' }).click()
  await expect.poll(() => sheet(page).innerText()).toContain('two.csv: 2 rows')
  await page.keyboard.press('Escape')
  await expect.poll(() => sheet(page).count()).toBe(0)
  expect(await page.locator('.check-note').count()).toBe(0)
})

test('JSON of rows is data, and of an experiment an experiment', async ({ visit }) => {
  const { page } = await visit('', still)
  await drop(page, '[{"a": 1, "b": 2}, {"a": 3, "b": 4}]', 'rows.json')
  await expect.poll(() => sheet(page).innerText()).toContain('rows.json: 2 rows')
  await drop(page, '{"surface": {"id": "ackley"}}', 'mine.json')
  await expect.poll(async () => (await surfaceOf(page)).id).toBe('ackley')
  expect(await sheet(page).count()).toBe(0)
})

test('rows are pasted into the sheet, where they stay until they are right', async ({ visit }) => {
  const { page } = await visit('', still)
  await page.evaluate(() => window.thalweg.load({ version: 1, surface: { id: 'linearRegression' } }))
  await side(page).getByRole('button', { name: 'Paste own data' }).click()
  const rows = sheet(page).getByRole('textbox', { name: 'Rows' })
  await rows.fill('1 2\n3 x\n5 6')
  await sheet(page).getByRole('button', { name: 'Read the rows' }).click()
  await expect.poll(() => sheet(page).innerText()).toContain('line 2: "x" in column c2 is not a number')
  await rows.fill('1 2\n3 4\n5 6')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect.poll(() => sheet(page).innerText()).toContain('Pasted rows: 3 rows')
  await sheet(page).getByRole('button', { name: 'Open' }).click()
  await expect.poll(async () => (await surfaceOf(page)).data?.columns).toEqual({ u: [1, 3, 5], v: [2, 4, 6] })
})

test('very many rows race in batches, and look at all of them now and then', async ({ visit }) => {
  const { page } = await visit('', still)
  const rows = Array.from({ length: 30_000 }, (_, row) => {
    const u = 2 * Math.sin(row)
    return `${u.toFixed(3)},${(3 * u + 7 + Math.sin(row * row)).toFixed(3)}`
  })
  await drop(page, ['u,v', ...rows].join('\n'), 'many.csv')
  await expect.poll(() => sheet(page).innerText()).toContain('many.csv: 30,000 rows')
  await sheet(page).getByRole('button', { name: 'Open' }).click()
  await expect
    .poll(() => side(page).innerText())
    .toContain(
      '30,000 rows. many.csv. u: u; v: v. A step sees up to 10,000 of them. The loss over all is taken every 6 steps.',
    )
  await expect.poll(() => notices(page)).toEqual([expect.stringContaining('too long for a link')])
  const size = side(page).getByRole('slider', { name: 'batch size of all runners' })
  expect(await size.getAttribute('aria-valuetext')).toBe('256')
  await size.press('End')
  await expect.poll(() => size.getAttribute('aria-valuetext')).toBe('10000')
  await page.evaluate(() => window.thalweg.seek(9))
  const loss = page.locator('.board-row:not([hidden]) .board-loss').first()
  await expect.poll(() => loss.getAttribute('title')).toBe('Over all rows at step 6')
})
