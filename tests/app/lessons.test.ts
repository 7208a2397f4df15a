/** Lessons in the page: each opens, reads with numbers, and does what its words say. */
import type { Page } from 'playwright'
import { expect } from 'vitest'
import { canGlide } from '../../src/experiment/edits/between'
import { lessons } from '../../src/talk/lessons/list'
import { readLesson } from '../../src/talk/lessons/lesson'
import { load, startOf } from '../helpers/experiment'
import { test } from '../helpers/visit'
import { withoutDrawing } from '../helpers/withoutDrawing'

const still = { reducedMotion: 'reduce' } as const
const column = (page: Page) => page.getByRole('complementary', { name: 'Lesson' })
const button = (page: Page, name: string | RegExp) => column(page).getByRole('button', { name, exact: true })
const eta = (page: Page) =>
  page.evaluate(() => (window.thalweg.experiment() as { runners: { settings: { eta: number } }[] }).runners[0]?.settings.eta) // prettier-ignore

test('every part of every lesson opens, with numbers in its text', async ({ visit }) => {
  const { page } = await visit(`?lesson=${lessons[0]?.id}`, { ...still, before: withoutDrawing })
  const texts: string[] = []
  for (const lesson of lessons) {
    const { title, cues } = readLesson(lesson)
    for (const cue of cues) {
      await column(page).getByRole('heading', { level: 2, name: title }).waitFor()
      await column(page).getByRole('heading', { level: 3, name: cue.title }).waitFor()
      if (cue.ask) await button(page, 'Skip').click()
      texts.push(await column(page).locator('.lesson-text').innerText())
      const next = column(page).locator('footer').getByRole('button').last()
      if (lesson !== lessons.at(-1) || cue !== cues.at(-1)) await next.click()
    }
  }
  expect(texts.length).toBeGreaterThan(2 * lessons.length)
  for (const text of texts) expect(text).not.toMatch(/NaN|undefined|no number|\{|\}/)
}, 240_000)

test('where a run will end is marked by a click or typed, and the answer says how far off it was', async ({
  visit,
}) => {
  const { page } = await visit('?lesson=aMillionStarts', still)
  const guess = () => button(page, 'Guess')
  await guess().waitFor()
  expect(await guess().getAttribute('aria-disabled')).toBe('true')
  const start = await startOf(page)
  const box = await page.locator('.scene').boundingBox()
  const [x, y] = [(box?.x ?? 0) + (box?.width ?? 0) / 2, (box?.y ?? 0) + (box?.height ?? 0) / 2]
  await page.mouse.move(x, y)
  await expect.poll(() => page.locator('.scene').innerText()).toContain('mark its end here')
  await page.mouse.click(x, y)
  await expect.poll(() => guess().getAttribute('aria-disabled')).not.toBe('true')
  // The question is about this start, and it stays.
  expect(await startOf(page)).toEqual(start)
  for (const [name, value] of [
    ['x where the run will end, typed', '3'],
    ['y where the run will end, typed', '-1'],
  ] as const) {
    const field = column(page).getByRole('textbox', { name })
    await field.fill(value)
    await field.press('Enter')
  }
  await guess().click()
  const [endX = 0, endY = 0] = await page.evaluate(() =>
    Array.from(window.thalweg.trajectories()[0]?.points.slice(-3) ?? []),
  )
  const said = await column(page).locator('.lesson-verdict').innerText()
  const [, away] = /^Your mark is ([\d.]+) away from where the run ended\.$/.exec(said) ?? []
  expect(Number(away)).toBeCloseTo(Math.hypot(endX - 3, endY + 1), 2)
  expect(await column(page).locator('.lesson-text').innerText()).toContain('four minima')

  // Where others end is a press away.
  await button(page, 'Where 4,096 other starts end').click()
  await expect
    .poll(() => page.evaluate(() => window.thalweg.ensemble.results[0]?.isCoarse ?? true))
    .toBe(false)
  const { step, runs } = await page.evaluate(() => ({
    step: window.thalweg.step,
    runs: window.thalweg.ensemble.results[0]?.outcomes.loss.length,
  }))
  expect([step, runs]).toEqual([100, 4096])
  expect(await button(page, 'Where 4,096 other starts end').count()).toBe(0)
})

test('between two parts numbers glide, as one step of undo, and a hand finds them at their ends', async ({
  visit,
}) => {
  const id = 'theLearningRate'
  const lesson = lessons.find((each) => each.id === id)
  const cues = lesson ? readLesson(lesson).cues : []
  const at = cues.findIndex((cue, index) => {
    const next = cues[index + 1]
    return next && canGlide(cue.experiment, next.experiment) && String(cue.experiment.runners[0]?.settings['eta']) !== String(next.experiment.runners[0]?.settings['eta']) // prettier-ignore
  })
  expect(at).toBeGreaterThanOrEqual(0)
  const [before, after] = [cues[at], cues[at + 1]].map((cue) => cue?.experiment.runners[0]?.settings['eta'])
  const { page } = await visit(`?lesson=${id}&part=${at + 1}`)
  const next = column(page).locator('footer').getByRole('button').last()
  await expect.poll(() => eta(page)).toBe(before)
  const seen = page.evaluate(async () => {
    const rates = new Set<number>()
    const begins = performance.now()
    while (performance.now() - begins < 4000) {
      const { runners } = window.thalweg.experiment() as { runners: { settings: { eta: number } }[] }
      rates.add(runners[0]?.settings.eta ?? NaN)
      await new Promise((done) => requestAnimationFrame(done))
    }
    return [...rates]
  })
  await next.click()
  const rates = await seen
  expect(rates.length).toBeGreaterThan(3)
  expect(rates.at(-1)).toBe(after)
  expect(await eta(page)).toBe(after)
  await page.keyboard.press('Control+z')
  await expect.poll(() => eta(page)).toBe(before)
  // Pressed while it glides: the part is as it is meant.
  await next.click()
  await page.mouse.move(5, 300)
  await page.mouse.down()
  expect(await eta(page)).toBe(after)
  await page.mouse.up()
})

test('the words of a lesson set a rate, go to a step and light up a mark, and undo takes it back', async ({
  visit,
}) => {
  const { page } = await visit('?lesson=oneParameter&part=3', still)
  await button(page, 'Skip').click()
  expect(await eta(page)).toBe(0.3)
  await button(page, 'At η = 0.8').click()
  expect(await eta(page)).toBe(0.8)
  await expect.poll(() => column(page).locator('.lesson-text').innerText()).toContain('it is −0.6')
  await page.keyboard.press('Control+z')
  expect(await eta(page)).toBe(0.3)

  await button(page, 'Back').click()
  await button(page, 'four steps').click()
  expect(await page.evaluate(() => window.thalweg.step)).toBe(4)
  await button(page, 'Back').click()
  const before = await page.evaluate(() => JSON.stringify(window.thalweg.experiment()))
  const lit = () => page.locator('.lab').getAttribute('data-lit')
  await button(page, 'ball').hover()
  await expect.poll(lit).toBe('ball')
  await button(page, 'slope').focus()
  await expect.poll(lit).toBe('tangent')
  await button(page, '‹ All lessons').focus()
  await expect.poll(lit).toBe(null)
  expect(await page.evaluate(() => JSON.stringify(window.thalweg.experiment()))).toBe(before)
})

test('a number in the text and a slider below it move the run, and the text follows', async ({ visit }) => {
  const { page } = await visit('?lesson=oneParameter', still)
  const text = () => column(page).locator('.lesson-text').innerText()
  const typed = column(page).getByRole('textbox', { name: 'learning rate η, typed' }).first()
  await typed.fill('0.25')
  await typed.press('Enter')
  expect(await eta(page)).toBe(0.25)
  await expect.poll(text).toMatch(/=\s2\./)
  const slider = column(page).getByRole('slider').last()
  await slider.press('Home')
  const [start] = await startOf(page)
  expect(start).toBe(-8)
  await expect.poll(text).toMatch(/θ\s=\s−8/)
})

test('a question comes before the chart and the text, and the run answers it', async ({ visit }) => {
  const { page } = await visit('?lesson=oneParameter&part=3', still)
  const chart = page.locator('.chart-frame')
  await button(page, 'Guess').waitFor()
  await expect.poll(() => chart.isVisible()).toBe(false)
  expect(await column(page).locator('.lesson-text').count()).toBe(0)
  await button(page, 'Guess').click()
  await expect.poll(() => column(page).getByRole('status').innerText()).toContain('The run said 5.')
  await expect.poll(() => chart.isVisible()).toBe(true)
  // It was about the run of that time.
  await button(page, 'At η = 0.5').click()
  expect(await column(page).getByRole('status').innerText()).toContain('The run said 5.')
})

test('a share is counted over 4,096 runs soon, and so is the answer', async ({ visit }) => {
  const { page } = await visit('?lesson=batchTemperature&part=2', still)
  await button(page, 'Skip').click()
  const text = () => column(page).locator('.lesson-text').innerText()
  const verdict = () => column(page).getByRole('status').innerText()
  await expect.poll(text, { timeout: 30_000 }).toMatch(/Of 4096 runs each, 68\.2\s%/)
  await expect.poll(verdict).toContain('The run said 68.2.')
  // Nothing that was answered changes with what is tried afterwards.
  const rate = column(page).locator('.lesson-controls input:not([type=range])').first()
  await rate.fill('0.8')
  await rate.press('Enter')
  await expect.poll(text, { timeout: 30_000 }).toMatch(/Of 4096 runs each, 3\.05\s%/)
  await rate.blur()
  await page.keyboard.press('h')
  await expect.poll(() => column(page).count()).toBe(0)
  await page.keyboard.press('h')
  await expect.poll(text, { timeout: 30_000 }).toMatch(/Of 4096 runs each, 3\.05\s%/)
  expect(await verdict()).toContain('The run said 68.2.')
}, 90_000)

test('undo and hidden panels keep the part and its answer', async ({ visit }) => {
  const { page } = await visit('?lesson=oneParameter&part=3', still)
  await button(page, 'Guess').click()
  const verdict = column(page).getByRole('status')
  await expect.poll(() => verdict.innerText()).toContain('Your guess: 7.')
  await page.keyboard.press('h')
  await page.keyboard.press('h')
  await expect.poll(() => verdict.innerText()).toContain('Your guess: 7.')
  await button(page, 'Back').click()
  await column(page).getByText('2 of 3').waitFor()
  await page.keyboard.press('Control+z')
  await column(page).getByText('3 of 3').waitFor()
  expect(page.url()).toContain('part=3')
})

test('the address of a lesson opens its part with what was changed; another experiment ends it', async ({
  visit,
}) => {
  const { page } = await visit('?lesson=momentum&part=2', still)
  await column(page).getByText('2 of').waitFor()
  const hash = () => page.evaluate(() => location.hash)
  await expect.poll(hash).not.toBe('')
  const before = await hash()
  await column(page).getByRole('slider').first().press('End')
  const rate = await eta(page)
  await expect.poll(() => page.url()).toMatch(/\?lesson=momentum&part=2#/)
  // The link is written a moment after the edit.
  await expect.poll(hash).not.toBe(before)
  await page.reload()
  await column(page).getByText('2 of').waitFor()
  expect(await eta(page)).toBe(rate)

  await load(page, { version: 1 })
  await expect.poll(() => column(page).count()).toBe(0)
  expect(page.url()).not.toContain('lesson')
})

test('a lesson that is not there is said, and all are one key away', async ({ visit }) => {
  const { page } = await visit('?lesson=nope', still)
  await page.getByText('There is no lesson “nope”. Press G for all of them.').waitFor()
  await page.keyboard.press('g')
  const sheet = page.getByRole('dialog', { name: 'Lessons and scenes' })
  await sheet.getByRole('searchbox').fill('batch')
  await sheet.getByRole('button', { name: /^Batches/ }).click()
  await column(page).getByRole('heading', { name: 'Batches' }).waitFor()
})
