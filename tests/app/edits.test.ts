/** Edits in the panels: sliders, surfaces, formulas, runners and themes, and how they are undone. */
import type { Page } from 'playwright'
import { expect } from 'vitest'
import { textOf, whenEditor } from '../helpers/code'
import { experimentOf, load, pathsOf, startOf } from '../helpers/experiment'
import { waitUntilStill } from '../helpers/picture'
import { test } from '../helpers/visit'

const still = { reducedMotion: 'reduce' } as const

test('a slider changes the path of its runner alone, live, and one drag is one undo step', async ({
  visit,
}) => {
  const { page } = await visit('', still)
  const before = await pathsOf(page)
  const experiment = await experimentOf(page)
  await openRunner(page, 'Adam')
  const slider = side(page).getByRole('slider', { name: 'learning rate η' })
  const box = await slider.boundingBox()
  if (!box) throw new Error('The slider is not shown.')
  const y = box.y + box.height / 2
  await page.mouse.move(box.x + box.width / 2, y)
  await page.mouse.down()
  const seen = [before[4]]
  for (const fraction of [0.55, 0.6, 0.65]) {
    const draws = await page.evaluate(() => window.probe.draws)
    await page.mouse.move(box.x + box.width * fraction, y)
    await page.waitForFunction((last) => window.probe.draws > last, draws)
    seen.push((await pathsOf(page))[4])
  }
  await page.mouse.up()
  expect(new Set(seen.map(String)).size).toBe(4)
  const after = await pathsOf(page)
  expect(after.slice(0, 4)).toEqual(before.slice(0, 4))
  expect(await experimentOf(page)).not.toBe(experiment)

  await page.locator('body').press('Control+z')
  expect(await pathsOf(page)).toEqual(before)
  expect(await experimentOf(page)).toBe(experiment)
  await page.locator('body').press('Control+Shift+Z')
  expect(await pathsOf(page)).toEqual(after)
})

test('a typed number is taken exactly, even 1e-3 times 3', async ({ visit }) => {
  const { page } = await visit('', still)
  await openRunner(page, 'SGD')
  const field = side(page).getByRole('textbox', { name: 'learning rate η' })
  await field.fill('3e-4')
  await field.press('Enter')
  expect(JSON.parse(await experimentOf(page)).runners[0].settings.eta).toBe(3e-4)
  expect(Number(await field.inputValue())).toBe(3e-4)
  const slider = side(page).getByRole('slider', { name: 'learning rate η' })
  await slider.press('ArrowRight')
  const { eta } = JSON.parse(await experimentOf(page)).runners[0].settings
  expect(eta).toBeGreaterThan(3e-4)
  expect(eta).toBeLessThan(6e-4)
})

test('a row of the domain goes by the present other end, and its arrow keys step by its width', async ({
  visit,
}) => {
  const { page } = await visit('', still)
  await load(page, { surface: { formula: 'x^2 + y^2', domain: [[-4, 4], [-4, 4]] } }) // prettier-ignore
  const domain = async () => JSON.parse(await experimentOf(page)).surface.domain[0]
  const type = async (end: string, text: string) => {
    const field = side(page).getByRole('textbox', { name: `domain, x ${end}` })
    await field.fill(text)
    await field.press('Enter')
    return field
  }
  await type('to', '10')
  await type('from', '5')
  expect(await domain()).toEqual([5, 10])
  await type('to', '-3')
  await expect.poll(() => side(page).getByRole('alert').innerText()).toMatch(/must be the lower one/)
  expect(await domain()).toEqual([5, 10])
  const from = await type('from', '9.9')
  expect(await domain()).toEqual([9.9, 10])
  await from.press('ArrowDown')
  expect(await domain()).toEqual([9.8995, 10])
  await type('from', '9.9995')
  for (let presses = 0; presses < 40; presses += 1) await from.press('Shift+ArrowUp')
  const [low, high] = await domain()
  expect(low).toBeLessThan(high)
  await type('from', '10')
  await expect.poll(() => side(page).getByRole('alert').innerText()).toMatch(/must be the lower one/)
  expect(await domain()).toEqual([low, high])

  const seed = side(page).getByRole('textbox', { name: 'seed' })
  await seed.press('ArrowUp')
  expect(JSON.parse(await experimentOf(page)).seed).toBe(2)
})

test('an edit from here on changes only later steps and is recorded as a change', async ({ visit }) => {
  const { page } = await visit('', still)
  const before = await pathsOf(page)
  await page.evaluate(() => window.thalweg.seek(100))
  await openSection(page, 'Run')
  await side(page)
    .getByRole('switch', { name: /from here on/i })
    .click()
  await openRunner(page, 'Adam')
  await side(page).getByRole('slider', { name: 'learning rate η' }).press('PageDown')
  const after = await pathsOf(page)
  expect(after[4]?.slice(0, 303)).toEqual(before[4]?.slice(0, 303))
  expect(after[4]?.slice(303, 306)).not.toEqual(before[4]?.slice(303, 306))
  expect(JSON.parse(await experimentOf(page)).changes).toMatchObject([{ step: 101, runner: 4 }])
})

test('another surface comes with its own start and sliders', async ({ visit }) => {
  const { page } = await visit('', still)
  const surface = side(page).getByRole('combobox', { name: 'surface' })
  await surface.selectOption({ label: 'Himmelblau' })
  expect(JSON.parse(await experimentOf(page)).surface.id).toBe('himmelblau')
  await surface.selectOption('ravine')
  const before = await pathsOf(page)
  await side(page).getByRole('slider', { name: 'κ' }).press('PageUp')
  expect(await pathsOf(page)).not.toEqual(before)
})

test('a typed formula is drawn at once, and with a mistake the last good one stays', async ({ visit }) => {
  const { page } = await visit('', still)
  await side(page).getByRole('combobox', { name: 'surface' }).selectOption({ label: 'your own formula…' })
  const field = side(page).getByRole('textbox', { name: 'Formula of the loss' })
  await field.fill('x^2 + 3y^2')
  const start = await startOf(page)
  const [x = 0, y = 0] = start
  expect((await pathsOf(page))[0]?.[2]).toBeCloseTo(x * x + 3 * y * y, 12)
  const good = await pathsOf(page)

  await field.fill('x^2 + 3 sinn(y)')
  await expect.poll(() => side(page).innerText()).toMatch(/unknown name "sinn".*did you mean "sin"\?/)
  expect(await field.getAttribute('aria-invalid')).toBe('true')
  expect(await side(page).locator('pre').allTextContents()).toEqual(['x^2 + 3 sinn(y)\n        ^^^^'])
  expect(await pathsOf(page)).toEqual(good)

  await field.fill('x^2 + 3 sin(y)')
  expect(await field.getAttribute('aria-invalid')).toBe('false')
  expect((await pathsOf(page))[0]?.[2]).toBeCloseTo(x * x + 3 * Math.sin(y), 12)
})

test('keys only type text while a formula is edited', async ({ visit }) => {
  const { page } = await visit('', still)
  await side(page).getByRole('combobox', { name: 'surface' }).selectOption({ label: 'your own formula…' })
  const field = await whenEditor(side(page).getByRole('textbox', { name: 'Formula of the loss' }))
  await field.fill('')
  await field.pressSequentially('r.h 1')
  expect(await textOf(field)).toBe('r.h 1')
  expect(await side(page).isVisible()).toBe(true)
  expect(await page.evaluate(() => window.thalweg.step)).toBe(0)
})

test('runners are added, duplicated, hidden and removed', async ({ visit }) => {
  const { page } = await visit('', still)
  const optimizers = async () =>
    JSON.parse(await experimentOf(page)).runners.map(({ optimizer }: { optimizer: string }) => optimizer)
  await side(page).getByRole('combobox', { name: 'Optimizer to add' }).selectOption({ label: 'Lion' })
  await side(page).getByRole('button', { name: 'Add', exact: true }).click()
  expect(await optimizers()).toEqual(['sgd', 'momentum', 'nesterov', 'rmsprop', 'adam', 'lion'])
  await side(page).getByRole('button', { name: 'Hide Lion' }).click()
  expect(JSON.parse(await experimentOf(page)).runners[5].visible).toBe(false)
  await openRunner(page, 'Lion')
  await side(page).getByRole('button', { name: 'Duplicate' }).click()
  expect(await optimizers()).toHaveLength(7)
  await side(page).getByRole('button', { name: 'Remove' }).first().click()
  expect(await optimizers()).toEqual(['sgd', 'momentum', 'nesterov', 'rmsprop', 'adam', 'lion'])
})

test('a ball runs downhill on a one-parameter curve', async ({ visit }) => {
  const { page } = await visit('', still)
  await load(page, {
    version: 1,
    surface: { formula: 'x^2', parameters: ['x'], domain: [[-5, 5]] },
    start: [4],
    steps: 20,
    runners: [{ optimizer: 'sgd', settings: { eta: 0.3 } }],
  })
  await waitUntilStill(page)
  const [path = []] = await pathsOf(page)
  expect(path.slice(0, 3)).toEqual([4, 0, 16])
  expect(path[3]).toBeCloseTo(1.6, 12)
  expect(path[6]).toBeCloseTo(0.64, 12)
  expect(await page.locator('[data-runner]').count()).toBe(1)
})

test('a run that blows up says at which step, and the others go on', async ({ visit }) => {
  const { page } = await visit('', still)
  await load(page, {
    version: 1,
    surface: { id: 'rosenbrock' },
    start: [-1.5, 1.5],
    steps: 100,
    runners: [
      { optimizer: 'sgd', settings: { eta: 1 } },
      { optimizer: 'adam', settings: { eta: 0.1 } },
    ],
  })
  await page.evaluate(() => window.thalweg.seek(100))
  const statuses = await page.evaluate(() => window.thalweg.trajectories().map(({ status }) => status))
  expect(statuses[0]).toMatch(/^diverged at step \d+$/)
  expect(statuses[1]).toBe('running')
  const board = page.getByRole('list', { name: 'Runners by loss' })
  const words = statuses[0]?.replace('at step', 'at') ?? 'no status'
  await expect.poll(() => board.innerText()).toContain(words)
  expect((await pathsOf(page)).flat().every(Number.isFinite)).toBe(true)
})

test.for(['light', 'projector', 'dark'] as const)(
  'the theme %s colours the page',
  async (theme, { visit }) => {
    const { page } = await visit('', still)
    await openSection(page, 'View')
    await side(page).getByRole('combobox', { name: 'theme' }).selectOption({ label: theme })
    await waitUntilStill(page)
    const { background, size } = await page.evaluate(() => {
      const style = getComputedStyle(document.body)
      return { background: style.backgroundColor, size: Number.parseFloat(style.fontSize) }
    })
    const light =
      background
        .match(/\d+/g)
        ?.map(Number)
        .reduce((sum, channel) => sum + channel, 0) ?? 0
    if (theme === 'light') expect(light).toBeGreaterThan(3 * 200)
    if (theme === 'dark') expect(light).toBeLessThan(3 * 60)
    if (theme === 'projector') expect(size).toBeGreaterThanOrEqual(20)
    expect(await page.evaluate(() => document.documentElement.dataset['theme'])).toBe(theme)
  },
)

function side(page: Page) {
  return page.getByRole('complementary', { name: 'Settings' })
}

async function openSection(page: Page, title: string): Promise<void> {
  await side(page).getByRole('button', { name: title, exact: true }).click()
}

/** A runner's title holds its name and, while it is closed, its learning rate. */
async function openRunner(page: Page, name: string): Promise<void> {
  await side(page)
    .getByRole('button', { name: new RegExp(`^${name} η`) })
    .click()
}

test('runners are named, moved by the keyboard, and all removed', async ({ visit }) => {
  const { page } = await visit('', still)
  const side = page.getByRole('complementary', { name: 'Settings' })
  const board = page.getByRole('list', { name: 'Runners by loss' })
  const order = async () =>
    JSON.parse(await experimentOf(page)).runners.map(({ optimizer }: { optimizer: string }) => optimizer)
  await side.getByRole('button', { name: /^Adam/ }).click()
  const name = side.getByRole('textbox', { name: 'name of the runner' })
  await name.fill('Too fast')
  await name.press('Enter')
  await expect.poll(() => board.innerText()).toContain('Too fast')
  const up = side.getByRole('button', { name: 'Move Too fast up' })
  const down = side.getByRole('button', { name: 'Move Too fast down' })
  expect(await down.getAttribute('title')).toBe('It is the last.')
  await up.press('Enter')
  await page.keyboard.press('Enter')
  expect(await order()).toEqual(['sgd', 'momentum', 'adam', 'nesterov', 'rmsprop'])
  await down.press('Enter')
  expect(await order()).toEqual(['sgd', 'momentum', 'nesterov', 'adam', 'rmsprop'])
  expect(await down.evaluate((button) => button === document.activeElement)).toBe(true)
  await side.getByRole('button', { name: 'Remove' }).click()
  for (const each of ['SGD', 'Momentum', 'Nesterov', 'RMSprop']) {
    await side.getByRole('button', { name: new RegExp(`^${each}`) }).click()
    await side.getByRole('button', { name: 'Remove' }).click()
  }
  expect(await order()).toEqual([])
  await page.keyboard.press('Control+z')
  expect(await order()).toEqual(['rmsprop'])
})
