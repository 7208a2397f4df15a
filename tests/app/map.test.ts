/** The flat map beside the scene: its keys, what it says about a cell, and what a press does. */
import type { Page } from 'playwright'
import { expect } from 'vitest'
import { experimentOf, load, startOf } from '../helpers/experiment'
import { test } from '../helpers/visit'

const still = { reducedMotion: 'reduce' } as const

/** Adam on Himmelblau, a run from each of 32 × 32 starts. */
const basins = {
  version: 1,
  surface: { id: 'himmelblau' },
  steps: 300,
  runners: [{ optimizer: 'adam', settings: { eta: 0.3 } }],
  ensemble: {
    runners: [0],
    x: { of: 'start.x', from: -5, to: 5, scale: 'linear' },
    y: { of: 'start.y', from: -5, to: 5, scale: 'linear' },
    columns: 32,
    rows: 32,
    swarm: false,
    map: true,
  },
}

test('E, B and A show and hide the swarm, the basins and the atlas', async ({ visit }) => {
  const { page } = await visit('', still)
  const ensemble = async () => JSON.parse(await experimentOf(page)).ensemble
  for (const [key, part] of [
    ['e', { swarm: true, map: false }],
    ['b', { swarm: false, map: true, x: { of: 'start.x' }, y: { of: 'start.y' } }],
    ['a', { swarm: false, map: true, x: { of: 'setting.eta', scale: 'log' } }],
  ] as const) {
    await page.keyboard.press(key)
    expect(await ensemble()).toMatchObject(part)
    await page.keyboard.press(key)
    expect(await ensemble()).toBeUndefined()
  }
})

test('the map describes its cells, and a press takes one over as one undo step', async ({ visit }) => {
  const { page } = await visit('', still)
  await openMap(page)
  const before = await experimentOf(page)
  await expect
    .poll(() => page.getByRole('group', { name: 'Colours', exact: true }).innerText())
    .toMatch(/\(3, 2\)[^]*\(−2\.805, 3\.131\)/)
  const box = await map(page).boundingBox()
  if (!box) throw new Error('The map is not shown.')
  // The cell in column 25 and row 22, counted from the bottom left: (2.97, 2.03).
  const commits = await page.evaluate(() => window.probe.commits)
  await page.mouse.move(box.x + (25.5 / 32) * box.width, box.y + (9.5 / 32) * box.height)
  expect(await reading(page)).toMatch(/^x₀ = 2\.97, y₀ = 2\.03 · converged to \(3, 2\) at step \d+ · loss /)
  expect(await page.evaluate(() => window.probe.commits)).toBe(commits)
  await page.mouse.down()
  await page.mouse.up()
  expect(await startOf(page)).toEqual([2.96875, 2.03125])
  await page.keyboard.press('Control+z')
  expect(await experimentOf(page)).toBe(before)
  await page.mouse.move(box.x - 200, box.y)
  expect(await reading(page)).toBe('')
})

test('the map works by keyboard', async ({ visit }) => {
  const { page } = await visit('', still)
  await openMap(page)
  await map(page).focus()
  await page.keyboard.press('ArrowRight')
  const [from = NaN] = numbers(await reading(page))
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Shift+ArrowUp')
  const [x = NaN, y = NaN] = numbers(await reading(page))
  expect(x - from).toBeCloseTo(10 / 32, 1)
  await page.keyboard.press('Enter')
  const [startX = NaN, startY = NaN] = await startOf(page)
  expect(startX).toBeCloseTo(x, 2)
  expect(startY).toBeCloseTo(y, 1)
  await page.keyboard.press('Escape')
  expect(await map(page).evaluate((element) => element === document.activeElement)).toBe(false)
})

test('the map covers neither the picture nor the leaderboard, in any theme', async ({ visit }) => {
  const { page } = await visit('', still)
  for (const theme of ['dark', 'projector']) {
    await load(page, { ...basins, view: { theme } })
    await map(page).waitFor()
    const boxes = await page.evaluate(() =>
      ['.lab-map', '.lab-scene', '.lab-board', '.lab-side', '.lab-strip'].map((selector) => {
        const box = document.querySelector(selector)?.getBoundingClientRect()
        if (!box || box.width * box.height === 0) throw new Error(`${selector} is not shown.`)
        const { left, right, top, bottom } = box
        return { selector, left, right, top, bottom }
      }),
    )
    const [first, ...others] = boxes
    for (const other of others) {
      const isApart =
        !first ||
        other.left >= first.right - 1 ||
        other.right <= first.left + 1 ||
        other.top >= first.bottom - 1 ||
        other.bottom <= first.top + 1
      expect(isApart, `${other.selector}, ${theme}`).toBe(true)
    }
  }
})

test('a race plays beside its map without a React commit', async ({ visit }) => {
  const { page } = await visit('', still)
  await openMap(page)
  await page.locator('.uplot').waitFor()
  await page.keyboard.press('Space')
  await page.waitForFunction(() => window.thalweg.step >= 5)
  const before = await page.evaluate(() => {
    const { commits, frames } = window.probe
    return { commits, frames }
  })
  await page.waitForFunction((frames) => window.probe.frames >= frames + 20, before.frames)
  expect(await page.evaluate(() => window.probe.commits)).toBe(before.commits)
})

async function openMap(page: Page): Promise<void> {
  await load(page, basins)
  await map(page).waitFor()
  await page.waitForFunction(() => window.thalweg.ensemble.progress === undefined)
}

function map(page: Page) {
  return page.getByRole('application', { name: /^Map/ })
}

async function reading(page: Page): Promise<string> {
  return page.locator('.map-reading').evaluate((element) => element.textContent ?? '')
}

/** The values that a reading begins with. */
function numbers(text: string): number[] {
  return [...text.matchAll(/= (−?[\d.]+)/g)].map(([, digits = '']) => Number(digits.replace('−', '-')))
}
