/**
 * The chart: every quantity against both axes, as a plot, a table and files, all with the numbers of the race. Long,
 * since its tests visit one page, one after another, which a second file would open anew.
 */
import type { Download, Page } from 'playwright'
import { expect } from 'vitest'
import { parseExperiment } from '../../src/experiment/schema/schema'
import { contentOf } from '../../src/panels/chart/content'
import { chartSeries } from '../../src/panels/chart/series'
import { readable } from '../../src/math/numbers'
import { race } from '../../src/run/race'
import { experimentOf, load } from '../helpers/experiment'
import { trace } from '../helpers/trace'
import { settled } from '../helpers/picture'
import { test } from '../helpers/visit'

const still = { reducedMotion: 'reduce' } as const

/** SAM takes two gradients a step, and one run diverges after a few steps. */
const mixed = {
  version: 1,
  surface: { id: 'rosenbrock' },
  start: [-1.5, 1.5],
  steps: 60,
  runners: [
    { optimizer: 'adam', settings: { eta: 0.1 }, schedule: { id: 'step', settings: { every: 20 } } },
    { optimizer: 'sam', settings: { eta: 0.0005 }, colour: 1 },
    { optimizer: 'sgd', settings: { eta: 1 }, colour: 2 },
  ],
}

/** exp, cos, sin and powers at every step, on ground where a difference in the last digit is as large as 0.9 at step 56. */
const chaotic = {
  version: 1,
  surface: { id: 'ackley' },
  steps: 200,
  runners: [
    { optimizer: 'sgd', settings: { eta: 0.1 } },
    { optimizer: 'momentum', settings: { eta: 0.1 }, schedule: { id: 'cosine' }, colour: 1 },
    { optimizer: 'adam', settings: { eta: 0.3 }, schedule: { id: 'exponential' }, colour: 2 },
  ],
}

test('on chaotic ground the page has the numbers of the command line, byte for byte', async ({ visit }) => {
  const { page } = await visit('', still)
  for (const sigma of [0, 0.2]) {
    await load(page, { ...chaotic, noise: { sigma, shared: false } })
    const { text } = await saveAs(page, 'CSV of the race shown')
    expect(text.split('\n').length).toBe(3 * 201 + 2)
    expect(await trace(['-'], await experimentOf(page))).toEqual({ code: 0, out: text, error: '' })
  }
})

test('every quantity is drawn, and its CSV is what the command line prints', async ({ visit }) => {
  const { page } = await visit('', still)
  await load(page, mixed)
  const chart = page.getByRole('figure')
  const all = await saveAs(page, 'CSV of the race shown')
  expect(all.name).toBe('thalweg-trajectories.csv')
  expect(await trace(['-'], await experimentOf(page))).toEqual({ code: 0, out: all.text, error: '' })

  // runner, optimizer, step, x, y, loss, gradientNorm, eta, status
  const rows = all.text.trimEnd().split('\n').slice(1).map((row) => row.split(',')) // prettier-ignore
  const number = (row: readonly string[] | undefined, column: number) => Number(row?.[column])
  const quantities = {
    loss: [/^loss \(log\) of/, (row) => number(row, 5)],
    gap: [/^gap to the minimum \(log\) of/, (row) => number(row, 5)],
    gradient: [/^‖∇L‖ \(log\) of/, (row) => number(row, 6)],
    eta: [/^η \(log\) of/, (row) => number(row, 7)],
    distance: [/^distance to the minimum \(log\) of/, (row) => Math.hypot(number(row, 3) - 1, number(row, 4) - 1)],
  } as const satisfies Record<string, [RegExp, (row: readonly string[] | undefined) => number]> // prettier-ignore
  for (const [quantity, [label, valueOf]] of Object.entries(quantities)) {
    await page.getByRole('combobox', { name: 'Quantity of the chart' }).selectOption(quantity)
    await expect.poll(() => chart.getAttribute('aria-label')).toMatch(label)
    await page.locator('.uplot canvas').waitFor()
    const { name, text } = await saveAs(page, 'CSV of the chart')
    expect(name).toBe(`thalweg-${quantity}.csv`)
    const [header, ...lines] = text.trimEnd().split('\n')
    expect(header).toBe('step,Adam,SAM,SGD')
    expect(lines).toHaveLength(61)
    for (const [step, line] of lines.entries()) {
      const [place, ...values] = line.split(',')
      expect(place).toBe(String(step))
      for (const [runner, value] of values.entries()) {
        const row = rows.find((one) => one[0] === String(runner) && one[2] === String(step))
        if (row?.[8]?.startsWith('diverged')) expect(value).toBe('')
        else expect(Math.abs(Number(value) - valueOf(row))).toBeLessThanOrEqual(1e-12 * valueOf(row))
      }
    }
  }
})

test('says what a log axis shows of negative losses, and the table has the losses themselves', async ({
  visit,
}) => {
  const { page } = await visit('', still)
  await load(page, { surface: { id: 'styblinskiTang' } })
  const chart = page.getByRole('figure')
  await expect.poll(() => chart.getAttribute('aria-label')).toMatch(/^loss − lowest \(log\) of/)
  expect(await chart.locator('select').first().locator('option:checked').textContent()).toBe('loss − lowest')
  await chart.getByRole('button', { name: 'Show the numbers as a table' }).click()
  await expect.poll(() => chart.getAttribute('aria-label')).toMatch(/^loss of/)
})

test('each control of the caption makes one undo step', async ({ visit }) => {
  const { page } = await visit('', still)
  const view = async () => JSON.parse(await experimentOf(page)).view
  const chart = page.getByRole('figure')
  await chart.getByTitle('Show on a linear axis').click()
  expect(await view()).toEqual({ chart: 'linear' })
  await chart.getByTitle('Show on a log axis').click()
  expect(await view()).toBeUndefined()
  await page.getByRole('combobox', { name: 'Horizontal axis of the chart' }).selectOption('gradient')
  expect(await view()).toEqual({ against: 'gradient' })
  expect(await chart.getAttribute('aria-label')).toBe(
    'loss (log) of every runner against gradient evaluations',
  )
  await page.locator('body').press('Control+z')
  expect(await view()).toBeUndefined()
})

test('against gradients every runner has its own position, and a press seeks by the selected one', async ({
  visit,
}) => {
  const { page } = await visit('', still)
  await load(page, { ...mixed, view: { against: 'gradient' } })
  await page.locator('.chart-dot').first().waitFor({ state: 'attached' })
  await page.evaluate(() => window.thalweg.seek(20))
  const readPositions = () =>
    page.evaluate(() => {
      const across = (element: Element) => new DOMMatrix(getComputedStyle(element).transform).e
      const width = document.querySelector('.u-over')?.clientWidth ?? 1
      return {
        line: across(document.querySelector('.chart-playhead') ?? document.body) / width,
        dots: Array.from(document.querySelectorAll<HTMLElement>('.chart-dot'), (dot) =>
          dot.hidden ? undefined : across(dot) / width,
        ),
      }
    })
  // The axis ends at 120, with SAM. SGD has diverged.
  const { line, dots } = await readPositions()
  expect(line).toBeCloseTo(20 / 120, 2)
  expect(dots[0]).toBeCloseTo(20 / 120, 2)
  expect(dots[1]).toBeCloseTo(40 / 120, 2)
  expect(dots[2]).toBeUndefined()

  await page.keyboard.press('2')
  await expect.poll(async () => (await readPositions()).line).toBeCloseTo(40 / 120, 2)
  const box = await page.locator('.u-over').boundingBox()
  if (!box) throw new Error('There is no chart.')
  await page.mouse.click(box.x + (80 / 120) * box.width, box.y + box.height / 2)
  await expect.poll(() => page.evaluate(() => window.thalweg.step)).toBe(40)
})

test('while paused, dots and playhead stay on the lines, whatever is edited', async ({ visit }) => {
  const { page } = await visit('', still)
  await page.locator('.chart-dot').first().waitFor({ state: 'attached' })
  await page.evaluate(() => window.thalweg.seek(400))
  await expectInPlace(page, 400)
  const a = page.getByRole('textbox', { name: 'a, typed', exact: true })
  for (const value of ['-2', '1']) {
    await a.fill(value)
    await a.press('Enter')
    await expectInPlace(page, 400)
  }
  await page.evaluate(() => window.thalweg.seek(37))
  for (const quantity of ['gradient', 'distance', 'gap']) {
    await page.getByRole('combobox', { name: 'Quantity of the chart' }).selectOption(quantity)
    await expectInPlace(page, 37)
  }
  await page.getByRole('button', { name: /^Panes/ }).click()
  const fills = page.getByRole('group', { name: 'One of each in a pane' })
  for (const [count, filled] of Object.entries({ '2 panes': 'optimizer', '9 panes': 'η' })) {
    await page.getByRole('button', { name: count }).click()
    await fills.getByRole('button', { name: filled }).click()
    await expectInPlace(page, 37)
  }
  await page.setViewportSize({ width: 1040, height: 640 })
  await expectInPlace(page, 37)
  // Wider names leave less room for the plot.
  const long = { optimizer: { name: 'A name that is a long one', settings: {}, state: {}, rule: 'theta = theta - 0.0001 g' } } // prettier-ignore
  await load(page, { runners: [{ optimizer: 'adam' }, long] })
  await page.evaluate(() => window.thalweg.seek(37))
  await expectInPlace(page, 37)
})

test('a name that changes with a setting is drawn on the same plot', async ({ visit }) => {
  const { page } = await visit('', still)
  const runners = [0.1, 0.2].map((eta) => ({ optimizer: 'adam', settings: { eta } }))
  await load(page, { runners })
  const board = page.getByRole('list', { name: 'Runners by loss' })
  await expect.poll(() => board.innerText()).toContain('Adam η 0.2')
  const plot = await page.locator('.uplot').elementHandle()
  const width = () => page.locator('.u-over').evaluate((over) => over.clientWidth)
  const before = await settled(page, width)
  await page.getByRole('button', { name: 'Adam η 0.1', exact: true, expanded: false }).click()
  const eta = page.getByRole('textbox', { name: 'learning rate η, typed' })
  await eta.fill('0.123456')
  await eta.press('Enter')
  await expect.poll(() => board.innerText()).toContain('Adam η 0.12346')
  expect(await plot?.evaluate((element) => element.isConnected)).toBe(true)
  // The new name is longer and still fits.
  await expect.poll(width).toBeLessThan(before)
})

test('the table marks the row of the playhead and follows it without a React commit', async ({ visit }) => {
  const { page } = await visit('', still)
  await load(page, mixed)
  await page.getByRole('button', { name: 'Show the numbers as a table' }).click()
  const table = page.getByRole('region', { name: 'The chart as a table' })
  expect(await table.getByRole('columnheader').allInnerTexts()).toEqual(
    ['step', 'Adam', 'SAM', 'SGD'].map((name) => expect.stringContaining(name)),
  )
  expect(await page.locator('.uplot').count()).toBe(0)
  const losses = await page.evaluate(() =>
    window.thalweg.trajectories().map(({ points }) => [...points].filter((_, at) => at % 3 === 2)),
  )
  const row = (step: number) => [`▸ ${step}`, readable(losses[0]?.[step] ?? 0), readable(losses[1]?.[step] ?? 0), 'diverged'] // prettier-ignore
  const texts = (row: number) => table.getByRole('row').nth(row).locator('th, td').allInnerTexts()
  await page.evaluate(() => window.thalweg.seek(37))
  await expect.poll(() => texts(1)).toEqual(row(37))
  // From the start to the end.
  expect((await texts(2)).slice(0, 3)).toEqual(['0', ...row(0).slice(1, 3)])
  expect((await texts(12)).slice(0, 3)).toEqual(['60', ...row(60).slice(1, 3)])

  const commits = await page.evaluate(() => {
    window.thalweg.seek(40)
    return window.probe.commits
  })
  await expect.poll(() => texts(1)).toEqual(row(40))
  expect(await page.evaluate(() => window.probe.commits)).toBe(commits)
  await page.getByRole('button', { name: 'Show the chart' }).click()
  await page.locator('.uplot canvas').waitFor()
})

test('the PNG shows the chart at twice its pixels or more, with a line in every colour', async ({
  visit,
}) => {
  const { page } = await visit('', still)
  await load(page, { ...mixed, runners: mixed.runners.slice(0, 2) })
  const { name, bytes } = await saveAs(page, 'PNG of the chart')
  expect(name).toBe('thalweg-loss.png')
  expect(bytes.subarray(1, 4).toString('latin1')).toBe('PNG')
  expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([1920, 1080])
  const counted = await page.evaluate(async (base64) => {
    const data = Uint8Array.from(atob(base64), (character) => character.codePointAt(0) ?? 0)
    const image = await createImageBitmap(new Blob([data], { type: 'image/png' }))
    const context = new OffscreenCanvas(image.width, image.height).getContext('2d')
    context?.drawImage(image, 0, 0)
    const pixels = context?.getImageData(0, 0, image.width, image.height).data ?? []
    const counts: Record<string, number> = {}
    for (let at = 0; at < pixels.length; at += 4) {
      const colour = `${pixels[at]},${pixels[at + 1]},${pixels[at + 2]}`
      counts[colour] = (counts[colour] ?? 0) + 1
    }
    return counts
  }, bytes.toString('base64'))
  await load(page, { runners: Array.from({ length: 32 }, () => ({ optimizer: 'adam' })) })
  const higher = await saveAs(page, 'PNG of the chart')
  // A row of text for every name.
  expect(higher.bytes.readUInt32BE(16)).toBe(1920)
  expect(higher.bytes.readUInt32BE(20)).toBeGreaterThan(32 * 2 * 17)
  // The background, then orange and sky blue, with more pixels than the markers of the legend have.
  expect(counted['15,20,28']).toBeGreaterThan(1_000_000)
  expect(counted['230,159,0']).toBeGreaterThan(3000)
  expect(counted['86,180,233']).toBeGreaterThan(3000)
})

/** Compares the plot with runs that are computed here, on the axes of the plot. */
async function expectInPlace(page: Page, step: number): Promise<void> {
  const { experiment } = parseExperiment(JSON.parse(await experimentOf(page)))
  const content = contentOf(race(experiment), experiment.runners, experiment.view, [], 0)
  const { lowest, range } = chartSeries(content, 1000)
  const [low, high] = range.map(Math.log)
  const across = step / content.across.last
  const dots = content.lines.map(({ values }) => {
    const up = (Math.log((values[step] ?? NaN) - lowest) - (low ?? NaN)) / ((high ?? NaN) - (low ?? NaN))
    return up >= 0 && up <= 1 ? { across, down: 1 - up } : undefined
  })
  const near = (share: number) => expect.closeTo(share, 2)
  const places = () =>
    page.evaluate(() => {
      const { clientWidth: width, clientHeight: height } = document.querySelector('.u-over') ?? document.body
      const placeOf = (element: Element) => new DOMMatrix(getComputedStyle(element).transform)
      return {
        playhead: placeOf(document.querySelector('.chart-playhead') ?? document.body).e / width,
        dots: Array.from(document.querySelectorAll<HTMLElement>('.chart-dot'), (dot) =>
          dot.hidden ? undefined : { across: placeOf(dot).e / width, down: placeOf(dot).f / height },
        ),
      }
    })
  await expect.poll(places).toEqual({
    playhead: near(across),
    dots: dots.map((dot) => dot && { across: near(dot.across), down: near(dot.down) }),
  })
}

/** Opens the list of files and saves one. */
async function saveAs(page: Page, way: string): Promise<{ name: string; bytes: Buffer; text: string }> {
  await page.getByRole('button', { name: 'Save the chart or its numbers' }).click()
  const saving = page.waitForEvent('download')
  await page.getByRole('button', { name: way }).click()
  const download: Download = await saving
  const chunks: Buffer[] = []
  for await (const chunk of await download.createReadStream()) chunks.push(chunk)
  const bytes = Buffer.concat(chunks)
  // Files for people begin with a byte order mark, which is no part of the text.
  const isText = bytes.subarray(0, 3).equals(Buffer.from('\ufeff'))
  expect(isText).toBe(download.suggestedFilename().endsWith('.csv'))
  return { name: download.suggestedFilename(), bytes, text: bytes.toString().replace(/^\ufeff/, '') }
}

test('the lowest chart has numbers at its upright axis', async ({ visit }) => {
  const { page } = await visit('', still)
  await load(page, { ...mixed, view: { chart: 'log', theme: 'projector' } })
  const edge = page.getByRole('separator', { name: /card and the chart/ })
  await edge.focus()
  for (let press = 0; press < 12; press += 1) await page.keyboard.press('Shift+ArrowDown')
  const plot = page.locator('.u-over')
  await expect.poll(() => plot.evaluate((over) => over.clientHeight)).toBeLessThan(50)
  const inks = () =>
    page.locator('.uplot canvas').evaluate((canvas: HTMLCanvasElement) => {
      const over = document.querySelector<HTMLElement>('.u-over')
      const { offsetLeft = 0, offsetTop = 0, clientHeight = 0 } = over ?? {}
      const [width, height] = [offsetLeft - 2, offsetTop + clientHeight].map((size) =>
        Math.floor(size * devicePixelRatio),
      )
      const pixels = canvas.getContext('2d')?.getImageData(0, 0, width ?? 1, height ?? 1).data ?? []
      return pixels.filter((alpha, index) => index % 4 === 3 && alpha > 99).length
    })
  await expect.poll(inks).toBeGreaterThan(20)
})

test('the chart gives the values under the pointer', async ({ visit }) => {
  const { page } = await visit('', still)
  const box = await page.locator('.u-over').boundingBox()
  if (!box) throw new Error('There is no chart.')
  const readings = page.locator('.chart-readings')
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2)
  await expect.poll(() => readings.isVisible()).toBe(true)
  expect(await readings.innerText()).toMatch(/Adam, (199|200|201)\s/)
  await page.mouse.move(box.x + box.width / 2, box.y - 100)
  expect(await readings.isVisible()).toBe(false)
})

test('an axis has its numbers, however little it spans', async ({ visit }) => {
  const { page } = await visit('', { ...still, before: keepTexts })
  const runners = [{ optimizer: 'sgd', settings: { eta: 0.05 } }]
  for (const [start, chart] of [
    [1, 'linear'],
    [0.01, 'linear'],
    [1, 'log'],
    [2, 'log'],
    [1e3, 'linear'],
  ] as const) {
    await page.evaluate(
      ([place, scale, its]) => {
        Object.assign(window, { texts: [] })
        window.thalweg.load({ version: 1, surface: { id: 'bowl' }, start: [place, place], steps: 60, runners: its, view: { chart: scale } } as never) // prettier-ignore
      },
      [start, chart, runners] as const,
    )
    // The horizontal axis has whole numbers from 0 on; these are from the other one.
    const upright = () =>
      page.evaluate(() => (window as unknown as { texts: string[] }).texts.filter((text) => /^(0\.\d+|10[⁰-⁹⁻]+|[1-9]\d{3,})/.test(text)).length) // prettier-ignore
    await expect.poll(upright, { message: `${start} ${chart}` }).toBeGreaterThan(0)
  }
})

/** Keeps every text that is drawn on a canvas. Runs in the page. */
function keepTexts(): void {
  const texts: string[] = []
  Object.assign(window, { texts })
  const { fillText } = CanvasRenderingContext2D.prototype
  CanvasRenderingContext2D.prototype.fillText = function keep(text, ...place) {
    ;(window as unknown as { texts: string[] }).texts.push(text)
    fillText.call(this, text, ...place)
  }
}
