/** A talk is written in the page: cues, texts, undo, the file, the link, the handout and the film. */
import { readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Download, Page } from 'playwright'
import { expect } from 'vitest'
import { axeFindings } from '../helpers/axe'
import { drop } from '../helpers/drop'
import { pdfContent } from '../helpers/pdf'
import { test } from '../helpers/visit'

const still = {
  reducedMotion: 'reduce',
  acceptDownloads: true,
  before: () => {
    window.print = () => undefined
  },
} as const

const column = (page: Page) => page.getByRole('complementary', { name: 'Talk' })
const button = (page: Page, name: string) => column(page).getByRole('button', { name, exact: true })
const field = (page: Page, name: string) => column(page).getByRole('textbox', { name, exact: true })
const rows = (page: Page) => column(page).locator('.cue-open')
const titles = (page: Page) => column(page).locator('.cue-title').allInnerTexts()
const notices = (page: Page) => page.locator('.notice').allInnerTexts()
const preview = (page: Page) => column(page).getByRole('group', { name: 'As it is read' })

async function bytesOf(file: Download): Promise<Uint8Array> {
  const path = join(tmpdir(), `${process.pid}-${file.suggestedFilename()}`)
  await file.saveAs(path)
  return readFile(path)
}

async function beginTalk(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Lessons and scenes (G)' }).click()
  await page.getByRole('button', { name: 'New talk' }).click()
  await column(page).waitFor()
}

async function addCues(page: Page, ...names: string[]): Promise<void> {
  for (const [index, name] of names.entries()) {
    if (index > 0) await button(page, 'Add cue').click()
    await field(page, 'Title of the cue').fill(name)
  }
  await expect.poll(() => titles(page)).toEqual(names)
}

async function saved(page: Page): Promise<string> {
  const coming = page.waitForEvent('download')
  await button(page, 'Save').click()
  return new TextDecoder().decode(await bytesOf(await coming))
}

test('cues are added from the table, written, reordered by keys and by hand, and undone', async ({
  visit,
}) => {
  const { page } = await visit('', still)
  await beginTalk(page)
  await addCues(page, 'One', 'Two', 'Three')
  const text = field(page, 'Text of the cue')
  await text.fill('After {= N} steps\n\nthe loss is {= los(0)}.')
  const mistake = column(page).locator('#cue-mistakes')
  await expect
    .poll(() => mistake.innerText())
    .toBe('unknown function "los" in line 3 at 16, did you mean "loss"?')
  expect(await preview(page).innerText()).toContain('After 400 steps')
  await text.fill('{= N} steps, {= loss(0, N + 1)}')
  await expect.poll(() => mistake.innerText()).toMatch(/^loss\(0, N \+ 1\): /)
  await text.fill('{= N} steps')
  await expect.poll(() => mistake.innerText()).toBe('')
  expect(await axeFindings(page)).toEqual([])

  await rows(page).nth(2).press('Alt+ArrowUp')
  await expect.poll(() => titles(page)).toEqual(['One', 'Three', 'Two'])
  // The focus and the open cue go along.
  await page.keyboard.press('Alt+ArrowUp')
  await expect.poll(() => titles(page)).toEqual(['Three', 'One', 'Two'])
  expect(await rows(page).first().getAttribute('aria-current')).toBe('true')
  expect(await text.inputValue()).toBe('{= N} steps')

  const [from, to] = [await rows(page).nth(0).boundingBox(), await rows(page).nth(2).boundingBox()]
  await page.mouse.move((from?.x ?? 0) + 40, (from?.y ?? 0) + 10)
  await page.mouse.down()
  await page.mouse.move((to?.x ?? 0) + 40, (to?.y ?? 0) + 12, { steps: 8 })
  await page.mouse.up()
  await expect.poll(() => titles(page)).toEqual(['One', 'Two', 'Three'])
  expect(await text.inputValue()).toBe('{= N} steps')

  // A drag is one step, and so is a text that was typed at one go.
  await rows(page).nth(0).press('Control+z')
  await expect.poll(() => titles(page)).toEqual(['Three', 'One', 'Two'])
  await rows(page).nth(0).press('Control+Shift+Z')
  await expect.poll(() => titles(page)).toEqual(['One', 'Two', 'Three'])
  await text.focus()
  await page.keyboard.press('End')
  await page.keyboard.type(' and more')
  await expect.poll(() => text.inputValue()).toBe('{= N} steps and more')
  await page.keyboard.press('Control+z')
  await expect.poll(() => text.inputValue()).toBe('{= N} steps')
  await button(page, 'Duplicate').click()
  await expect.poll(() => titles(page)).toEqual(['One', 'Two', 'Three', 'Three'])
  await button(page, 'Delete').click()
  await expect.poll(() => titles(page)).toEqual(['One', 'Two', 'Three'])
})

test('the table is taken on request alone, and every field of a cue is in its file', async ({ visit }) => {
  const { page } = await visit('', still)
  await beginTalk(page)
  const take = button(page, 'Take what is on the table')
  expect(await take.getAttribute('aria-disabled')).toBe('true')
  await button(page, 'Settings').click()
  await column(page)
    .getByRole('button', { name: /^Adam η/ })
    .click()
  const eta = column(page).getByRole('textbox', { name: 'learning rate η, typed' })
  await eta.fill('0.123')
  await eta.press('Enter')
  await button(page, 'Talk').click()
  await expect.poll(() => column(page).innerText()).toContain('The table differs from the cue.')
  const taken = async () => (await saved(page)).includes('"eta": 0.123')
  expect(await taken()).toBe(false)
  await take.click()
  await expect.poll(() => column(page).innerText()).not.toContain('The table differs')
  expect(await taken()).toBe(true)

  for (const name of ['Note', 'Time', 'Controls', 'Before a room', 'Camera', 'Question'])
    await column(page).locator('.section-title').filter({ hasText: name }).click()
  await field(page, 'Note for the speaker').fill('Breathe.')
  await column(page).getByRole('combobox', { name: 'Add a control' }).selectOption('steps')
  await column(page).getByRole('checkbox', { name: 'chart' }).check()
  await column(page).getByRole('checkbox', { name: 'planned for' }).check()
  await field(page, 'Planned seconds').fill('45')
  await field(page, 'Planned seconds').press('Enter')
  await field(page, 'Glide in seconds').fill('2.5')
  await field(page, 'Glide in seconds').press('Enter')
  await button(page, 'Key here').click()
  await button(page, 'Key here').click()
  const kind = column(page).getByRole('combobox', { name: 'What is asked' })
  await kind.selectOption('choice')
  const answer = field(page, 'Answer: the index of the right one, from 0')
  await answer.fill('lss(0)')
  await expect
    .poll(() => column(page).locator('.cue-ask .problems').innerText())
    .toContain('answer: unknown function "lss" at 1, did you mean "loss"?')
  // A mistake stays in its fields while another cue is open, and through edits of other parts.
  await field(page, 'Title of the cue').fill('Asked')
  await button(page, 'Add cue').click()
  await expect.poll(() => rows(page).count()).toBe(2)
  expect(await kind.inputValue()).toBe('none')
  await rows(page).first().click()
  expect(await answer.inputValue()).toBe('lss(0)')
  await answer.fill('loss(0, 9) < 1 ? 0 : 1')
  await expect.poll(() => column(page).locator('.cue-ask .problems').count()).toBe(0)
  expect(await axeFindings(page)).toEqual([])
  expect(JSON.parse(await saved(page))).toMatchObject({
    thalweg: 'talk',
    cues: [
      {
        note: 'Breathe.',
        controls: ['steps'],
        show: { chart: true },
        seconds: 45,
        glide: 2.5,
        camera: [{ at: 0 }, { at: 4 }],
        ask: { kind: 'choice', options: ['Yes', 'No'], answer: 'loss(0, 9) < 1 ? 0 : 1' },
      },
      {},
    ],
  })
})

test('what was saved opens in a fresh page, and the link at the same cue', async ({ visit }) => {
  const { page } = await visit('', still)
  await beginTalk(page)
  await field(page, 'Title of the talk').fill('Eine Übung: η')
  await addCues(page, 'One', 'Two')
  await field(page, 'Text of the cue').fill('{= N} steps')
  const coming = page.waitForEvent('download')
  await button(page, 'Save').click()
  const file = await coming
  expect(file.suggestedFilename()).toBe('eine-ubung-η.json')
  const text = new TextDecoder().decode(await bytesOf(file))
  await page.evaluate(() => {
    Object.defineProperty(navigator, 'clipboard', { value: { writeText: (given: string) => Promise.resolve(void (document.title = given)) } }) // prettier-ignore
  })
  await button(page, 'Link').click()
  await expect.poll(() => page.title()).toMatch(/\?talk=&part=2#t1=/)
  const link = new URL(await page.title())

  const { page: fresh } = await visit('', still)
  await drop(fresh, text, 'talk.json')
  const lesson = fresh.getByRole('complementary', { name: 'Talk' })
  await lesson.getByRole('heading', { name: 'Eine Übung: η' }).waitFor()
  await lesson.getByRole('button', { name: 'Write' }).click()
  await expect.poll(() => titles(fresh)).toEqual(['One', 'Two'])
  expect(await saved(fresh)).toBe(text)
  // What is no talk loses nothing.
  for (const [bad, line] of [
    ['{"thalweg": "talk", "version": 1, "cues": []}', /^bad\.json: the talk has no cue that can be shown/],
    ['{"thalweg": "talk",\n"cues": [}', /^bad\.json: not JSON at line 2, column 10/],
    [
      '{"thalweg": "talk", "version": 1, "cues": [{"title": "x"}]}',
      /^bad\.json: cues\[0\]\.experiment: missing/,
    ],
  ] as const) {
    await drop(fresh, bad, 'bad.json')
    await expect.poll(() => notices(fresh)).toContainEqual(expect.stringMatching(line))
  }
  expect(await saved(fresh)).toBe(text)

  const { page: linked } = await visit('', { ...still, at: `${link.href}` })
  const read = linked.getByRole('complementary', { name: 'Talk' })
  await read.getByRole('heading', { level: 3, name: 'Two' }).waitFor()
  expect(await read.locator('.lesson-text').innerText()).toBe('400 steps')
})

test('a handout is a ZIP of pictures, and pages with the words and the picture of every cue', async ({
  visit,
}) => {
  const { page } = await visit('', still)
  await beginTalk(page)
  await addCues(page, 'First cue', 'Second cue')
  await field(page, 'Text of the cue').fill('It takes {= N} *whole* steps.')
  await button(page, 'Handout').click()
  const sheet = page.getByRole('dialog', { name: 'Handout' })
  await sheet.getByRole('combobox', { name: 'Size of the pictures' }).selectOption('1')
  // A hand that waits for a busy page may come after all are made.
  await sheet.evaluate(async (its) => {
    const buttonOf = (name: string) =>
      [...its.querySelectorAll('button')].find(({ textContent }) => textContent === name)
    buttonOf('Save pictures')?.click()
    while (!buttonOf('Cancel')) await new Promise((done) => setTimeout(done))
    buttonOf('Cancel')?.click()
  })
  const told = sheet.getByRole('alert')
  await expect.poll(() => told.allInnerTexts(), { timeout: 60_000 }).toEqual(['Cancelled: nothing was made.'])
  const coming = page.waitForEvent('download', { timeout: 120_000 })
  await sheet.getByRole('button', { name: 'Save pictures' }).click()
  const zip = Buffer.from(await bytesOf(await coming)).toString('latin1')
  expect([...zip.matchAll(/PK.{44}(\d\d\.png)/gs)].map(([, name]) => name)).toEqual(['01.png', '02.png']) // prettier-ignore
  const sizes = [...zip.matchAll(/\u0089PNG.{12}(.{8})/gs)].map(([, size = '']) => [
    ...Buffer.from(size, 'latin1'),
  ])
  expect(sizes).toEqual(Array.from({ length: 2 }, () => [0, 0, 5, 0, 0, 0, 2, 208]))

  // The pictures keep a software GPU, and with it the page, busy from the press on.
  await sheet.getByRole('button', { name: 'Print / PDF' }).click({ timeout: 90_000 })
  await expect.poll(() => page.locator('.handout-print img').count(), { timeout: 120_000 }).toBe(2)
  const { text, pictures, pages } = pdfContent(await page.pdf({ format: 'A4' }))
  for (const words of ['Untitledtalk', 'Firstcue', 'Secondcue', 'Ittakes400wholesteps.'])
    expect(text).toContain(words)
  expect(pictures).toBe(2)
  expect(pages).toBeGreaterThan(0)
  await sheet.getByRole('button', { name: 'Close' }).click()
  await expect.poll(() => page.locator('.handout-print').count()).toBe(0)
}, 240_000)

test('the film of the talk opens in the strip, and a link holds it', async ({ visit }) => {
  const { page } = await visit('', still)
  await beginTalk(page)
  await addCues(page, 'One', 'Two')
  await button(page, 'Film').click()
  const strip = page.getByRole('region', { name: 'Film', exact: true })
  await strip.waitFor()
  const coming = page.waitForEvent('download')
  await strip.getByRole('button', { name: 'Save the film as a file' }).click()
  const film = JSON.parse(new TextDecoder().decode(await bytesOf(await coming))) as object
  expect(film).toMatchObject({ thalweg: 'film', talk: { cues: [{ title: 'One' }, { title: 'Two' }] } })
  await page.evaluate(() => {
    Object.defineProperty(navigator, 'clipboard', { value: { writeText: (given: string) => Promise.resolve(void (document.title = given)) } }) // prettier-ignore
  })
  await strip.getByRole('button', { name: 'Copy a link that holds the film' }).click()
  await expect.poll(() => page.title()).toMatch(/\/#f1=/)
  const { page: fresh } = await visit('', { ...still, at: await page.title() })
  const again = fresh.getByRole('region', { name: 'Film', exact: true })
  await again.waitFor({ timeout: 30_000 })
  const second = fresh.waitForEvent('download')
  await again.getByRole('button', { name: 'Save the film as a file' }).click()
  expect(JSON.parse(new TextDecoder().decode(await bytesOf(await second)))).toEqual(film)
})

test('a talk that is written comes back after a reload, whatever else was opened', async ({ visit }) => {
  const { page } = await visit('', still)
  await beginTalk(page)
  await addCues(page, 'One', 'Two')
  await page.evaluate(() => window.thalweg.load({ version: 1, surface: { id: 'bowl' } }))
  // The address then says nothing of the talk.
  await expect.poll(() => page.evaluate(() => location.search)).toBe('')
  await page.reload()
  await page.evaluate(() => window.thalweg.ready)
  await expect.poll(() => titles(page)).toEqual(['One', 'Two'])
  // The question of a cue is asked again when it is read, and a link to the table says nothing of the talk.
  await rows(page).first().click()
  await button(page, 'Read').click()
  await column(page).getByRole('heading', { level: 3, name: 'One' }).waitFor()
  await column(page).getByRole('button', { name: 'Close the talk: the experiment stays' }).click()
  await page.getByRole('complementary', { name: 'Settings' }).waitFor()
})

test('an expression that does not compile stands in its place, with its error', async ({ visit }) => {
  const { page } = await visit('', still)
  const text = 'It ends with {= loss(0 } and {= foo(3)}, at η = {~ runners.9.settings.eta}.'
  const talk = { thalweg: 'talk', version: 1, title: 'Bad', cues: [{ title: 'One', experiment: {}, text }] }
  await drop(page, JSON.stringify(talk), 'bad.json')
  const wrong = page.locator('.lesson-wrong')
  await expect.poll(() => wrong.count()).toBeGreaterThanOrEqual(3)
  const [first, second, third] = await wrong.allInnerTexts()
  expect(first).toMatch(/^\{= loss\(0 \} .*\)/)
  expect(second).toMatch(/^\{= foo\(3\) \} .*foo/)
  expect(third).toMatch(/^\{~ runners\.9\.settings\.eta \} .*runners\.9/)
})
