/** The editor of formulas and rules: what it shows while one types, and what it does by itself. */
import type { Page } from 'playwright'
import { expect, inject } from 'vitest'
import { textOf, whenEditor } from '../helpers/code'
import { experimentOf, pathsOf } from '../helpers/experiment'
import { openPage } from '../helpers/page'
import { usualHash } from '../helpers/usualHash'
import { test } from '../helpers/visit'

const still = { reducedMotion: 'reduce' } as const

test('a formula is coloured and typeset as it is typed, and the last good one stays with a mistake', async ({
  visit,
}) => {
  const { page } = await visit('', still)
  const field = await formulaOf(page)
  await field.fill('sinh(x)^2 + y # so')
  expect(await field.locator('.code-function').allInnerTexts()).toEqual(['sinh'])
  expect(await field.locator('.code-given').allInnerTexts()).toEqual(['x', 'y'])
  expect(await field.locator('.code-note').allInnerTexts()).toEqual(['# so'])
  const typeset = side(page).getByRole('group', { name: 'Typeset', exact: true })
  await expect.poll(() => typeset.locator('.katex').innerText()).toContain('sinh')
  await field.fill('cosh(x) + q')
  const last = side(page).getByRole('group', { name: 'The last good one, typeset' })
  await expect.poll(() => last.locator('.katex').innerText()).toContain('sinh')
  expect(await field.locator('.code-bad').allInnerTexts()).toEqual(['q'])
  expect(await field.getAttribute('aria-invalid')).toBe('true')
})

test('completions are taken by the keyboard, Escape closes them, and Tab leaves the field', async ({
  visit,
}) => {
  const { page } = await visit('', still)
  const field = await formulaOf(page)
  await field.fill('y^2 + ')
  await field.pressSequentially('hyp')
  const options = page.getByRole('listbox', { name: 'Completions' }).getByRole('option')
  await expect.poll(() => options.allInnerTexts()).toEqual([expect.stringMatching(/hypot.*length/)])
  // A list that has just come takes no key, in case it was meant for the text.
  await page.waitForTimeout(150)
  await field.press('Enter')
  await field.pressSequentially('x, y')
  expect(await textOf(field)).toBe('y^2 + hypot(x, y)')
  expect(await field.getAttribute('aria-invalid')).toBe('false')
  await field.press('End')
  await field.pressSequentially(' + so')
  await options.first().waitFor()
  await field.press('Escape')
  await expect.poll(() => options.count()).toBe(0)
  await field.press('Tab')
  expect(await field.evaluate((element) => element.contains(document.activeElement))).toBe(false)
})

test('a button takes the advice, the race goes on with it, and the editor takes it back', async ({
  visit,
}) => {
  const { page } = await visit('', still)
  const field = await formulaOf(page)
  await field.fill('x^2 + y^2')
  const before = await pathsOf(page)
  await field.fill('x^2 + sinn(y)')
  expect(await pathsOf(page)).toEqual(before)
  await side(page).getByRole('button', { name: 'Write sin', exact: true }).click()
  expect(await textOf(field)).toBe('x^2 + sin(y)')
  expect(await field.getAttribute('aria-invalid')).toBe('false')
  expect(await experimentFormula(page)).toBe('x^2 + sin(y)')
  await page.keyboard.press('Control+z')
  expect(await textOf(field)).toBe('x^2 + sinn(y)')
  expect(await field.getAttribute('aria-invalid')).toBe('true')
})

test('a word of the list is written where the caret is, and a declaration at the top', async ({ visit }) => {
  const { page } = await visit('', still)
  await side(page)
    .getByRole('button', { name: /^SGD η/ })
    .click()
  await side(page).getByRole('button', { name: 'Write your own' }).click()
  const rule = await whenEditor(side(page).getByRole('textbox', { name: 'Rule of My SGD' }))
  await rule.fill('theta = theta - eta * ')
  await side(page).getByText('Names and functions').click()
  await side(page)
    .getByRole('button', { name: /^grad\(v\)/ })
    .click()
  await page.keyboard.type('theta')
  expect(await textOf(rule)).toBe('theta = theta - eta * grad(theta)')
  await side(page)
    .getByRole('button', { name: /^state/ })
    .click()
  expect(await textOf(rule)).toBe('state m = 0\ntheta = theta - eta * grad(theta)')
})

test('where the editor does not load, the text area stays and does its work', async ({ browser }) => {
  const { page } = await openPage(browser, inject('url') + usualHash, { ...still, wait: false })
  await page.route(/\/open-[^/]*\.js/, (route) => route.abort())
  await page.evaluate(() => window.thalweg.ready)
  await side(page).getByRole('combobox', { name: 'surface' }).selectOption({ label: 'your own formula…' })
  const field = side(page).getByRole('textbox', { name: 'Formula of the loss' })
  await field.fill('x^2 + sinn(y)')
  expect(await field.getAttribute('aria-invalid')).toBe('true')
  await expect.poll(() => side(page).innerText()).toMatch(/did you mean "sin"\?/)
  await side(page).getByRole('button', { name: 'Write sin', exact: true }).click()
  expect(await field.inputValue()).toBe('x^2 + sin(y)')
  expect(await experimentFormula(page)).toBe('x^2 + sin(y)')
  expect(await page.locator('.cm-content').count()).toBe(0)
  await page.context().close()
})

function side(page: Page) {
  return page.getByRole('complementary', { name: 'Settings' })
}

async function formulaOf(page: Page) {
  await side(page).getByRole('combobox', { name: 'surface' }).selectOption({ label: 'your own formula…' })
  return whenEditor(side(page).getByRole('textbox', { name: 'Formula of the loss' }))
}

async function experimentFormula(page: Page): Promise<unknown> {
  return JSON.parse(await experimentOf(page)).surface.formula
}
