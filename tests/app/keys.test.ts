/** Every key of the table does what the sheet says. */
import { expect } from 'vitest'
import { keyTable } from '../../src/panels/keys/keys'
import { experimentOf } from '../helpers/experiment'
import { waitForFrames, waitUntilStill } from '../helpers/picture'
import { test } from '../helpers/visit'

const still = { reducedMotion: 'reduce' } as const

test('the transport keys play, step and restart', async ({ visit }) => {
  const { page } = await visit('', still)
  const step = () => page.evaluate(() => window.thalweg.step)
  await page.keyboard.press('.')
  await page.keyboard.press('.')
  expect(await step()).toBe(2)
  await page.keyboard.press(',')
  expect(await step()).toBe(1)
  await page.keyboard.press('Space')
  await expect.poll(step).toBeGreaterThan(3)
  await page.keyboard.press('Space')
  const paused = await step()
  await waitForFrames(page)
  expect(await step()).toBe(paused)
  await page.keyboard.press('r')
  expect(await step()).toBe(0)
})

test('Shift+R draws a new seed, and undo and redo go back and forth', async ({ visit }) => {
  const { page } = await visit('', still)
  const before = await experimentOf(page)
  await page.keyboard.press('Shift+R')
  const after = await experimentOf(page)
  expect(JSON.parse(after).seed).not.toBe(JSON.parse(before).seed)
  await page.keyboard.press('Control+z')
  expect(await experimentOf(page)).toBe(before)
  await page.keyboard.press('Control+Shift+Z')
  expect(await experimentOf(page)).toBe(after)
})

test('digits select a runner', async ({ visit }) => {
  const { page } = await visit('', still)
  const board = page.getByRole('list', { name: 'Runners by loss' })
  for (const [key, name] of [
    ['5', 'Adam'],
    ['2', 'Momentum'],
  ] as const) {
    await page.keyboard.press(key)
    await expect.poll(() => board.locator('[aria-pressed=true]').innerText()).toContain(name)
    await expect.poll(() => page.getByRole('region', { name: 'Formulas' }).innerText()).toContain(name)
  }
})

test('keys of other layouts step, select and undo', async ({ visit }) => {
  const { page } = await visit('', still)
  const press = (init: { key: string; code: string; ctrlKey?: boolean; shiftKey?: boolean }) =>
    page.evaluate((keys) => {
      document.body.dispatchEvent(new KeyboardEvent('keydown', { ...keys, bubbles: true }))
    }, init)
  const step = () => page.evaluate(() => window.thalweg.step)
  await press({ key: '.', code: 'NumpadDecimal' })
  expect(await step()).toBe(1)
  await press({ key: ',', code: 'KeyM' })
  expect(await step()).toBe(0)
  const before = await experimentOf(page)
  await page.keyboard.press('Shift+R')
  expect(await experimentOf(page)).not.toBe(before)
  await press({ key: 'я', code: 'KeyZ', ctrlKey: true })
  expect(await experimentOf(page)).toBe(before)
  await press({ key: '2', code: 'Digit2', shiftKey: true })
  const board = page.getByRole('list', { name: 'Runners by loss' })
  await expect.poll(() => board.locator('[aria-pressed=true]').innerText()).toContain('Momentum')
})

test('H hides and shows all panels', async ({ visit }) => {
  const { page } = await visit('', still)
  const settings = page.getByRole('complementary', { name: 'Settings' })
  await page.keyboard.press('h')
  await expect.poll(() => settings.isVisible()).toBe(false)
  await expect
    .poll(() =>
      page
        .locator('canvas')
        .first()
        .evaluate((canvas) => canvas.clientWidth),
    )
    .toBe(1280)
  await page.keyboard.press('h')
  await expect.poll(() => settings.isVisible()).toBe(true)
})

test('F goes to full screen and back', async ({ visit }) => {
  const { page } = await visit('', still)
  await page.keyboard.press('f')
  await expect.poll(() => page.evaluate(() => document.fullscreenElement !== null)).toBe(true)
  await page.keyboard.press('f')
  await expect.poll(() => page.evaluate(() => document.fullscreenElement === null)).toBe(true)
})

test('S saves the picture as PNG', async ({ visit }) => {
  const { page } = await visit('', still)
  await waitUntilStill(page)
  const saving = page.waitForEvent('download')
  await page.keyboard.press('s')
  const download = await saving
  expect(download.suggestedFilename()).toMatch(/\.png$/)
  const chunks: Buffer[] = []
  for await (const chunk of await download.createReadStream()) chunks.push(chunk)
  const png = Buffer.concat(chunks)
  expect(png.subarray(1, 4).toString('latin1')).toBe('PNG')
  expect(png.length).toBeGreaterThan(50_000)
})

test('? and a button show the list of keys, with a line for each', async ({ visit }) => {
  const { page } = await visit('', still)
  const sheet = page.getByRole('dialog', { name: 'Keys' })
  await page.keyboard.press('?')
  await expect.poll(() => sheet.isVisible()).toBe(true)
  for (const { label } of keyTable) expect(await sheet.getByText(label, { exact: true }).count()).toBe(1)
  await page.keyboard.press('Escape')
  await expect.poll(() => sheet.isVisible()).toBe(false)
  await page.getByRole('button', { name: /^Keys/ }).click()
  await expect.poll(() => sheet.isVisible()).toBe(true)
  await sheet.getByRole('button', { name: 'Close' }).click()
  await expect.poll(() => sheet.isVisible()).toBe(false)
})

test('arrows move the focused scrub bar, and a click in the chart seeks', async ({ visit }) => {
  const { page } = await visit('', still)
  const step = () => page.evaluate(() => window.thalweg.step)
  const bar = page.getByRole('slider', { name: 'Step' })
  await bar.press('ArrowRight')
  expect(await step()).toBe(1)
  await bar.press('End')
  expect(await step()).toBe(400)
  const box = await page.locator('.u-over').boundingBox()
  if (!box) throw new Error('There is no chart.')
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2)
  await expect.poll(step).toBeGreaterThan(190)
  expect(await step()).toBeLessThan(210)
})

test('Space plays after a click on a button, an eye, a section or a list', async ({ visit }) => {
  const { page } = await visit('', still)
  const isPlaying = () => page.getByRole('button', { name: 'Pause (Space)' }).isVisible()
  const toggles = async (what: string) => {
    const before = await experimentOf(page)
    await page.keyboard.press('Space')
    await expect.poll(isPlaying, { message: what }).toBe(true)
    await page.keyboard.press('Space')
    await expect.poll(isPlaying, { message: what }).toBe(false)
    expect(await experimentOf(page), what).toBe(before)
  }
  await page.getByRole('button', { name: /^Theme/ }).click()
  await toggles('a button')
  await page.getByRole('button', { name: 'Hide Adam', exact: true }).click()
  await toggles('an eye')
  await page.getByRole('button', { name: 'View' }).click()
  await toggles('a section')
  await page.getByRole('switch').first().click()
  await toggles('a switch')
  const list = page.getByRole('combobox').first()
  const box = await list.boundingBox()
  if (!box) throw new Error('There is no list.')
  await list.evaluate((select) => select.addEventListener('mousedown', (event) => event.preventDefault()))
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2)
  await list.evaluate((select: HTMLSelectElement) => select.focus())
  await toggles('a list')
})

test('Space presses what Tab came to, and does not play', async ({ visit }) => {
  const { page } = await visit('', still)
  await page.getByRole('button', { name: 'Hide SGD', exact: true }).click()
  await page.keyboard.press('Shift+Tab')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Space')
  await expect.poll(() => page.getByRole('button', { name: 'Hide SGD', exact: true }).isVisible()).toBe(true)
  expect(await page.getByRole('button', { name: 'Play (Space)' }).isVisible()).toBe(true)
})

test('a held key steps on, and presses once otherwise', async ({ visit }) => {
  const { page } = await visit('', still)
  const hold = async (key: string) => {
    for (let times = 0; times < 3; times += 1) await page.keyboard.down(key)
    await page.keyboard.up(key)
  }
  await hold('.')
  expect(await page.evaluate(() => window.thalweg.step)).toBe(3)
  await hold('h')
  expect(await page.getByRole('complementary', { name: 'Settings' }).isVisible()).toBe(false)
})

test('the step field goes to what is typed, and says what it refuses', async ({ visit }) => {
  const { page } = await visit('', still)
  const step = () => page.evaluate(() => window.thalweg.step)
  const field = page.getByRole('textbox', { name: 'Go to step' })
  await field.fill('400/4')
  await field.press('Enter')
  expect(await step()).toBe(100)
  await field.fill('12.5')
  await field.press('Enter')
  expect(await page.getByRole('alert').innerText()).toMatch(/“12\.5” is not a whole number/)
  expect(await step()).toBe(100)
  expect(await field.inputValue()).toBe('100')
  await field.fill('3')
  await field.press('Enter')
  expect(await step()).toBe(3)
  expect(await page.getByRole('alert').count()).toBe(0)
})
