/** The fair race on the built page: what a turn counts, one start and one noise, tuning, and the start cloud. */
import type { Page } from 'playwright'
import { expect } from 'vitest'
import { experimentOf, load } from '../helpers/experiment'
import { withoutFloatTargets } from '../helpers/poorDevices'
import { test } from '../helpers/visit'

const still = { reducedMotion: 'reduce' } as const

const race = {
  version: 1,
  surface: { id: 'ravine' },
  steps: 120,
  runners: [
    { optimizer: 'sgd', settings: { eta: 0.002 } },
    { optimizer: 'momentum', settings: { eta: 0.002, beta: 0.5 } },
    { optimizer: 'sam', settings: { eta: 0.002 } },
  ],
  changes: [{ step: 40, runner: 1, settings: { beta: 0.7 } }],
  view: { labels: false },
}

test('counted in gradient evaluations, SAM takes half the steps of SGD', async ({ visit }) => {
  const { page } = await openRace(await visit('', still))
  await page.evaluate(() => window.thalweg.seek(90))
  const costs = page.getByRole('table', { name: 'Cost of each runner' })
  const row = (name: string) => costs.getByRole('row', { name: new RegExp(`^${name}`) }).getByRole('cell')
  await expect.poll(() => row('SAM').allInnerTexts()).toEqual(['120', '2', '180'])
  await expect.poll(() => row('SGD').allInnerTexts()).toEqual(['120', '1', '90'])
  const paths = await page.evaluate(() => window.thalweg.trajectories().map(({ points }) => [...points]))

  await page.getByRole('combobox', { name: 'a turn is' }).selectOption('gradient')
  await expect.poll(() => row('SAM').allInnerTexts()).toEqual(['60', '2', '90'])
  await expect.poll(() => row('SGD').allInnerTexts()).toEqual(['120', '1', '90'])
  expect(JSON.parse(await experimentOf(page)).turn).toBe('gradient')
  expect(await page.evaluate(() => window.thalweg.step)).toBe(90)
  const counted = await page.evaluate(() => window.thalweg.trajectories().map(({ points }) => [...points]))
  expect(counted.map(({ length }) => length / 3 - 1)).toEqual([120, 120, 60])
  // The same steps, and fewer of them.
  expect(counted[0]).toEqual(paths[0])
  expect(counted[2]).toEqual(paths[2]?.slice(0, 3 * 61))
  // The leaderboard agrees: step 45.
  const board = page.getByRole('list', { name: 'Runners by loss' }).getByRole('button', { name: /SAM/ })
  const loss = counted[2]?.[3 * 45 + 2] ?? NaN
  await expect.poll(() => board.innerText()).toContain(loss.toPrecision(4))
})

test('one press makes the race fair, and one undo step restores it', async ({ visit }) => {
  const { page } = await openRace(await visit('', still), {
    ...race,
    noise: { sigma: 0.5, shared: false },
    runners: race.runners.map((runner, index) => (index === 1 ? { ...runner, start: [1, 1] } : runner)),
  })
  const before = await experimentOf(page)
  const side = page.getByRole('complementary', { name: 'Settings' })
  expect(await side.innerText()).toContain('Momentum has its own')
  await page.getByRole('button', { name: 'Make it fair' }).click()
  const { runners, noise } = JSON.parse(await experimentOf(page))
  expect(runners.map(({ start }: { start?: number[] }) => start)).toEqual([undefined, undefined, undefined])
  expect(noise).toEqual({ sigma: 0.5, shared: true })
  expect(await page.getByRole('button', { name: 'Make it fair' }).count()).toBe(0)
  await page.locator('body').press('Control+z')
  expect(await experimentOf(page)).toBe(before)
})

test.for([
  ['on the GPU', still],
  ['without float targets, on the CPU', { ...still, before: withoutFloatTargets }],
] as const)(
  'Tune each gives every runner its best settings in one undo step, the same each time: %s',
  async ([, how], { visit }) => {
    const { page } = await openRace(await visit('', how))
    const before = await experimentOf(page)
    const ends = await lossesOf(page)
    await tune(page)
    const tuned = await experimentOf(page)
    expect(tuned).not.toBe(before)
    const { runners, changes } = JSON.parse(tuned)
    // κ = 50: plain descent is fastest, or lowest, at about 2 / 51.
    expect(runners[0].settings.eta).toBeGreaterThan(0.03)
    expect(runners[0].settings.eta).toBeLessThan(0.041)
    expect(runners[1].settings.beta).not.toBe(0.5)
    expect(changes ?? []).toEqual([])
    const lower = (await lossesOf(page)).map((loss, index) => loss < (ends[index] ?? 0))
    expect(lower).toEqual([true, true, true])
    // It plays from the start.
    expect(await page.evaluate(() => window.thalweg.step)).toBeLessThan(120)
    await expect.poll(() => page.evaluate(() => window.thalweg.step)).toBeGreaterThan(0)
    await page.evaluate(() => window.thalweg.pause())

    const list = page.getByRole('list', { name: 'Tuned runners' })
    expect(await list.getByRole('listitem').count()).toBe(3)
    expect(await list.getByRole('listitem', { name: 'SGD' }).innerText()).toContain(`0.002 → ${runners[0].settings.eta}`) // prettier-ignore
    const maps = await list.locator('canvas').all()
    expect(maps).toHaveLength(3)
    for (const map of maps) expect(await coloursOf(map)).toBeGreaterThan(2)

    await page.locator('body').press('Control+z')
    expect(await experimentOf(page)).toBe(before)
    await tune(page)
    expect(await experimentOf(page)).toBe(tuned)
    await page.evaluate(() => window.thalweg.pause())

    await list.getByRole('button', { name: /^Map of the search.*β/ }).click()
    const { ensemble } = JSON.parse(await experimentOf(page))
    expect(ensemble).toMatchObject({
      runners: [1],
      map: true,
      x: { of: 'setting.eta' },
      y: { of: 'setting.beta' },
    })
    await page.getByRole('region', { name: /^Map: atlas of Momentum/ }).waitFor()
  },
)

test('a GPU that is lost during tuning gives the same tuned race once it is back', async ({ visit }) => {
  const { page } = await openRace(await visit('', still), { ...race, steps: 1500 })
  await tune(page)
  const tuned = await experimentOf(page)
  await page.locator('body').press('Control+z')
  await page.getByRole('button', { name: 'Tune each' }).click()
  const wasGoingOn = await page.evaluate(async () => {
    const isGoingOn = () => document.querySelector('[role="progressbar"][aria-label="Tuning"]') !== null
    const isSo = isGoingOn()
    await window.probe.loseGpu()
    return isSo && isGoingOn()
  })
  expect(wasGoingOn).toBe(true)
  await expect.poll(() => experimentOf(page), { timeout: 30_000 }).toBe(tuned)
})

test('tuning that is stopped by Esc changes nothing, and edits made meanwhile stay', async ({ visit }) => {
  const { page } = await openRace(await visit('', still), { ...race, steps: 20_000 })
  await page.getByRole('button', { name: 'Tune each' }).click()
  await page.getByRole('progressbar', { name: 'Tuning' }).waitFor()
  await page.evaluate(() => window.thalweg.seek(10))
  const before = await experimentOf(page)
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Tune each' }).waitFor()
  expect(await page.getByRole('list', { name: 'Tuned runners' }).count()).toBe(0)
  // It takes some time to see that nothing happens later.
  await page.waitForTimeout(500)
  expect(await experimentOf(page)).toBe(before)
})

test('Esc stops tuning even with the section folded and the focus in a form field', async ({ visit }) => {
  const { page } = await openRace(await visit('', still), { ...race, steps: 20_000 })
  const before = await experimentOf(page)
  await page.getByRole('button', { name: 'Tune each' }).click()
  await page.getByRole('progressbar', { name: 'Tuning' }).waitFor()
  const side = page.getByRole('complementary', { name: 'Settings' })
  await side.getByRole('button', { name: /^Race/ }).click()
  await side.getByRole('textbox').first().focus()
  await page.keyboard.press('Escape')
  await side.getByRole('button', { name: /^Race/ }).click()
  await page.getByRole('button', { name: 'Tune each' }).waitFor()
  expect(await experimentOf(page)).toBe(before)
})

test('with noise the mean loss decides, and a runner that cannot afford a step is left out', async ({
  visit,
}) => {
  const { page } = await openRace(await visit('', still), {
    ...race,
    steps: 2,
    turn: 'gradient',
    noise: { sigma: 0.1, shared: true },
    runners: [{ optimizer: 'sgd', settings: { eta: 0.002 } }, { optimizer: 'newton' }],
    changes: [],
  })
  const newton = 'A step of Newton costs 3 gradients, more than the race has.'
  await tune(page)
  const tuning = page.getByRole('region', { name: 'Tuning' })
  expect(await tuning.innerText()).toContain('mean loss over the last tenth')
  expect(await tuning.innerText()).toContain(newton)
  const [item] = await page.getByRole('list', { name: 'Tuned runners' }).getByRole('listitem').allInnerTexts()
  expect(item).toContain('mean loss')

  await page.getByRole('button', { name: '256 starts' }).click()
  const cloud = page.getByRole('region', { name: 'Start cloud' })
  await expect.poll(() => cloud.innerText()).toContain(newton)
  const row = cloud.getByRole('table').getByRole('row', { name: /SGD/ }).getByRole('cell').first()
  // None of 256, by Wilson: z²/(n + z²).
  await expect.poll(() => row.innerText()).toMatch(/0\.0\s+0\.0 … 1\.5/)
  expect(await cloud.getByRole('table').getAttribute('aria-busy')).toBe('false')
})

test('settings found for a surface that is gone are not applied to the next one', async ({ visit }) => {
  const { page } = await openRace(await visit('', still), { ...race, steps: 2000 })
  await page.getByRole('button', { name: 'Tune each' }).click()
  await load(page, { ...race, surface: { id: 'bowl' } })
  const bowl = await experimentOf(page)
  await expect.poll(() => page.getByRole('region', { name: 'Tuning' }).innerText()).toContain('Tune again')
  expect(await experimentOf(page)).toBe(bowl)
})

test('256 starts show swarms and a table of shares, and can be removed again', async ({ visit }) => {
  const { page } = await openRace(await visit('', still), {
    ...race,
    surface: { id: 'himmelblau' },
    runners: [
      { optimizer: 'sgd', settings: { eta: 0.015 } },
      { optimizer: 'momentum', settings: { eta: 0.03, beta: 0.9 } },
    ],
    changes: [],
  })
  const before = await experimentOf(page)
  const button = page.getByRole('button', { name: '256 starts' })
  await button.click()
  const table = page.getByRole('table', { name: 'Race from a grid of 256 starts' })
  await table.waitFor()
  expect(JSON.parse(await experimentOf(page)).ensemble).toMatchObject({ runners: [0, 1], columns: 16, rows: 16, swarm: true, map: false }) // prettier-ignore
  const expected = await page.evaluate(() =>
    window.thalweg.ensemble.results.map(({ statistics }) => (100 * statistics.shares.converged).toFixed(1)),
  )
  // All four minima are equally low, so any convergence is a success.
  for (const [index, name] of ['SGD', 'Momentum'].entries()) {
    const [success] = await table.getByRole('row', { name: new RegExp(name) }).getByRole('cell').allInnerTexts() // prettier-ignore
    expect(success?.split(/\s/)[0]).toBe(expected[index])
  }
  expect(Number(expected[0])).toBeGreaterThan(50)
  await button.click()
  expect(await experimentOf(page)).toBe(before)
  expect(await table.count()).toBe(0)
})

/** Loads the race and opens its section. */
async function openRace<Opened extends { page: Page }>(
  opened: Opened,
  experiment: object = race,
): Promise<Opened> {
  const { page } = opened
  await load(page, experiment)
  await page.getByRole('complementary', { name: 'Settings' }).getByRole('button', { name: /^Race/ }).click() // prettier-ignore
  return opened
}

/** Presses Tune each and waits for the tuned race. */
async function tune(page: Page): Promise<void> {
  const before = await experimentOf(page)
  await page.getByRole('button', { name: 'Tune each' }).click()
  await expect.poll(() => experimentOf(page), { timeout: 30_000 }).not.toBe(before)
  await page.getByRole('button', { name: 'Tune each' }).waitFor()
}

/** The final loss of every runner. */
async function lossesOf(page: Page): Promise<number[]> {
  return page.evaluate(() => window.thalweg.trajectories().map(({ points }) => points.at(-1) ?? NaN))
}

/** How many colours a canvas shows. */
async function coloursOf(canvas: ReturnType<Page['locator']>): Promise<number> {
  return canvas.evaluate((element) => {
    if (!(element instanceof HTMLCanvasElement)) return 0
    const data = element.getContext('2d')?.getImageData(0, 0, element.width, element.height).data
    return new Set(data && new Uint32Array(data.buffer)).size
  })
}
