/** A film is made in the page: presets, keys, captions and values on tracks, undo of its own, the file, Record and Cancel. */
import { readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Download, Page } from 'playwright'
import { expect } from 'vitest'
import { axeFindings } from '../helpers/axe'
import { drop } from '../helpers/drop'
import { demuxed } from '../helpers/videoFile'
import { test } from '../helpers/visit'

/** A dialog of the system would wait for a hand: without it the film is a download. */
const still = {
  reducedMotion: 'reduce',
  acceptDownloads: true,
  before: () => Reflect.deleteProperty(window, 'showSaveFilePicker'),
} as const

const strip = (page: Page) => page.getByRole('region', { name: 'Film', exact: true })
const ruler = (page: Page) => strip(page).getByRole('slider', { name: 'Time of the film' })
const track = (page: Page, name: string) =>
  strip(page)
    .getByRole('group', { name: `Track of ${name}` })
    .getByRole('button')
const notices = (page: Page) => page.locator('.notice').allInnerTexts()

async function openStrip(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Keys (?)' }).hover()
  await page.getByRole('button', { name: 'Make a film', exact: true }).click()
  await strip(page).waitFor()
}

async function bytesOf(file: Download): Promise<Uint8Array<ArrayBuffer>> {
  const path = join(tmpdir(), `${process.pid}-${file.suggestedFilename()}`)
  await file.saveAs(path)
  return new Uint8Array(await readFile(path))
}

/** What is saved as the film's file. */
async function saved(page: Page): Promise<Record<string, unknown>> {
  const coming = page.waitForEvent('download')
  await strip(page).getByRole('button', { name: 'Save the film as a file' }).click()
  return JSON.parse(new TextDecoder().decode(await bytesOf(await coming))) as Record<string, unknown>
}

test('a preset and what is added stand on the tracks, are moved by keys, undone, saved and opened again', async ({
  visit,
}) => {
  const { page } = await visit('', still)
  await openStrip(page)
  await strip(page).getByRole('combobox', { name: 'Way of the camera' }).selectOption('turntable')
  await expect.poll(() => track(page, 'camera').count()).toBe(2)
  await ruler(page).press('End')
  await ruler(page).press('Shift+ArrowLeft')
  await strip(page).getByRole('button', { name: '+ Caption' }).click()
  const text = strip(page).getByRole('textbox', { name: 'Text of the caption' })
  await text.fill('{= loss(0 }')
  await expect
    .poll(() => strip(page).getByRole('status').allInnerTexts())
    .toEqual([expect.stringContaining(')')])
  await text.fill('loss {= loss(0)}')
  // A title of one's own comes back with the title.
  await strip(page).getByRole('textbox', { name: 'Title in the picture' }).fill('Mine')
  const title = strip(page).getByRole('button', { name: 'title', exact: true })
  await title.click()
  await expect.poll(() => title.getAttribute('aria-pressed')).toBe('false')
  await title.click()
  await strip(page).getByRole('button', { name: '+ Value' }).click()
  await track(page, 'values').press('ArrowLeft')
  await track(page, 'values').press('Shift+ArrowLeft')
  expect(await axeFindings(page)).toEqual([])
  const film = await saved(page)
  expect(film).toMatchObject({
    thalweg: 'film',
    size: [1280, 720],
    fps: 30,
    seconds: 12,
    loop: true,
    camera: [
      { at: 0, view: 'default', ease: 'linear' },
      { at: 12, orbit: 360 },
    ],
    show: { title: 'Mine' },
    captions: [{ from: 11, to: 12, text: 'loss {= loss(0)}' }],
    values: [{ at: 9.9, of: 'runners.0.settings.eta', over: 1 }],
  })
  const coming = page.waitForEvent('download')
  await strip(page).getByRole('combobox', { name: 'Save beside the film' }).selectOption('vtt')
  expect(new TextDecoder().decode(await bytesOf(await coming))).toMatch(
    /^WEBVTT\n\n00:00:11\.000 --> 00:00:12\.000\nloss [\d.]+\n$/,
  )
  const drawn = page.waitForEvent('download', { timeout: 60_000 })
  await strip(page).getByRole('combobox', { name: 'Save beside the film' }).selectOption('2')
  const picture = await drawn
  // The preview is at 11 s.
  expect(picture.suggestedFilename()).toBe('thalweg-000330.png')
  // IHDR: width and height.
  const bytes = await bytesOf(picture)
  const view = new DataView(bytes.buffer, bytes.byteOffset)
  expect([view.getUint32(16), view.getUint32(20)]).toEqual([2560, 1440])
  await track(page, 'values').press('Control+z')
  await track(page, 'values').press('Control+z')
  expect(await saved(page)).toMatchObject({ values: [{ at: 11 }] })
  await track(page, 'camera').first().press('Delete')
  await expect.poll(() => track(page, 'camera').count()).toBe(1)
  await strip(page).getByRole('button', { name: 'Close the film' }).click()
  await expect.poll(() => strip(page).count()).toBe(0)
  await drop(page, JSON.stringify({ ...film, fps: 'x' }), 'film.json')
  await expect.poll(() => track(page, 'camera').count()).toBe(2)
  await expect.poll(() => notices(page)).toEqual([expect.stringContaining('film.json: fps: "x"')])
})

test('Record makes the frames that were asked for, and Cancel leaves no file', async ({ visit }) => {
  const { page } = await visit('', still)
  await drop(
    page,
    JSON.stringify({
      thalweg: 'film',
      version: 1,
      size: [160, 90],
      fps: 25,
      seconds: 0.4,
      show: { title: 'Ten frames' },
    }),
    'film.json',
  )
  await strip(page).waitFor()
  await strip(page).getByRole('combobox', { name: 'Format' }).selectOption('WebM')
  const coming = page.waitForEvent('download', { timeout: 60_000 })
  await strip(page).getByRole('button', { name: 'Record' }).click()
  const made = await coming
  expect(made.suggestedFilename()).toBe('thalweg.webm')
  const { packets, config, tags } = await demuxed(await bytesOf(made))
  expect(packets.map(({ timestamp }) => Math.round(1000 * timestamp))).toEqual(
    Array.from({ length: 10 }, (_, n) => 40 * n),
  )
  expect([config.codedWidth, config.codedHeight]).toEqual([160, 90])
  expect(tags.title).toBe('Ten frames')
  expect(tags.comment).toMatch(/^#v2=/)
  await expect.poll(() => notices(page)).toEqual([expect.stringMatching(/^The film is made: 10 frames, VP9/)])

  let downloads = 0
  page.on('download', () => (downloads += 1))
  await strip(page).getByRole('textbox', { name: 'Length in seconds' }).fill('60')
  await strip(page).getByRole('textbox', { name: 'Length in seconds' }).press('Enter')
  await strip(page).getByRole('button', { name: 'Record' }).click()
  await expect.poll(() => strip(page).innerText(), { timeout: 30_000 }).toMatch(/frame [1-9]\d* of 1500/)
  await strip(page).getByRole('button', { name: 'Cancel' }).click()
  await expect
    .poll(() => notices(page), { timeout: 10_000 })
    .toContainEqual(expect.stringContaining('cancelled, and no file is left'))
  expect(downloads).toBe(0)
})

test('a frame is the same in windows of other sizes and with other pixels', async ({ visit }) => {
  const document = {
    thalweg: 'film',
    version: 1,
    size: [160, 90],
    fps: 60,
    seconds: 10,
    play: { hold: [0, 0], ease: 'linear' },
  }
  const frames = [599, 0, 299, 1]
  const digests = async (page: Page): Promise<readonly string[]> =>
    page.evaluate(
      async ([film, wanted]) => {
        const texts: string[] = []
        for (const n of wanted) {
          const bytes = await (await window.thalweg.frame(film, n)).arrayBuffer()
          const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
          texts.push(Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join(''))
        }
        return texts
      },
      [document, frames] as const,
    )
  const wide = await visit('', { ...still, viewport: { width: 1280, height: 720 } })
  const alone = await digests(wide.page)
  const narrow = await visit('', { ...still, viewport: { width: 700, height: 900 }, deviceScaleFactor: 2 })
  expect(await digests(narrow.page)).toEqual(alone)
  expect(new Set(alone).size).toBe(frames.length)
})

/** A picture of the page is asked for: in its place comes one of a canvas that changes. */
const seeing = () => {
  Reflect.deleteProperty(window, 'showSaveFilePicker')
  navigator.mediaDevices.getDisplayMedia = () => {
    const canvas = document.createElement('canvas')
    const pen = canvas.getContext('2d')
    setInterval(() => pen?.fillRect(Math.random() * 200, 20, 9, 9), 50)
    return Promise.resolve(canvas.captureStream())
  }
}

test('what a hand does is recorded live, and a refusal is told once', async ({ visit }) => {
  const { page } = await visit('', { ...still, before: seeing })
  await openStrip(page)
  const live = strip(page).getByRole('combobox', { name: 'Record live' })
  await live.selectOption('picture')
  await strip(page).getByRole('button', { name: 'Stop' }).waitFor()
  await page.waitForTimeout(4000)
  const coming = page.waitForEvent('download')
  await strip(page).getByRole('button', { name: 'Stop' }).click()
  const file = await coming
  expect(file.suggestedFilename()).toMatch(/^thalweg-live\.(?:mp4|webm)$/)
  const { packets } = await demuxed(await bytesOf(file))
  expect(packets.length).toBeGreaterThan(3)
  await live.waitFor()
  await page.evaluate(() => {
    navigator.mediaDevices.getDisplayMedia = () => Promise.reject(new DOMException('no', 'NotAllowedError'))
  })
  await live.selectOption('page')
  await expect
    .poll(() => notices(page))
    .toEqual([
      expect.stringContaining('records the whole page'),
      expect.stringContaining('may not see itself'),
      'Dismiss all',
    ])
})
