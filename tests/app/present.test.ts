/** Giving a talk in the page: clickers, the speaker's window, reloads, refusals, and how large all is. */
import type { Page } from 'playwright'
import { describe, expect } from 'vitest'
import { lessonById } from '../../src/lab/talk/talks'
import { lessons } from '../../src/talk/lessons/list'
import { axeFindings } from '../helpers/axe'
import { crampedParts } from '../helpers/boxes'
import { test } from '../helpers/visit'
import { withoutDrawing } from '../helpers/withoutDrawing'

const id = 'oneParameter'
const cues = lessonById(id)?.talk.cues ?? []

const given = (part = 1, lesson = id) => `?lesson=${lesson}&part=${part}&present`
const title = (page: Page) => page.locator('.stage-title').innerText()
const cueOf = (page: Page) => page.evaluate(() => Number(new URL(location.href).searchParams.get('part')))
const isGiven = (page: Page) => page.evaluate(() => new URL(location.href).searchParams.has('present'))

test('a talk begins from its lesson, on the whole screen, with its checks before', async ({ visit }) => {
  const { page } = await visit(`?lesson=${id}`)
  await page.getByRole('button', { name: 'Give the lesson before a room' }).click()
  const sheet = page.getByRole('dialog', { name: 'Give the talk' })
  const checks = sheet.getByRole('listitem')
  await expect.poll(() => checks.count()).toBeGreaterThan(8)
  await expect.poll(async () => (await checks.allInnerTexts()).join()).not.toContain('is being looked at')
  expect(await checks.first().innerText()).toContain(`All ${cues.length} can be shown`)
  expect(await axeFindings(page)).toEqual([])
  await sheet.getByRole('button', { name: 'Begin', exact: true }).click()
  await expect.poll(() => title(page)).toBe(cues[0]?.title)
  await expect.poll(() => page.evaluate(() => document.fullscreenElement !== null)).toBe(true)
  for (const name of ['Settings', 'Lesson', 'Transport']) expect(await page.getByLabel(name, { exact: true }).count()).toBe(0) // prettier-ignore
  await page.keyboard.press('Escape')
  await page.getByRole('complementary', { name: 'Lesson' }).waitFor()
  expect(await page.evaluate(() => document.fullscreenElement)).toBeNull()
})

describe('a clicker', () => {
  test('of PageDown and PageUp goes through a whole talk and back, and does nothing else', async ({
    visit,
  }) => {
    const { page } = await visit(given())
    await expect.poll(() => title(page)).toBe(cues[0]?.title)
    for (const [index, { ask }] of cues.entries()) {
      await expect.poll(() => title(page)).toBe(cues[index]?.title)
      if (ask) await page.keyboard.press('PageDown')
      await page.keyboard.press('PageDown')
    }
    expect(await cueOf(page)).toBe(cues.length)
    for (let index = cues.length - 1; index > 0; index -= 1) {
      await page.keyboard.press('PageUp')
      await expect.poll(() => cueOf(page)).toBe(index)
    }
    expect(await page.evaluate(() => window.scrollY)).toBe(0)
  })

  test('of F5 and Escape in turn neither reloads the page nor loses the cue', async ({ visit }) => {
    const { page } = await visit(given(2))
    await expect.poll(() => title(page)).toBe(cues[1]?.title)
    await page.evaluate(() => Object.assign(window, { isSame: true }))
    for (let times = 0; times < 3; times += 1) {
      await page.keyboard.press('Escape')
      await expect.poll(() => isGiven(page)).toBe(false)
      await page.keyboard.press('F5')
      await expect.poll(() => isGiven(page)).toBe(true)
      expect(await cueOf(page)).toBe(2)
    }
    expect(await page.evaluate(() => 'isSame' in window)).toBe(true)
  })

  test('of a full stop or B blanks the screen, and back', async ({ visit }) => {
    const { page } = await visit(given())
    await expect.poll(() => title(page)).toBe(cues[0]?.title)
    const blank = page.locator('.stage-blank')
    for (const key of ['.', 'b']) {
      await page.keyboard.press(key)
      await expect.poll(() => blank.getAttribute('data-colour')).toBe('black')
      await page.keyboard.press(key)
      await expect.poll(() => blank.count()).toBe(0)
    }
    expect(await cueOf(page)).toBe(1)
  })
})

test('after a reload the talk is at the same cue and step, ten times at any moment', async ({ visit }) => {
  const { page } = await visit(given())
  await expect.poll(() => title(page)).toBe(cues[0]?.title)
  for (const wait of [0, 700, 130, 1500, 50, 900, 300, 20, 1100, 400]) {
    await page.keyboard.press(wait === 300 ? 'PageUp' : 'PageDown')
    await page.waitForTimeout(wait)
    const left = await page.evaluate(
      () =>
        new Promise<[string, number]>((done) => {
          const keep = () => sessionStorage.setItem('left', JSON.stringify([location.search, window.thalweg.step])) // prettier-ignore
          window.addEventListener('pagehide', keep)
          done(['', 0])
          location.reload()
        }),
    )
    expect(left).toEqual(['', 0])
    await page.waitForLoadState('load')
    await page.locator('.stage-title').waitFor()
    const [search, step] = await page.evaluate(() => JSON.parse(sessionStorage.getItem('left') ?? '[]') as [string, number]) // prettier-ignore
    expect(await page.evaluate(() => location.search)).toBe(search)
    // It plays on from there.
    const now = await page.evaluate(() => window.thalweg.step)
    expect(now).toBeGreaterThanOrEqual(step)
    expect(now).toBeLessThan(step + 60)
  }
}, 90_000)

test('the speaker’s window shows the same cue, playhead, place of the light and clock', async ({ visit }) => {
  const { page, complaints } = await visit(given(1, 'ravines'))
  await page.locator('.stage-title').waitFor()
  const [speaker] = await Promise.all([page.waitForEvent('popup'), page.keyboard.press('s')])
  speaker.on('pageerror', (error) => complaints.push(String(error)))
  await speaker.locator('.speaker-elapsed').waitFor()
  await page.evaluate(() => window.thalweg.pause())
  const turns = (shown: Page) => shown.evaluate(() => window.thalweg.step)
  for (const step of [0, 17, 120]) {
    await page.evaluate((to) => window.thalweg.seek(to), step)
    await expect.poll(() => turns(speaker)).toBe(step)
  }
  expect(await speaker.evaluate(() => window.thalweg.experiment())).toEqual(
    await page.evaluate(() => window.thalweg.experiment()),
  )
  // The clock of both counts from the same moment.
  await speaker.bringToFront()
  expect(await speaker.locator('.speaker-elapsed').innerText()).toMatch(/^0:\d\d of \d+:\d\d$/)
  // The light of the room's window is at the same place of the ground in the speaker's.
  await page.bringToFront()
  await page.keyboard.press('l')
  const box = await page.locator('.scene').boundingBox()
  await page.mouse.move((box?.x ?? 0) + 0.5 * (box?.width ?? 0), (box?.y ?? 0) + 0.55 * (box?.height ?? 0))
  const light = (shown: Page) => shown.locator('.scene-light:not([hidden])')
  await light(page).waitFor({ state: 'attached' })
  await light(speaker).waitFor({ state: 'attached' })
  await page.keyboard.press('l')
  await expect.poll(() => light(speaker).count()).toBe(0)
  // The speaker's window leads too.
  await speaker.getByRole('button', { name: 'Next', exact: true }).click()
  await expect.poll(() => cueOf(page)).toBe(2)
  await expect.poll(() => speaker.locator('.speaker-head h2').innerText()).toBe(await title(page))
  await speaker.keyboard.press('b')
  await page.locator('.stage-blank').waitFor()
  await speaker.keyboard.press('b')
  expect(await axeFindings(speaker)).toEqual([])
  // A reload of the room's window finds the speaker's again.
  await page.reload()
  await page.locator('.stage-title').waitFor()
  await expect.poll(() => speaker.locator('.speaker-over').count()).toBe(0)
  await speaker.getByRole('button', { name: 'The cue before' }).click()
  await expect.poll(() => cueOf(page)).toBe(1)
  // Its keys are those of the room's window, and what covers the picture stays through a reload.
  await speaker.keyboard.press('2')
  expect(await speaker.locator('.speaker-typed').innerText()).toBe('Cue 2: Enter')
  await speaker.keyboard.press('Enter')
  await expect.poll(() => cueOf(page)).toBe(2)
  await speaker.keyboard.press('w')
  await page.locator('.stage-blank').waitFor()
  await page.reload()
  await page.locator('.stage-blank[data-colour="white"]').waitFor()
  await speaker.keyboard.press('Escape')
  await expect.poll(() => page.locator('.stage-title').count()).toBe(0)
  await speaker.close()
}, 60_000)

test('without a window the notes are in the corner, and each refusal is said once', async ({ visit }) => {
  const { page } = await visit(given(), {
    before: () => {
      window.open = () => null
      Reflect.deleteProperty(window, 'documentPictureInPicture')
      Element.prototype.requestFullscreen = () => Promise.reject(new TypeError('refused'))
      Object.defineProperty(navigator, 'wakeLock', {
        value: { request: () => Promise.reject(new DOMException('refused', 'NotAllowedError')) },
      })
    },
  })
  await page.locator('.stage-title').waitFor()
  const line = page.locator('.stage-lines')
  await expect.poll(() => line.innerText()).toContain('keep the screen awake')
  await expect.poll(() => line.innerText()).toMatch(/full screen/i)
  const notes = page.getByRole('complementary', { name: 'Notes' })
  await page.keyboard.press('s')
  await notes.waitFor()
  await expect.poll(() => line.innerText()).toContain('the notes are in the corner')
  await page.keyboard.press('f')
  await expect.poll(() => line.innerText()).toContain('The browser refused full screen')
  await page.keyboard.press('s')
  await expect.poll(() => notes.count()).toBe(0)
  await page.keyboard.press('PageDown')
  await expect.poll(() => cueOf(page)).toBe(cues[0]?.ask ? 1 : 2)
  expect(await page.locator('.notice').count()).toBe(0)
})

test('the strip changes the race at once, and what it changed is put back on leaving the cue', async ({
  visit,
}) => {
  const { page } = await visit(given(1, 'ravines'))
  await page.locator('.stage-title').waitFor()
  await page.keyboard.press('c')
  const strip = page.getByRole('region', { name: 'Controls of the cue' })
  const rate = () =>
    page.evaluate(() => (window.thalweg.experiment() as { runners: { settings: { eta: number } }[] }).runners[0]?.settings.eta) // prettier-ignore
  const before = await rate()
  const field = strip.getByRole('textbox').first()
  await field.fill('0.01')
  await field.press('Enter')
  await expect.poll(rate).toBe(0.01)
  // A clicker's key is never the field's.
  await field.press('PageDown')
  await expect.poll(() => cueOf(page)).toBe(2)
  await page.keyboard.press('PageUp')
  await expect.poll(() => cueOf(page)).toBe(1)
  await expect.poll(rate).toBe(before)
  // What was kept is there after a reload too.
  await field.fill('0.01')
  await field.press('Enter')
  await strip.getByRole('button', { name: 'Keep' }).click()
  await page.keyboard.press('PageDown')
  await expect.poll(() => cueOf(page)).toBe(2)
  await page.reload()
  await page.locator('.stage-title').waitFor()
  await strip.waitFor()
  await page.keyboard.press('PageUp')
  await expect.poll(rate).toBe(0.01)
  expect(await axeFindings(page)).toEqual([])
})

describe.each([
  { width: 1024, height: 768 },
  { width: 1280, height: 720 },
])('at $width × $height', (viewport) => {
  test('in every cue of every lesson title and line are large, and nothing overlaps', async ({ visit }) => {
    const { page } = await visit(given(1, lessons[0]?.id), {
      viewport,
      before: withoutDrawing,
      reducedMotion: 'reduce',
    })
    const problems: string[] = []
    let seen = 0
    for (const { id: lesson } of lessons) {
      const { cues: all = [] } = lessonById(lesson)?.talk ?? {}
      if (lesson !== lessons[0]?.id) await page.goto(new URL(given(1, lesson), page.url()).href)
      for (const [index, cue] of all.entries()) {
        await expect.poll(() => title(page)).toBe(cue.title)
        await expect.poll(() => cueOf(page)).toBe(index + 1)
        const found = [...(await page.evaluate(crampedParts)), ...(await page.evaluate(smallParts))]
        problems.push(...found.map((problem) => `${lesson} ${index + 1}: ${problem}`))
        seen += 1
        if (cue.ask) await page.keyboard.press('PageDown')
        await page.keyboard.press('PageDown')
      }
    }
    expect(seen).toBeGreaterThan(2 * lessons.length)
    // A line for the speaker passes by.
    expect(problems.filter((problem) => !problem.includes('p.stage-line'))).toEqual([])
  }, 200_000)
})

/** Texts that the back row cannot read, and a picture that has too little room. */
function smallParts(): string[] {
  const problems: string[] = []
  for (const name of ['.stage-title', '.stage-text']) {
    const element = document.querySelector(name)
    if (!element?.textContent) continue
    const size = Number.parseFloat(getComputedStyle(element).fontSize)
    if (size < innerHeight / 24) problems.push(`${name} is ${size} px`)
    if (element.scrollWidth > element.clientWidth + 1) problems.push(`${name} is cut`)
  }
  for (const label of document.querySelectorAll('.scene-label')) {
    const size = Number.parseFloat(getComputedStyle(label).fontSize)
    if (size < innerHeight / 30 - 0.01) problems.push(`a label is ${size} px`)
  }
  const { height = 0 } = document.querySelector('.scene')?.getBoundingClientRect() ?? {}
  if (height < 0.5 * innerHeight) problems.push(`the picture is ${Math.round(height)} px high`)
  return problems
}
