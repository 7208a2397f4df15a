/**
 * Ensembles on the built page: live, from a link, without float targets, after a GPU loss, with bad input, removed.
 * Long, since its tests visit one page, one after another, which a second file would open anew.
 */
import type { Page } from 'playwright'
import { expect } from 'vitest'
import { encodeLink } from '../../src/experiment/link/link'
import { parseExperiment } from '../../src/experiment/schema/schema'
import { experimentOf, load } from '../helpers/experiment'
import { withoutFloatTargets, withoutWebGL2 } from '../helpers/poorDevices'
import { boxOf, waitUntilStill } from '../helpers/picture'
import { test } from '../helpers/visit'

const still = { reducedMotion: 'reduce' } as const

/** Heavy ball on Himmelblau, over its rate and its momentum, with swarm and map. */
const atlas = {
  version: 1,
  surface: { id: 'himmelblau' },
  start: [-1, -1],
  steps: 300,
  runners: [{ optimizer: 'momentum', settings: { eta: 0.005 } }],
  ensemble: {
    runners: [0],
    x: { of: 'setting.eta', from: 0.0005, to: 0.5, scale: 'log' },
    y: { of: 'setting.beta', from: 0, to: 0.99 },
    columns: 64,
    rows: 64,
    swarm: true,
    map: true,
  },
  view: { labels: false },
}

/** The same over its starts, large enough that a coarse one comes first. */
const basins = {
  ...atlas,
  ensemble: {
    ...atlas.ensemble,
    x: { of: 'start.x', from: -5, to: 5 },
    y: { of: 'start.y', from: -5, to: 5 },
    columns: 160,
    rows: 160,
    draped: true,
  },
}

test('a GPU that is lost half-way computes the same outcomes and picture once it is back', async ({
  visit,
}) => {
  const { page } = await visit('', still)
  const experiment = { ...basins, ensemble: { ...basins.ensemble, columns: 192, rows: 192 } }
  await load(page, experiment)
  await page.evaluate(() => window.thalweg.seek(30))
  await complete(page)
  const before = { outcomes: await outcomesOf(page), picture: await pictureOf(page) }

  const isHalfWay = await page.evaluate(async (json) => {
    window.thalweg.load(json)
    window.thalweg.seek(30)
    const isCoarse = () => window.thalweg.ensemble.results[0]?.isCoarse === true
    for (let turn = 0; turn < 2000 && !isCoarse(); turn += 1)
      await new Promise((later) => setTimeout(later, 1))
    const isSo = isCoarse() && window.thalweg.ensemble.progress !== undefined
    await window.probe.loseGpu()
    return isSo
  }, experiment)
  expect(isHalfWay).toBe(true)
  await complete(page)
  expect(await outcomesOf(page)).toEqual(before.outcomes)
  expect((await pictureOf(page)).equals(before.picture)).toBe(true)

  await page.keyboard.press('e')
  expect(JSON.parse(await experimentOf(page)).ensemble.swarm).toBe(false)
  expect((await pictureOf(page)).equals(before.picture)).toBe(false)
})

test('a link opens with the same ensemble and outcomes', async ({ visit }) => {
  const { page } = await visit('', still)
  await load(page, atlas)
  await complete(page)
  const before = { outcomes: await outcomesOf(page), experiment: await experimentOf(page) }
  const hash = encodeLink(parseExperiment(atlas).experiment)
  await expect.poll(() => page.evaluate(() => location.hash)).toBe(hash)
  const { page: other } = await visit(hash, still)
  await complete(other)
  expect(await experimentOf(other)).toBe(before.experiment)
  expect(await outcomesOf(other)).toEqual(before.outcomes)
})

test('dragging η computes map and swarm again, coarse and then fine, and Esc and undo restore them', async ({
  visit,
}) => {
  const { page } = await visit('', still)
  await load(page, basins)
  await page.evaluate(() => window.thalweg.seek(30))
  await complete(page)
  const before = { outcomes: await outcomesOf(page), picture: await pictureOf(page) }
  const experiment = await experimentOf(page)
  await side(page)
    .getByRole('button', { name: /^Momentum η/ })
    .click()
  const box = await side(page).getByRole('slider', { name: 'learning rate η' }).boundingBox()
  if (!box) throw new Error('The slider is not shown.')
  const to = (share: number) => page.mouse.move(box.x + share * box.width, box.y + box.height / 2)
  await noteResults(page)

  await to(0.3)
  await page.mouse.down()
  for (const share of [0.35, 0.4]) {
    await to(share)
    const { eta } = JSON.parse(await experimentOf(page)).runners[0].settings
    // Coarse during the drag.
    await page.waitForFunction((rate) => window.seen.some(({ eta }) => eta === rate), eta)
  }
  await complete(page)
  const dragged = { outcomes: await outcomesOf(page), picture: await pictureUnderHand(page) }
  expect(dragged.outcomes).not.toEqual(before.outcomes)
  expect(dragged.picture.equals(before.picture)).toBe(false)
  const seen = await page.evaluate(() => window.seen)
  for (const eta of new Set(seen.map((one) => one.eta))) {
    expect(seen.find((one) => one.eta === eta)).toEqual({ eta, columns: 64, isCoarse: true })
  }
  expect(seen.at(-1)).toMatchObject({ columns: 160, isCoarse: false })

  await page.keyboard.press('Escape')
  await page.mouse.up()
  expect(await experimentOf(page)).toBe(experiment)
  await complete(page)
  expect(await outcomesOf(page)).toEqual(before.outcomes)
  expect((await pictureOf(page)).equals(before.picture)).toBe(true)

  await to(0.3)
  await page.mouse.down()
  await to(0.4)
  await page.mouse.up()
  await complete(page)
  expect(await outcomesOf(page)).toEqual(dragged.outcomes)
  await page.locator('body').press('Control+z')
  expect(await experimentOf(page)).toBe(experiment)
  await complete(page)
  expect(await outcomesOf(page)).toEqual(before.outcomes)
})

test('pressing a cell of an atlas gives the runner its two settings, as one undo step', async ({ visit }) => {
  const { page } = await visit('', still)
  await load(page, atlas)
  await complete(page)
  const before = await experimentOf(page)
  const box = await page.getByRole('application', { name: /^Map/ }).boundingBox()
  if (!box) throw new Error('The map is not shown.')
  // The cell in column 20 and row 48, counted from the bottom left.
  await page.mouse.click(box.x + (20.5 / 64) * box.width, box.y + (15.5 / 64) * box.height)
  const { settings } = JSON.parse(await experimentOf(page)).runners[0]
  expect(settings.eta).toBeCloseTo(0.0005 * 1000 ** (20.5 / 64), 8)
  expect(settings.beta).toBeCloseTo((0.99 * 48.5) / 64, 6)
  await page.keyboard.press('Control+z')
  expect(await experimentOf(page)).toBe(before)
})

test.for([
  ['WebGL2', withoutWebGL2],
  ['float targets', withoutFloatTargets],
] as const)(
  'without %s the CPU computes a smaller map, and the page says so',
  async ([, before], { visit }) => {
    const { page } = await visit('', { ...still, before })
    await load(page, { ...atlas, ensemble: { ...atlas.ensemble, columns: 256, rows: 128 } })
    await complete(page)
    const { engine, columns, rows, problems } = await page.evaluate(() => {
      const { results, problems } = window.thalweg.ensemble
      const { engine, plan } = results[0] ?? { engine: undefined, plan: undefined }
      return { engine, columns: plan?.columns ?? 0, rows: plan?.rows ?? 0, problems }
    })
    expect(engine).toBe('worker')
    expect(columns).toBeLessThan(256)
    expect(columns / rows).toBeCloseTo(2, 1)
    expect(problems).toHaveLength(1)
    const text = await page.getByRole('region', { name: /^Map/ }).innerText()
    expect(text).toContain(`The CPU computed ${columns} × ${rows} runs in float64`)
    const { shares } = await outcomesOf(page)
    expect(shares.converged).toBeGreaterThan(0.2)
    expect(shares.diverged).toBeGreaterThan(0.2)
  },
)

test('an impossible range is refused with a line that says why, and nothing is lost', async ({ visit }) => {
  const { page } = await visit('', still)
  await load(page, atlas)
  await complete(page)
  const before = { experiment: await experimentOf(page), outcomes: await outcomesOf(page) }
  await side(page)
    .getByRole('button', { name: /^Ensemble/ })
    .click()
  const from = side(page).getByRole('textbox', { name: 'learning rate η across, from' })
  for (const [typed, line] of [
    ['1', /^from 1 to 0\.5: the range is reversed, the first number must be the lower one$/],
    ['0.5', /range is empty/],
    ['0', /^log axis from 0: a log axis needs numbers above 0$/],
    ['-1', /log axis needs numbers above 0/],
    ['much', /number/],
  ] as const) {
    await from.fill(typed)
    await from.press('Enter')
    expect(await side(page).getByRole('alert').innerText()).toMatch(line)
    expect(await from.getAttribute('aria-invalid')).toBe('true')
    expect(await experimentOf(page)).toBe(before.experiment)
  }
  expect(await outcomesOf(page)).toEqual(before.outcomes)
  await from.fill('0.001')
  await from.press('Enter')
  expect(await side(page).getByRole('alert').count()).toBe(0)
  expect(JSON.parse(await experimentOf(page)).ensemble.x.from).toBe(0.001)
})

test('a removed ensemble leaves no texture on the GPU', async ({ visit }) => {
  const { page } = await visit('', { ...still, before: countTextures })
  const counts: number[] = []
  for (const ensemble of [undefined, basins.ensemble, undefined]) {
    await load(page, { ...basins, ensemble })
    await complete(page)
    await waitUntilStill(page)
    counts.push(await page.evaluate(() => window.floatTextures.size))
  }
  const [none = NaN, some = NaN, last] = counts
  // For a coarse and a fine swarm: point and momentum, each read and written, and the axes.
  expect(some - none).toBeGreaterThanOrEqual(2 * (2 * 2 + 1))
  expect(last).toBe(none)
})

interface SeenResult {
  readonly eta: number
  readonly columns: number
  readonly isCoarse: boolean
}

declare global {
  interface Window {
    /** Every result that the first ensemble has had since `noteResults`. */
    seen: SeenResult[]
    floatTextures: Set<WebGLTexture>
  }
}

/** Records every result from now on. */
async function noteResults(page: Page): Promise<void> {
  await page.evaluate(() => {
    window.seen = []
    let last = window.thalweg.ensemble.results[0]
    setInterval(() => {
      const [result] = window.thalweg.ensemble.results
      if (!result || result === last) return
      last = result
      const { plan, isCoarse } = result
      window.seen.push({ eta: plan.race.runners[0]?.settings['eta'] ?? NaN, columns: plan.columns, isCoarse })
    }, 1)
  })
}

/** Keeps `window.floatTextures`: the float textures that are allocated and not deleted. */
function countTextures(): void {
  window.floatTextures = new Set()
  const { texImage2D, texStorage2D, deleteTexture } = WebGL2RenderingContext.prototype
  const note = (gl: WebGL2RenderingContext, format: unknown) => {
    const texture: WebGLTexture | null = gl.getParameter(gl.TEXTURE_BINDING_2D)
    if (texture && format === gl.RGBA32F) window.floatTextures.add(texture)
  }
  Object.assign(WebGL2RenderingContext.prototype, {
    texImage2D(this: WebGL2RenderingContext, ...given: never[]) {
      Reflect.apply(texImage2D, this, given)
      note(this, given[2])
    },
    texStorage2D(this: WebGL2RenderingContext, ...given: Parameters<typeof texStorage2D>) {
      texStorage2D.apply(this, given)
      note(this, given[2])
    },
    deleteTexture(this: WebGL2RenderingContext, texture: WebGLTexture | null) {
      if (texture) window.floatTextures.delete(texture)
      deleteTexture.call(this, texture)
    },
  })
}

/** Waits until everything is computed. */
async function complete(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const { results, progress } = window.thalweg.ensemble
    return progress === undefined && results.every(({ isCoarse }) => !isCoarse)
  })
}

/** How the runs of the first ensemble ended: the shares, and a digest of all outcomes. */
async function outcomesOf(page: Page) {
  return page.evaluate(async () => {
    const [result] = window.thalweg.ensemble.results
    if (!result) throw new Error('There is no result.')
    const { kind, minimum, step, loss, minima } = result.outcomes
    const bytes = await new Blob([kind, minimum, step, loss].map((list) => list.slice())).arrayBuffer()
    const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
    return { minima, shares: result.statistics.shares, digest: [...digest] }
  })
}

/** The picture as a PNG, once nothing moves. */
async function pictureOf(page: Page): Promise<Buffer> {
  await page.mouse.move(0, 0)
  return pictureUnderHand(page)
}

/** The picture with the mouse where it is, for what is held down. */
async function pictureUnderHand(page: Page): Promise<Buffer> {
  await waitUntilStill(page)
  return page.screenshot({ clip: await boxOf(page) })
}

function side(page: Page) {
  return page.getByRole('complementary', { name: 'Settings' })
}
