/** What the user does to the picture: places the start, drags a ball, orbits; and what a lost GPU does to it. */
import type { Page } from 'playwright'
import { expect } from 'vitest'
import { experimentOf, pathsOf, startOf } from '../helpers/experiment'
import { ballsOf, boxOf, coloursOf, waitUntilStill } from '../helpers/picture'
import { test } from '../helpers/visit'

const still = { reducedMotion: 'reduce' } as const

test('a click on the surface places the start there', async ({ visit }) => {
  const { page } = await visit('', still)
  await waitUntilStill(page)
  const box = await boxOf(page)
  const place = { x: box.x + box.width / 2, y: box.y + box.height * 0.45 }
  const before = await startOf(page)
  await page.mouse.click(place.x, place.y)
  await expect.poll(() => startOf(page)).not.toEqual(before)
  const [x = NaN, y = NaN] = await startOf(page)
  expect(Math.abs(x)).toBeLessThanOrEqual(2)
  expect(y).toBeGreaterThanOrEqual(-1)
  expect(y).toBeLessThanOrEqual(3)
  expect((await pathsOf(page)).map((path) => path.slice(0, 2))).toEqual(
    Array.from({ length: 5 }, () => [x, y]),
  )
  await waitUntilStill(page)
  const balls = await ballsOf(page)
  expect(balls).toHaveLength(5)
  for (const ball of balls) expect(Math.hypot(ball.x - place.x, ball.y - place.y)).toBeLessThan(24)
})

test('the canvas keeps its size as long as it is recorded', async ({ visit }) => {
  const { page } = await visit('', still)
  await waitUntilStill(page)
  const sizes = await page.evaluate(async () => {
    const canvas = document.querySelector('canvas')
    if (!canvas) throw new Error('There is no picture.')
    const play = async (): Promise<number[]> => {
      const seen = new Set<number>()
      window.thalweg.seek(0)
      window.thalweg.play()
      for (let frame = 0; frame < 15; frame += 1) {
        await new Promise(requestAnimationFrame)
        seen.add(canvas.width)
      }
      window.thalweg.pause()
      return [...seen]
    }
    const before = canvas.width
    const stream = canvas.captureStream()
    const recorded = await play()
    for (const track of stream.getTracks()) track.stop()
    return { before, recorded, after: await play() }
  })
  expect(sizes.recorded).toEqual([sizes.before])
  // The software GPU plays at fewer pixels than it stands still at.
  expect(Math.min(...sizes.after)).toBeLessThan(sizes.before)
})

test('dragging a ball places the start as one undo step, and Esc cancels the drag', async ({ visit }) => {
  const { page } = await visit('', still)
  await waitUntilStill(page)
  const before = await experimentOf(page)
  const [ball = { x: 0, y: 0 }] = await ballsOf(page)
  const drag = async () => {
    await page.mouse.move(ball.x, ball.y)
    await page.mouse.down()
    await page.mouse.move(ball.x + 30, ball.y + 60)
    await page.mouse.move(ball.x + 60, ball.y + 120)
  }
  await drag()
  const dragged = await experimentOf(page)
  expect(dragged).not.toBe(before)
  await page.keyboard.press('Escape')
  expect(await experimentOf(page)).toBe(before)
  await page.mouse.up()
  expect(await experimentOf(page)).toBe(before)

  await drag()
  await page.mouse.up()
  expect(await experimentOf(page)).toBe(dragged)
  const start = await startOf(page)
  expect((await pathsOf(page)).map((path) => path.slice(0, 2))).toEqual(
    Array.from({ length: 5 }, () => start),
  )
  await waitUntilStill(page)
  const [moved = { x: 0, y: 0 }] = await ballsOf(page)
  expect(Math.hypot(moved.x - ball.x - 60, moved.y - ball.y - 120)).toBeLessThan(24)
  await page.keyboard.press('Control+z')
  expect(await experimentOf(page)).toBe(before)
})

test('a ball under the pointer says what it is and where', async ({ visit }) => {
  const { page } = await visit('', still)
  await page.evaluate(() => window.thalweg.seek(60))
  await waitUntilStill(page)
  const [ball = { x: 0, y: 0 }] = await ballsOf(page)
  const before = await page.getByRole('main').innerText()
  expect(before).not.toContain('‖∇L‖')
  await page.mouse.move(ball.x, ball.y)
  await expect.poll(() => page.getByRole('main').innerText()).toContain('‖∇L‖')
  await page.mouse.move(ball.x, ball.y + 200)
  await expect.poll(() => page.getByRole('main').innerText()).not.toContain('‖∇L‖')
})

test('orbiting turns the picture as one undo step, and Home restores the view', async ({ visit }) => {
  const { page } = await visit('', still)
  // The sentence comes a little later, and takes its height from the picture.
  await expect.poll(() => page.locator('.lab-told').innerText()).not.toBe('')
  await waitUntilStill(page)
  const before = await ballsOf(page)
  const experiment = await experimentOf(page)
  const box = await boxOf(page)
  await page.mouse.move(box.x + 40, box.y + box.height - 40)
  await page.mouse.down()
  await page.mouse.move(box.x + 200, box.y + box.height - 80, { steps: 4 })
  await page.mouse.up()
  await waitUntilStill(page)
  expect(await ballsOf(page)).not.toEqual(before)
  await page.keyboard.press('Home')
  await waitUntilStill(page)
  expect(await ballsOf(page)).toEqual(before)
  expect(JSON.parse(await experimentOf(page))).toEqual(JSON.parse(experiment))
})

test('the panels do not cover the paths in the default view', async ({ visit }) => {
  const { page } = await visit('', still)
  const hidden: string[] = []
  for (const step of [0, 5, 10, 20, 40, 80, 150, 250, 400]) {
    await page.evaluate((to) => window.thalweg.seek(to), step)
    await waitUntilStill(page)
    const balls = await ballsOf(page)
    expect(balls).toHaveLength(5)
    for (const { x, y } of balls) {
      const top = await page.evaluate(
        ([left, above]) =>
          document.elementsFromPoint(left, above).find((each) => !each.closest('.scene'))?.className,
        [x, y] as const,
      )
      const covered = await page.evaluate(
        ([left, above]) => document.elementFromPoint(left, above)?.closest('.scene') === null,
        [x, y] as const,
      )
      if (covered) hidden.push(`step ${step}: ${x}, ${y} under ${top}`)
    }
  }
  expect(hidden).toEqual([])
})

test('a lost GPU comes back with the same run and the same picture', async ({ visit }) => {
  const { page } = await visit('', still)
  await page.evaluate(() => window.thalweg.seek(60))
  await waitUntilStill(page)
  const box = await boxOf(page)
  const before = {
    paths: await pathsOf(page),
    colours: await coloursOf(page, box),
    balls: await ballsOf(page),
  }
  await page.evaluate(() => window.probe.loseGpu())
  await waitUntilStill(page)
  expect(await pathsOf(page)).toEqual(before.paths)
  expect(await ballsOf(page)).toEqual(before.balls)
  expect(Math.abs((await coloursOf(page, box)) - before.colours)).toBeLessThan(0.1 * before.colours)
})

test('a click places the start only where the ring said so, and undo brings the step back', async ({
  visit,
}) => {
  const { page } = await visit('', { ...still, hasTouch: true })
  await waitUntilStill(page)
  const box = await boxOf(page)
  const [x, y] = [box.x + box.width / 2, box.y + box.height * 0.45]
  const step = () => page.evaluate(() => window.thalweg.step)
  const ring = page.locator('.scene-ring')
  const readout = page.locator('.scene-readout')
  await page.evaluate(() => window.thalweg.seek(40))
  const before = await experimentOf(page)
  expect(await ring.isVisible()).toBe(false)

  const press = () => page.touchscreen.tap(x, y)
  await press()
  expect(await experimentOf(page)).toBe(before)
  expect(await step()).toBe(40)
  // It is shown with the next frame.
  await expect.poll(() => readout.innerText()).toMatch(/^tap again to start here · x .+, y .+, L .+/)
  await press()
  expect(await experimentOf(page)).not.toBe(before)
  expect(await step()).toBe(0)
  await page.keyboard.press('Control+z')
  expect(await experimentOf(page)).toBe(before)
  expect(await step()).toBe(40)

  // The balls are back in their places: one had stood under the pointer.
  await waitUntilStill(page)
  await page.mouse.move(x, y)
  await expect.poll(() => ring.isVisible()).toBe(true)
  await expect.poll(() => readout.innerText()).toMatch(/^start here · x /)
  await page.mouse.move(box.x + 3, box.y + 3)
  await expect.poll(() => ring.isVisible()).toBe(false)
  await expect.poll(() => readout.isVisible()).toBe(false)
})

test('a press on a ball selects its runner, and the playhead stays', async ({ visit }) => {
  const { page } = await visit('', still)
  await page.evaluate(() => window.thalweg.seek(40))
  await waitUntilStill(page)
  const before = await experimentOf(page)
  const [ball = { x: 0, y: 0 }] = await ballsOf(page)
  await page.mouse.click(ball.x, ball.y)
  expect(await experimentOf(page)).toBe(before)
  expect(await page.evaluate(() => window.thalweg.step)).toBe(40)
})

test('a picture is saved at 2 × with title, step and board, and the canvas stays', async ({ visit }) => {
  const { page } = await visit('', still)
  await page.evaluate(() => window.thalweg.seek(40))
  await waitUntilStill(page)
  const { width, height } = await boxOf(page)
  const size = () => page.evaluate(() => document.querySelector('canvas')?.width)
  const before = await size()
  await page.getByRole('button', { name: 'View' }).click()
  await page.getByRole('combobox', { name: 'Size of the saved picture' }).selectOption('2')
  const plain = await savedPicture(page)
  for (const part of ['title', 'step', 'board'])
    await page.getByRole('switch', { name: `The saved picture has the ${part}` }).check()
  const titled = await savedPicture(page)
  for (const png of [plain, titled])
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([
      Math.floor(2 * width),
      Math.floor(2 * height),
    ])
  expect(titled.equals(plain)).toBe(false)
  expect(await size()).toBe(before)
})

test('a picture without background is clear around the sheet and solid on it, and has the width that is asked for', async ({
  visit,
}) => {
  const { page } = await visit('', still)
  await waitUntilStill(page)
  await page.getByRole('button', { name: 'View' }).click()
  await page.getByRole('combobox', { name: 'Size of the saved picture' }).selectOption('width')
  await page.getByRole('textbox', { name: 'Width of the saved picture in pixels' }).fill('500')
  await page.keyboard.press('Enter')
  await page.getByRole('switch', { name: 'The saved picture has no background' }).check()
  const bare = await pixelsOf(page, await savedPicture(page))
  expect(bare.width).toBe(500)
  await page.getByRole('switch', { name: 'The saved picture has the legend' }).check()
  const withLegend = await pixelsOf(page, await savedPicture(page))
  const alphas = (pixels: Pixels): number[] => pixels.data.filter((_, at) => at % 4 === 3)
  const share = (pixels: Pixels, alpha: number): number =>
    alphas(pixels).filter((each) => each === alpha).length / (pixels.data.length / 4)
  // The corners are clear, the sheet is a good part of the picture, and few pixels are neither.
  const [first = -1, last = -1] = [bare.data[3], bare.data.at(-1)]
  expect([first, last]).toEqual([0, 0])
  expect(share(bare, 255)).toBeGreaterThan(0.2)
  expect(share(bare, 0) + share(bare, 255)).toBeGreaterThan(0.9)
  // Legend and picture differ in the lower right corner alone.
  const before = alphas(bare)
  const differing = alphas(withLegend).flatMap((alpha, at) => (alpha === before[at] ? [] : [at % 500]))
  expect(differing.length).toBeGreaterThan(50)
  expect(Math.min(...differing)).toBeGreaterThan(350)
})

/** The PNG that S saves. */
async function savedPicture(page: Page): Promise<Buffer> {
  const saving = page.waitForEvent('download')
  await page.keyboard.press('s')
  const chunks: Buffer[] = []
  for await (const chunk of await (await saving).createReadStream()) chunks.push(chunk)
  return Buffer.concat(chunks)
}

interface Pixels {
  readonly width: number
  /** RGBA, row by row. */
  readonly data: readonly number[]
}

function pixelsOf(page: Page, png: Buffer): Promise<Pixels> {
  return page.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))
    const image = await createImageBitmap(new Blob([bytes], { type: 'image/png' }))
    const pen = new OffscreenCanvas(image.width, image.height).getContext('2d')
    pen?.drawImage(image, 0, 0)
    const data = pen?.getImageData(0, 0, image.width, image.height).data ?? []
    return { width: image.width, data: Array.from(data) }
  }, png.toString('base64'))
}
