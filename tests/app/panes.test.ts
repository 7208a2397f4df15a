/**
 * Panes by their pixels: own surfaces, linked cameras, one timeline, what they cost and what they keep. Long, since
 * its tests visit one page, one after another, which a second file would open anew.
 */
import type { Page } from 'playwright'
import { expect } from 'vitest'
import { type Box, boxOf, coloursOf, differenceOf, pixelsOf, waitUntilStill } from '../helpers/picture'
import { test } from '../helpers/visit'

/** At this size panes begin and end at whole pixels, so that equal panes have equal pixels. */
const still = { reducedMotion: 'reduce', viewport: { width: 1280, height: 801 } } as const
const surfaces = ['rosenbrock', 'himmelblau', 'saddle', 'ravine']
const runners = ['sgd', 'adam'].map((optimizer) => ({ optimizer }))

async function load(
  page: Page,
  panes: readonly object[],
  part: object = {},
  view: object = {},
): Promise<void> {
  const experiment = { version: 1, runners, steps: 100, ...part, view: { ...view, panes } }
  const problems = await page.evaluate((given) => window.thalweg.load(given), experiment)
  expect(problems).toEqual([])
  await waitUntilStill(page)
}

/** Where each pane's picture is in the page, above its foot. */
async function pictures(page: Page): Promise<Box[]> {
  const boxes: Box[] = []
  for (const ground of await page.locator('.pane-ground').all()) {
    const box = await ground.boundingBox()
    if (box) boxes.push(box)
  }
  return boxes
}

/** The canvas pixels of each pane, without anything on top. */
async function shots(page: Page): Promise<Buffer[]> {
  const taken: Buffer[] = []
  for (const { x, y, width, height } of await pictures(page)) {
    // Away from the edges, where the pane's lines and the toolbar are.
    const [left, top] = [x + Math.round(0.2 * width), y + Math.round(0.35 * height)]
    const clip = { x: left, y: top, width: Math.round(0.6 * width), height: Math.round(0.5 * height) }
    taken.push(await page.screenshot({ clip }))
  }
  return taken
}

/** Pixels at an edge may differ from one part of the canvas to another. */
const alikeShare = 0.02

async function alikeTo(
  page: Page,
  pictures: readonly Buffer[],
  other: Buffer | undefined,
): Promise<boolean[]> {
  const alike: boolean[] = []
  for (const one of pictures)
    alike.push(other !== undefined && (await differenceOf(page, one, other)) < alikeShare)
  return alike
}

/** Positions of the balls in each pane, relative to the pane. */
async function ballsByPane(page: Page): Promise<[string | undefined, string | undefined][][]> {
  return page.evaluate(() =>
    Array.from(document.querySelectorAll('.pane'), (pane) =>
      Array.from(
        pane.querySelectorAll<HTMLElement>('[data-runner]'),
        ({ dataset }): [string | undefined, string | undefined] => [dataset['x'], dataset['y']],
      ),
    ),
  )
}

test('each pane shows its own surface', async ({ visit }) => {
  const { page } = await visit('', still)
  // From one place, whatever surface it would fit.
  const view = { camera: { position: [-2, 3.4, 4.2], target: [0, 0.1, 0] } }
  await load(
    page,
    surfaces.map((id) => ({ surface: { id } })),
    {},
    view,
  )
  const together = await shots(page)
  expect(together).toHaveLength(surfaces.length)
  for (const other of together.slice(1))
    expect(await differenceOf(page, other, together[0] ?? other)).toBeGreaterThan(0.2)
  for (const [index, id] of surfaces.entries()) {
    await load(
      page,
      surfaces.map(() => ({ surface: { id } })),
      {},
      view,
    )
    const alike = await shots(page)
    const [one, other] = [alike[index], together[index]]
    if (!one || !other) throw new Error('A pane is missing.')
    expect(await differenceOf(page, one, other), `pane ${index + 1} shows ${id}`).toBeLessThan(alikeShare)
    const titles = await page.locator('.pane-title').allInnerTexts()
    expect(titles).toEqual(surfaces.map(() => titles[0]))
  }
})

test('linked cameras turn together and free ones alone, and the experiment has them', async ({ visit }) => {
  const { page } = await visit('', still)
  const alike = [{}, {}, {}, {}]
  // Names keep their places as long as they can, so they depend on what was before.
  await load(page, alike, {}, { labels: false })
  const before = await shots(page)
  expect(await alikeTo(page, before, before[0])).toEqual([true, true, true, true])
  const turn = async () => {
    const [, second] = await pictures(page)
    if (!second) throw new Error('There is no second pane.')
    const [x, y] = [second.x + 0.5 * second.width, second.y + 0.93 * second.height]
    await page.mouse.move(x, y)
    await page.mouse.down()
    await page.mouse.move(x + 40, y, { steps: 4 })
    await page.mouse.up()
    await page.mouse.move(640, 600)
    await waitUntilStill(page)
  }
  await turn()
  const linked = await shots(page)
  expect(await alikeTo(page, linked, linked[0])).toEqual([true, true, true, true])
  expect(await alikeTo(page, linked, before[0])).toEqual([false, false, false, false])
  await load(page, alike, {}, { labels: false, cameras: 'free' })
  await turn()
  const free = await shots(page)
  expect(await alikeTo(page, free, before[0])).toEqual([true, false, true, true])
  const { view } = (await page.evaluate(() => window.thalweg.experiment())) as {
    view: { panes: { camera?: object }[] }
  }
  await expect
    .poll(() => page.evaluate(() => JSON.stringify(window.thalweg.experiment()).includes('position')))
    .toBe(true)
  expect(view.panes).toHaveLength(4)
})

test('one timeline moves all panes in step, without a commit, and each draws only inside itself', async ({
  visit,
}) => {
  const { page } = await visit('', still)
  await load(page, [{}, {}, {}, {}], { steps: 1000 })
  for (const step of [0, 7, 40]) {
    await page.evaluate((at) => window.thalweg.seek(at), step)
    await waitUntilStill(page)
    const [first, ...others] = await ballsByPane(page)
    expect(first).toHaveLength(2)
    expect(others).toEqual([first, first, first])
  }
  await page.evaluate(() => {
    window.thalweg.seek(0)
    window.thalweg.play()
  })
  await page.waitForFunction(() => window.thalweg.step >= 3)
  const before = await page.evaluate(() => {
    const { commits, frames } = window.probe
    return { commits, frames }
  })
  await page.waitForFunction((frames) => window.probe.frames >= frames + 10, before.frames)
  expect(await page.evaluate(() => window.probe.commits)).toBe(before.commits)
  await page.evaluate(() => window.thalweg.pause())
  await waitUntilStill(page)
  const [first, ...others] = await ballsByPane(page)
  expect(first).toHaveLength(2)
  expect(others).toEqual([first, first, first])
})

test('a press in a pane with its own surface moves only its start, as one undo step', async ({ visit }) => {
  const { page } = await visit('', still)
  await load(page, [{}, { surface: { id: 'bowl' } }])
  const before = await page.evaluate(() => JSON.stringify(window.thalweg.experiment()))
  const [, second] = await pictures(page)
  if (!second) throw new Error('There is no second pane.')
  const click = () => page.mouse.click(second.x + 0.45 * second.width, second.y + 0.45 * second.height)
  // The panels show the pressed pane. The first press moves nothing.
  await click()
  await expect.poll(() => page.getByRole('combobox', { name: 'surface' }).inputValue()).toBe('bowl')
  expect(await page.evaluate(() => JSON.stringify(window.thalweg.experiment()))).toBe(before)
  await click()
  const read = (text: string) =>
    JSON.parse(text) as { start: number[]; view: { panes: { start?: number[] }[] } }
  await expect
    .poll(
      async () =>
        read(await page.evaluate(() => JSON.stringify(window.thalweg.experiment()))).view.panes[1]?.start,
    )
    .not.toEqual(read(before).view.panes[1]?.start)
  expect(read(await page.evaluate(() => JSON.stringify(window.thalweg.experiment()))).start).toEqual(
    read(before).start,
  )
  await page.keyboard.press('Control+z')
  expect(await page.evaluate(() => JSON.stringify(window.thalweg.experiment()))).toBe(before)
})

test('a swarm is drawn in the panes of its race and in no other', async ({ visit }) => {
  const { page } = await visit('', still)
  const panes = [{}, { surface: { id: 'himmelblau' } }]
  await load(page, panes, { surface: { id: 'rosenbrock' } })
  const without = await shots(page)
  const ensemble = { runners: [0], columns: 64, rows: 64, swarm: true, map: false }
  await load(page, panes, { surface: { id: 'rosenbrock' }, ensemble })
  await expect.poll(() => page.evaluate(() => window.thalweg.ensemble.progress)).toBeUndefined()
  await waitUntilStill(page)
  const differences = await Promise.all(
    (await shots(page)).map((one, index) => differenceOf(page, one, without[index] ?? one)),
  )
  expect(differences).toHaveLength(2)
  expect(differences[0]).toBeGreaterThan(0.05)
  expect(differences[1]).toBeLessThan(0.001)
})

test('the saved picture shows every pane and its foot on the background of the theme', async ({ visit }) => {
  const { page } = await visit('', still)
  await load(page, [{ title: 'One' }, { title: 'Two' }])
  const saving = page.waitForEvent('download')
  await page.keyboard.press('s')
  const chunks: Buffer[] = []
  for await (const chunk of await (await saving).createReadStream()) chunks.push(chunk)
  const pixels = await pixelsOf(page, Buffer.concat(chunks))
  const box = await boxOf(page)
  const [width, height] = [Math.floor(box.width), Math.floor(box.height)]
  expect(pixels.length).toBe(4 * width * height)
  const at = (x: number, y: number) => [...pixels.subarray(4 * (y * width + x), 4 * (y * width + x) + 4)]
  for (const x of [width / 2 - 30, width - 30]) expect(at(x, height - 12)).toEqual([15, 20, 28, 255])
  // The frame of the chosen pane is on the page alone.
  for (const x of [40, 80]) expect(at(x, 1)).toEqual(at(width / 2 + x, 1))
})

test('a pane that is too small for its title drops the title and keeps the picture', async ({ visit }) => {
  const { page } = await visit('', { ...still, viewport: { width: 300, height: 520 } })
  await load(
    page,
    Array.from({ length: 9 }, () => ({})),
  )
  await expect.poll(() => page.locator('.pane-title').first().isVisible()).toBe(false)
  const [first] = await pictures(page)
  if (!first) throw new Error('There is no pane.')
  expect(await coloursOf(page, first)).toBeGreaterThan(20)
})

test('panes are added, filled, removed and resized with the window', async ({ visit }) => {
  const { page } = await visit('', still)
  const side = page.getByRole('complementary', { name: 'Settings' })
  await side.getByRole('button', { name: /^Panes/ }).click()
  for (const count of [2, 3, 4, 6, 9]) {
    await side.getByRole('button', { name: `${count} panes` }).click()
    await expect.poll(() => page.locator('.pane').count()).toBe(count)
  }
  await page
    .getByRole('group', { name: 'One of each in a pane' })
    .getByRole('button', { name: 'optimizer' })
    .click()
  await expect.poll(async () => new Set(await page.locator('.pane-title').allInnerTexts()).size).toBe(9)
  await page.setViewportSize({ width: 1600, height: 900 })
  await waitUntilStill(page)
  const canvas = await boxOf(page)
  const boxes = await page
    .locator('.pane')
    .evaluateAll((panes) => panes.map((pane) => pane.getBoundingClientRect().toJSON()))
  expect(boxes.reduce((sum, { width, height }) => sum + width * height, 0)).toBeCloseTo(
    canvas.width * canvas.height,
    -3,
  )
  await side.getByRole('button', { name: 'One pane' }).click()
  await expect.poll(() => page.locator('.pane').count()).toBe(1)
})

test('memory is flat over 80 changes of layout', { timeout: 120_000 }, async ({ visit }) => {
  const { page } = await visit('', {
    reducedMotion: 'reduce',
    viewport: { width: 800, height: 500 },
    before: countObjects,
  })
  const layouts = [
    surfaces.map((id) => ({ surface: { id } })),
    [],
    Array.from({ length: 9 }, (_, index) => ({ runners: [index % 2] })),
    [{}, { sigma: 1 }],
  ]
  const change = (times: number) =>
    page.evaluate(
      async ([all, count]) => {
        for (let at = 0; at < count; at += 1) {
          const panes = all[at % all.length]
          window.thalweg.load({
            version: 1,
            steps: 60,
            runners: [{ optimizer: 'sgd' }, { optimizer: 'adam' }],
            view: { panes },
          })
          await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))
        }
      },
      [layouts, times] as const,
    )
  const session = await page.context().newCDPSession(page)
  const measure = async () => {
    await waitUntilStill(page)
    await session.send('HeapProfiler.collectGarbage')
    const { usedSize } = (await session.send('Runtime.getHeapUsage')) as { usedSize: number }
    const { nodes } = (await session.send('Memory.getDOMCounters')) as { nodes: number }
    return { objects: await page.evaluate(() => ({ ...window.objects })), usedSize, nodes }
  }
  await change(20)
  const before = await measure()
  await change(80)
  const after = await measure()
  expect(after.objects).toEqual(before.objects)
  expect(after.nodes).toBeLessThan(1.1 * before.nodes + 200)
  expect(after.usedSize).toBeLessThan(before.usedSize + 3 * 1024 * 1024)
})

declare global {
  interface Window {
    /** WebGL objects that were created and not deleted, by kind. */
    objects: Record<string, number>
  }
}

/** Runs in the page: counts what is created on the GPU and what is deleted. */
function countObjects(): void {
  window.objects = {}
  const prototype = WebGL2RenderingContext.prototype as unknown as Record<
    string,
    (...given: unknown[]) => unknown
  >
  for (const kind of ['Texture', 'Buffer', 'Framebuffer', 'Program', 'VertexArray', 'Shader']) {
    for (const [verb, by] of [
      ['create', 1],
      ['delete', -1],
    ] as const) {
      const call = prototype[`${verb}${kind}`]
      if (!call) continue
      prototype[`${verb}${kind}`] = function (this: WebGL2RenderingContext, ...given: unknown[]) {
        if (verb === 'create' || given[0]) window.objects[kind] = (window.objects[kind] ?? 0) + by
        return call.apply(this, given)
      }
    }
  }
}
