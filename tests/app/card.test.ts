/** The card beside the chart: its tabs, the step inspector, the internals and the slice, as the user sees them. */
import type { Locator, Page } from 'playwright'
import { expect } from 'vitest'
import { experimentOf, load, pathsOf } from '../helpers/experiment'
import { optimizers } from '../../src/optimizers/list'
import { parseExperiment } from '../../src/experiment/schema/schema'
import { textOf } from '../../src/panels/card/copies'
import { schedules } from '../../src/schedules/list'
import { type Box, ballsOf, coloursOf, waitForFrames, waitUntilStill } from '../helpers/picture'
import { test } from '../helpers/visit'

const still = { reducedMotion: 'reduce' } as const

test('tabs are chosen by arrow keys and by click, and the experiment has the choice', async ({ visit }) => {
  const { page } = await visit('', still)
  const card = async () => JSON.parse(await experimentOf(page)).view?.card ?? 'formula'
  await tab(page, 'Formula').focus()
  const region = (name: string) => page.getByRole('region', { name, exact: true })
  for (const [key, label, shown, chosen] of [
    ['ArrowRight', 'Step', 'Step inspector', 'step'],
    ['ArrowRight', 'Internals', 'Internals', 'internals'],
    ['End', 'Slice', 'Slice', 'slice'],
    ['ArrowRight', 'Formula', 'Formulas', 'formula'],
    ['ArrowLeft', 'Slice', 'Slice', 'slice'],
    ['Home', 'Formula', 'Formulas', 'formula'],
  ] as const) {
    await page.keyboard.press(key)
    await expect.poll(() => region(shown).isVisible(), { message: shown }).toBe(true)
    expect(await card()).toBe(chosen)
    expect(await tab(page, label).getAttribute('aria-selected')).toBe('true')
    expect(await tab(page, label).evaluate((element) => element === document.activeElement)).toBe(true)
    expect(await page.getByRole('tabpanel').getAttribute('aria-labelledby')).toBe(
      await tab(page, label).getAttribute('id'),
    )
  }
  await tab(page, 'Internals').click()
  await expect.poll(() => region('Internals').isVisible()).toBe(true)
})

test('the inspector shows the numbers of the run, and walks on into the next and the last step', async ({
  visit,
}) => {
  const { page } = await visit('', still)
  await load(page, {
    ...race,
    noise: { sigma: 0.5 },
    runners: [{ optimizer: 'adam', settings: { eta: 0.3 }, schedule: { id: 'cosine' }, clip: { norm: 5 } }],
    view: { card: 'step' },
  })
  await page.evaluate(() => window.thalweg.seek(12))
  const inspector = page.getByRole('region', { name: 'Step inspector' })
  const titleOf = (part: string) => inspector.locator(`[data-part=${part}]`).getAttribute('title')
  const step = () => page.evaluate(() => window.thalweg.step)
  const point = (path: readonly number[] | undefined, at: number) =>
    path?.slice(3 * at, 3 * at + 2).join(', ')
  const lines = inspector.getByRole('listitem')
  const current = () => inspector.locator('[aria-current=step]')
  // Rate, gradient, noise, clipping, then the rule.
  await expect.poll(() => lines.count()).toBe(4 + 5)
  const [path] = await pathsOf(page)

  // The first line computes the rate: cosine from 0.3 over 400 steps, at step 13.
  const eta = (0.3 * (1 + Math.cos((Math.PI * 12) / 400))) / 2
  await expect.poll(async () => Number(await titleOf('now'))).toBeCloseTo(eta, 12)
  await inspector.focus()
  for (let line = 1; line < 9; line += 1) await page.keyboard.press('ArrowDown')
  expect(await step()).toBe(12)
  await expect.poll(() => titleOf('before')).toBe(point(path, 12))
  expect(await titleOf('now')).toBe(point(path, 13))

  // After the last line comes the first of the next step, and back again.
  await page.keyboard.press('ArrowDown')
  await expect.poll(step).toBe(13)
  await expect.poll(() => current().innerText()).toContain('η')
  await page.keyboard.press('ArrowUp')
  await expect.poll(step).toBe(12)
  await expect.poll(() => titleOf('now')).toBe(point(path, 13))

  // The buttons do the same, and changing the step stops playing.
  await page.evaluate(() => window.thalweg.play())
  await inspector.getByRole('button', { name: 'Next line' }).click()
  const stopped = await step()
  await waitForFrames(page)
  expect(await step()).toBe(stopped)
  await inspector.getByRole('button', { name: 'Previous line' }).click()
  await expect.poll(() => titleOf('now')).toBe(point(path, stopped))

  // At the end of the run it goes no further.
  await page.evaluate(() => window.thalweg.seek(400))
  await expect.poll(() => titleOf('now')).toBe(point(path, 400))
  await inspector.getByRole('button', { name: 'Next line' }).click()
  expect(await titleOf('now')).toBe(point(path, 400))
})

test('the internals say on which side of its limit η is', async ({ visit }) => {
  const { page } = await visit('', still)
  const bowl = { formula: '5 x^2 + 5 y^2', domain: [[-3, 3], [-3, 3]] } // prettier-ignore
  const meter = page.getByRole('meter', { name: 'Learning rate against its limit' })
  for (const [eta, word] of [
    [0.15, 'below'],
    [0.25, 'above'],
  ] as const) {
    await load(page, {
      ...race,
      surface: bowl,
      start: [1, 1],
      runners: [{ optimizer: 'sgd', settings: { eta } }],
      view: { card: 'internals' },
    })
    await expect.poll(() => meter.innerText()).toContain(`η = ${eta} is ${word} the limit 2/λ = 0.2`)
    expect(await meter.getAttribute('data-state')).toBe(word)
  }
})

test('the limit is judged for the clipped step, and the effect of that step stands below', async ({
  visit,
}) => {
  const { page } = await visit('', still)
  await load(page, {
    ...race,
    runners: [{ optimizer: 'sgd', settings: { eta: 0.01 }, clip: { norm: 1 } }],
    view: { card: 'internals' },
  })
  const meter = page.getByRole('meter', { name: 'Learning rate against its limit' })
  await expect.poll(() => meter.innerText()).toMatch(/η = 0\.01 is below the limit .* for clipped steps\./)
  expect(await meter.innerText()).toContain('This step lowers the local quadratic.')
  await tab(page, 'Slice').click()
  const image = page.getByRole('region', { name: 'Slice', exact: true }).getByRole('img')
  await expect.poll(() => image.getAttribute('aria-label')).toContain('where the quadratic is no higher')
})

test('every optimizer and every schedule is typeset within the page’s policy', async ({ visit }) => {
  const { page } = await visit('', still)
  const shown = [
    ...optimizers.map(({ id }) => ({ optimizer: id })),
    ...schedules.map(({ id }) => ({ optimizer: 'sgd', schedule: { id } })),
  ]
  for (const runner of shown) {
    for (const [card, region] of [
      ['formula', 'Formulas'],
      ['step', 'Step inspector'],
    ] as const) {
      await load(page, { ...race, steps: 20, runners: [runner], view: { card } })
      const lines = page.getByRole('region', { name: region, exact: true }).locator('.katex')
      await expect.poll(() => lines.count(), { message: JSON.stringify(runner) }).toBeGreaterThan(1)
      expect(await page.evaluate(() => window.probe.violations), JSON.stringify(runner)).toEqual([])
    }
  }
  // Rprop’s brace must be as wide as its glyphs, although its middle is a picture.
  await load(page, { ...race, runners: [{ optimizer: 'rprop' }], view: { card: 'formula' } })
  const middle = page.getByRole('region', { name: 'Formulas', exact: true }).locator('svg').first()
  await middle.waitFor({ state: 'attached' })
  const [drawn, box] = await middle.evaluate((svg) => [
    svg.getBoundingClientRect().width,
    svg.parentElement?.getBoundingClientRect().width,
  ])
  expect(drawn).toBeCloseTo(box ?? 0, 1)
})

test('I shows the internals around the selected ball, and hides them again', async ({ visit }) => {
  const { page } = await visit('', still)
  await load(page, { ...race, runners: [{ optimizer: 'adam', settings: { eta: 0.3 } }] })
  await page.evaluate(() => window.thalweg.seek(30))
  await waitUntilStill(page)
  const [ball = { x: 0, y: 0 }] = await ballsOf(page)
  const around = async () => {
    await waitUntilStill(page)
    const clip = { x: ball.x - 60, y: ball.y - 60, width: 120, height: 120 }
    return (await page.screenshot({ clip })).toString('base64')
  }
  const before = await around()
  await page.keyboard.press('i')
  expect(await around()).not.toBe(before)
  expect(JSON.parse(await experimentOf(page)).view.internals).toBe(true)
  await tab(page, 'Internals').click()
  const onSurface = page.getByRole('switch', { name: 'Internals on the surface' })
  expect(await onSurface.isChecked()).toBe(true)
  await onSurface.click()
  expect(await around()).toBe(before)
})

test('a slice is drawn along each line, and described', async ({ visit }) => {
  const { page } = await visit('', still)
  await load(page, {
    ...race,
    runners: [{ optimizer: 'sgd', settings: { eta: 0.0016 } }],
    view: { card: 'slice' },
  })
  await page.evaluate(() => window.thalweg.seek(3))
  const slice = page.getByRole('region', { name: 'Slice', exact: true })
  const image = slice.getByRole('img')
  const seen = new Set<string>()
  for (const line of ['down the gradient', 'along the step', 'along x', 'along y']) {
    await slice.getByRole('button', { name: line }).click()
    await expect
      .poll(() => image.getAttribute('aria-label'))
      .toMatch(new RegExp(`^Loss ${line}: .* lands at`))
    expect(await coloursOf(page, await boundsOf(image))).toBeGreaterThan(12)
    seen.add((await image.screenshot()).toString('base64'))
  }
  // Plain descent steps down the gradient, so those two pictures are the same.
  expect(seen.size).toBe(3)

  await load(page, {
    ...race,
    surface: { formula: 'x^2', parameters: ['x'], domain: [[-5, 5]] },
    start: [4],
    runners: [{ optimizer: 'sgd', settings: { eta: 0.3 } }],
    view: { card: 'slice', slice: 'step' },
  })
  await expect
    .poll(() => image.getAttribute('aria-label'))
    .toMatch(/^Loss along x: 16\.00 here, slope 8\.000/)
  expect(await slice.getByRole('button').count()).toBe(1)
})

test('the lines with numbers stand in the order of the rule', async ({ visit }) => {
  const { page } = await visit('', still)
  await load(page, { ...race, runners: [{ optimizer: 'momentum' }], view: { card: 'formula' } })
  await page.evaluate(() => window.thalweg.seek(6))
  const lines = page.locator('.formula-numbers .formula-line')
  await expect.poll(() => lines.locator('.katex').count()).toBe(4)
  const tops = await lines.evaluateAll((all) => all.map((line) => line.getBoundingClientRect().top))
  expect(tops).toHaveLength(2)
  expect(tops).toEqual(tops.toSorted((one, other) => one - other))
})

test('the formula tab copies surface and rule, each in three forms', async ({ visit }) => {
  const { page } = await visit('', { ...still, permissions: ['clipboard-read', 'clipboard-write'] })
  const json = {
    ...race,
    surface: { id: 'himmelblau' },
    runners: [{ optimizer: 'adam', schedule: { id: 'cosine' } }],
    view: { card: 'formula' },
  }
  await load(page, json)
  const { experiment } = parseExperiment(json)
  const card = page.getByRole('region', { name: 'Formulas' })
  for (const of of ['surface', 'rule'] as const)
    for (const form of ['TeX', 'Python', 'GLSL'] as const) {
      await card.getByRole('button', { name: new RegExp(`^Copy the ${of} as ${form}`) }).click()
      await expect
        .poll(() => page.locator('.notices').innerText())
        .toContain(`The ${of} is copied as ${form}.`)
      const copied = await page.evaluate(() => navigator.clipboard.readText())
      expect(copied).toBe(textOf(of, form, experiment, 0))
    }
})

test('every tab follows the playhead without a React commit', async ({ visit }) => {
  const { page } = await visit('', still)
  await load(page, { ...race, steps: 100_000, runners: [{ optimizer: 'adam', settings: { eta: 1e-4 } }] })
  const step = page.locator('.card-step')
  for (const label of ['Formula', 'Step', 'Internals', 'Slice']) {
    await tab(page, label).click()
    await page.getByRole('tabpanel').getByRole('region').waitFor()
    await page.evaluate(() => window.thalweg.play())
    await expect.poll(() => page.evaluate(() => window.thalweg.step)).toBeGreaterThan(2)
    const [commits, text] = [await page.evaluate(() => window.probe.commits), await step.innerText()]
    await expect.poll(() => step.innerText(), { message: label }).not.toBe(text)
    expect(await page.evaluate(() => window.probe.commits), label).toBe(commits)
    await page.evaluate(() => window.thalweg.pause())
  }
})

const race = { version: 1, surface: { id: 'rosenbrock' }, start: [-1.5, 1.5], steps: 400 }

function tab(page: Page, name: string) {
  return page.getByRole('tab', { name })
}

async function boundsOf(element: Locator): Promise<Box> {
  const box = await element.boundingBox()
  if (!box) throw new Error('It is not shown.')
  return box
}
