/** A custom optimizer: copied, typed, with mistakes, undone and opened from a link. */
import type { Page } from 'playwright'
import { expect } from 'vitest'
import { encodeLink } from '../../src/experiment/link/link'
import { parseExperiment } from '../../src/experiment/schema/schema'
import { textOf, whenEditor } from '../helpers/code'
import { experimentOf, load, pathsOf } from '../helpers/experiment'
import { typedAdam } from '../helpers/typedAdam'
import { test } from '../helpers/visit'

const still = { reducedMotion: 'reduce' } as const

test('a copy runs as the listed one, a good rule runs as it is typed, and a mistake stops nothing', async ({
  visit,
}) => {
  const { page } = await visit('', still)
  const before = await pathsOf(page)
  await side(page)
    .getByRole('button', { name: /^Adam η/ })
    .click()
  await side(page).getByRole('button', { name: 'Write your own' }).click()
  expect(await pathsOf(page)).toEqual(before)
  const copied = await experimentOf(page)
  const rule = side(page).getByRole('textbox', { name: 'Rule of My Adam' })
  await whenEditor(rule)
  const text = await textOf(rule)
  expect(text).toContain('setting beta1 = 0.9\n')
  expect(text.split('\n').at(-1)).toBe('theta = theta - etaHat * m / (rms + epsilon)')

  await rule.fill(text.replace('(1 - beta1) * (g', '(1 - betta1) * (g'))
  await expect
    .poll(() => said(page))
    .toContain('unknown name "betta1" in line 9 at 14, did you mean "beta1"?')
  expect(await said(page)).toMatch(/^m = m \+ \(1 - betta1\).*\n {13}\^{6}\n/)
  expect(await rule.getAttribute('aria-invalid')).toBe('true')
  expect(await side(page).locator('.cm-line[data-bad]').innerText()).toMatch(/^m = m \+ \(1 - betta1\)/)
  expect(await pathsOf(page)).toEqual(before)
  expect(await experimentOf(page)).toBe(copied)

  await rule.fill(text.replace('(rms + epsilon)', '(rms - rms)'))
  await expect.poll(() => said(page)).toContain('theta is infinite at step 1 in line 13 at 1')
  expect(await pathsOf(page)).toEqual(before)

  const better = `setting pull = 0.5 from 0 to 2\n${text}`.replace('* m /', '* (m + pull * g) /')
  await rule.fill(better)
  await expect.poll(() => said(page)).toBe('')
  expect(await rule.getAttribute('aria-invalid')).toBe('false')
  expect(await textOf(rule)).toBe(better)
  const after = await pathsOf(page)
  expect(after[4]).not.toEqual(before[4])
  expect(after.slice(0, 4)).toEqual(before.slice(0, 4))
  // η stays where the listed one's slider stood.
  expect(JSON.parse(await experimentOf(page)).runners[4].settings).toMatchObject({ eta: 0.3, pull: 0.5 })
  await side(page).getByRole('slider', { name: 'pull' }).press('End')
  expect(JSON.parse(await experimentOf(page)).runners[4].settings.pull).toBe(2)
  expect(await pathsOf(page)).not.toEqual(after)
  expect(await textOf(rule)).toBe(better)

  // The slider, then everything typed in one go, then the copy itself.
  const body = page.locator('body')
  await body.press('Control+z')
  expect(await pathsOf(page)).toEqual(after)
  await body.press('Control+z')
  expect(await experimentOf(page)).toBe(copied)
  expect(await textOf(rule)).toBe(text)
  await body.press('Control+z')
  expect(await rule.count()).toBe(0)
  expect(await pathsOf(page)).toEqual(before)
})

test('a rule typed as Adam gives Adam’s bytes, and so does its link', async ({ visit }) => {
  const { page } = await visit('', still)
  await load(page, {
    version: 1,
    surface: { id: 'himmelblau' },
    start: [-0.3, -0.7],
    steps: 200,
    noise: { sigma: 1, shared: true },
    runners: [{ optimizer: 'adam' }],
  })
  await side(page).getByRole('combobox', { name: 'Optimizer to add' }).selectOption({ label: 'your own…' })
  await side(page).getByRole('button', { name: 'Add', exact: true }).click()
  await side(page).getByRole('textbox', { name: 'Rule of My Momentum' }).fill(typedAdam)
  const name = side(page).getByRole('textbox', { name: 'name of the optimizer' })
  await name.fill('')
  await expect.poll(() => said(page)).toContain('"" is not a name of 1 to 40 characters.')
  await name.fill('Typed')
  await expect.poll(() => said(page)).toBe('')
  const board = page.getByRole('list', { name: 'Runners by loss' })
  await expect.poll(() => board.innerText()).toContain('Typed')
  const [listed, typed] = await pathsOf(page)
  expect(typed).toEqual(listed)

  const { experiment } = parseExperiment(JSON.parse(await experimentOf(page)))
  await expect.poll(() => page.evaluate(() => location.hash)).toBe(encodeLink(experiment))
  await page.reload()
  await page.evaluate(() => window.thalweg.ready)
  expect(await pathsOf(page)).toEqual([listed, typed])
  await side(page)
    .getByRole('button', { name: /^Typed η/ })
    .click()
  const opened = await textOf(await whenEditor(side(page).getByRole('textbox', { name: 'Rule of Typed' })))
  expect(opened).toContain('θ = θ − rate*m/(root + epsilon)')
})

test('a rule that does not use eta says so', async ({ visit }) => {
  const { page } = await visit('', still)
  await side(page)
    .getByRole('button', { name: /^SGD η/ })
    .click()
  await side(page).getByRole('button', { name: 'Write your own' }).click()
  const rule = side(page).getByRole('textbox', { name: 'Rule of My SGD' })
  expect(await said(page)).toBe('')
  await rule.fill('theta = theta - 0.001 * g')
  await expect.poll(() => said(page)).toContain('η and its schedule change nothing')
  await rule.fill('theta = theta - 0.001 * g^0.5')
  await expect.poll(() => said(page)).toContain('keep the argument of the root or logarithm above 0')
})

test('a rule can start over from a built-in one, and the list leads back to it', async ({ visit }) => {
  const { page } = await visit('', still)
  await side(page)
    .getByRole('button', { name: /^SGD η/ })
    .click()
  await side(page).getByRole('button', { name: 'Write your own' }).click()
  await side(page).getByRole('combobox', { name: 'Start from the rule of' }).selectOption({ label: 'Lion' })
  const optimizer = async () => JSON.parse(await experimentOf(page)).runners[0].optimizer
  expect((await optimizer()).name).toBe('My Lion')
  const rule = await whenEditor(side(page).getByRole('textbox', { name: 'Rule of My Lion' }))
  expect(await textOf(rule)).toContain('sign(')
  const choice = side(page).getByRole('combobox', { name: 'optimizer', exact: true })
  await choice.selectOption({ label: 'Lion' })
  expect(await optimizer()).toBe('lion')
  expect(await rule.count()).toBe(0)
})

test('its settings span an atlas, and its swarm and map are computed', async ({ visit }) => {
  const { page } = await visit('', still)
  await load(page, {
    version: 1,
    surface: { id: 'bowl' },
    steps: 50,
    runners: [
      {
        optimizer: {
          name: 'Mine',
          settings: { eta: 0.1, drag: { default: 0.5, min: 0, max: 1, scale: 'linear' } },
          state: { v: 0 },
          rule: 'v = drag * v + g\ntheta = theta - eta * v',
        },
      },
    ],
    ensemble: {
      runners: [0],
      x: { of: 'setting.eta', from: 0.001, to: 1, scale: 'log' },
      y: { of: 'setting.drag', from: 0, to: 0.9, scale: 'linear' },
      columns: 16,
      rows: 16,
      map: true,
    },
  })
  await page.waitForFunction(() => window.thalweg.ensemble.progress === undefined)
  const box = await page.getByRole('application', { name: /^Map/ }).boundingBox()
  if (!box) throw new Error('The map is not shown.')
  const reading = page.locator('.map-reading')
  await page.mouse.move(box.x + 1, box.y + box.height - 1)
  await expect
    .poll(() => reading.textContent())
    .toMatch(/^η = 0\.0012.*, drag = 0\.028.* · unfinished .* loss/)
  const statistics = page.getByRole('group', { name: 'Colours', exact: true })
  await expect.poll(() => statistics.innerText()).toMatch(/%/)
})

function side(page: Page) {
  return page.getByRole('complementary', { name: 'Settings' })
}

/** What the editor says. */
async function said(page: Page): Promise<string> {
  const texts = await side(page).locator('.rule [role=status]').allInnerTexts()
  return texts.join('\n').trim()
}
