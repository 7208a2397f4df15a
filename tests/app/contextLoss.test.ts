/** A GPU that is lost again and again, each time in the middle of something else. Nothing lost is used afterwards. */
import type { Page } from 'playwright'
import { expect } from 'vitest'
import { load } from '../helpers/experiment'
import { boxOf, coloursOf, differenceOf, waitUntilStill } from '../helpers/picture'
import { test } from '../helpers/visit'

/** Calls to the GPU that show that something is going on. */
type Call = 'linkProgram' | 'fenceSync' | 'drawArrays' | 'drawElements'

interface Moment {
  readonly name: string
  /** The experiment before the loss. */
  readonly experiment: object
  /** What the user does before the loss. */
  readonly enter?: (page: Page) => Promise<unknown>
  /** The experiment that is loaded just before the loss. */
  readonly load?: object
  /** The GPU is lost in the task after the next such call; by default at once. */
  readonly after?: Call
  /** An element that is in the page during the work. */
  readonly during?: string
  /** The experiment that is loaded once the GPU is back, and how many balls all its panes show. */
  readonly next: object
  readonly balls: number
}

const runners = ['sgd', 'adam'].map((optimizer) => ({ optimizer }))
const on = (surface: object, more: object = {}) => ({ version: 1, runners, steps: 200, surface, ...more })

const rosenbrock = on({ id: 'rosenbrock' })
const saddle = on({ id: 'saddle' }, { runners: [{ optimizer: 'momentum' }] })
const formula = on({ formula: 'x^2 + 3 y^2 + sin(3 x) cos(2 y)', domain: [[-3, 3], [-2, 2]] }) // prettier-ignore
const curve = (amplitude: number, more: object = {}) =>
  on({ id: 'wrinkledCurve', settings: { amplitude } }, more)
const twice = { view: { panes: [{}, {}] } }
const panes = (...ids: string[]) =>
  on({ id: 'rosenbrock' }, { view: { panes: ids.map((id) => ({ surface: { id } })) } })
const ravine = on(
  { id: 'ravine' },
  { steps: 20_000, runners: runners.map((runner) => ({ ...runner, settings: { eta: 0.002 } })) },
)
const ensemble = (side: number, more: object = {}) =>
  on(
    { id: 'himmelblau' },
    {
      start: [-1, -1],
      runners: [{ optimizer: 'momentum', settings: { eta: 0.005 } }],
      ensemble: {
        runners: [0],
        x: { of: 'start.x', from: -5, to: 5 },
        y: { of: 'start.y', from: -5, to: 5 },
        columns: side,
        rows: side,
        swarm: true,
        map: true,
        draped: true,
      },
      ...more,
    },
  )
const open = { internals: true, card: 'slice', arrows: { gradient: true, step: true, momentum: true } }
const laidOpen = on({ id: 'himmelblau' }, { view: open })

const progressOfTuning = '[role="progressbar"][aria-label="Tuning"]'
const play = (page: Page) => page.evaluate(() => window.thalweg.play())
/** Seeks in every frame until the GPU is back. */
const scrub = (page: Page) =>
  page.evaluate(() => {
    let isDragged = true
    const canvas = document.querySelector('canvas')
    canvas?.addEventListener('webglcontextrestored', () => (isDragged = false), { once: true })
    const drag = (step: number) => {
      window.thalweg.seek(step % 200)
      if (isDragged) requestAnimationFrame(() => drag(step + 7))
    }
    drag(0)
  })

const moments: readonly Moment[] = [
  {
    name: 'while runners are tuned',
    experiment: ravine,
    async enter(page) {
      await page.getByRole('complementary', { name: 'Settings' }).getByRole('button', { name: /^Race/ }).click() // prettier-ignore
      await page.getByRole('button', { name: 'Tune each' }).click()
      await page.locator(progressOfTuning).waitFor()
    },
    during: progressOfTuning,
    next: rosenbrock,
    balls: 2,
  },
  {
    name: 'while a swarm plays',
    experiment: ensemble(64),
    enter: play,
    after: 'drawArrays',
    next: panes('bowl', 'himmelblau'),
    balls: 4,
  },
  {
    name: 'while a map is computed',
    experiment: saddle,
    load: ensemble(512, { steps: 1000 }),
    after: 'fenceSync',
    next: ensemble(64),
    balls: 1,
  },
  {
    name: 'at a change of panes',
    experiment: rosenbrock,
    load: panes('bowl', 'saddle', 'ravine', 'himmelblau'),
    after: 'drawElements',
    next: saddle,
    balls: 1,
  },
  {
    name: 'right after a load',
    experiment: panes('bowl', 'saddle'),
    load: laidOpen,
    next: rosenbrock,
    balls: 2,
  },
  {
    name: 'at a refit of a curve',
    experiment: curve(0.25, twice),
    load: curve(0.6, twice),
    after: 'drawElements',
    next: curve(1),
    balls: 2,
  },
  {
    name: 'while a formula is compiled',
    experiment: rosenbrock,
    load: formula,
    after: 'linkProgram',
    next: panes('ravine', 'bowl', 'saddle'),
    balls: 6,
  },
  {
    name: 'with internals and arrows',
    experiment: laidOpen,
    enter: play,
    after: 'drawElements',
    next: formula,
    balls: 2,
  },
  {
    name: 'while the playhead is dragged',
    experiment: panes('bowl', 'ravine'),
    enter: scrub,
    after: 'drawElements',
    next: curve(0.25),
    balls: 2,
  },
  {
    name: 'at rest',
    experiment: ensemble(64),
    next: laidOpen,
    balls: 2,
  },
]

/**
 * Together they show a surface, a curve, a map, a swarm, arrows and all internals. Names are page elements, and keep to the
 * side of their ball where they were.
 */
const shown = [ensemble(64, { view: { ...open, labels: false } }), curve(0.6, { view: { labels: false } })]

test('after ten losses of the GPU, each during other work, the console is empty and the pictures are the same', async ({
  visit,
}) => {
  const { page, complaints } = await visit('', { reducedMotion: 'reduce' })
  const before = await picturesOf(page)
  const faults: string[] = []
  const paths: boolean[] = []
  for (const moment of moments) {
    const already = complaints.length
    await settle(page, moment.experiment)
    await moment.enter?.(page)
    paths.push(await loseGpu(page, moment))
    // Ends a search that goes on.
    await page.keyboard.press('Escape')
    await settle(page, moment.next, moment.balls)
    faults.push(...complaints.slice(already).map((line) => `${moment.name}: ${line}`))
  }
  expect(faults).toEqual([])
  expect(paths).toEqual(moments.map(() => true))
  const differences: number[] = []
  for (const [index, picture] of (await picturesOf(page)).entries())
    differences.push(await differenceOf(page, picture, before[index] ?? picture))
  expect(Math.max(...differences)).toBeLessThan(0.005)
}, 240_000)

/** The pictures of `shown`, each at its start and at rest. */
async function picturesOf(page: Page): Promise<Buffer[]> {
  const pictures: Buffer[] = []
  for (const experiment of shown) {
    await page.evaluate(() => {
      window.thalweg.pause()
      window.thalweg.seek(0)
    })
    await settle(page, experiment)
    const clip = await boxOf(page)
    expect(await coloursOf(page, clip)).toBeGreaterThan(64)
    await waitUntilStill(page)
    pictures.push(await page.screenshot({ clip }))
  }
  return pictures
}

/** Loads an experiment and waits until it is drawn and computed. */
async function settle(page: Page, experiment: object, balls?: number): Promise<void> {
  const frames = await page.evaluate(() => window.probe.frames)
  await load(page, experiment)
  const state = () =>
    page.evaluate(() => ({
      frames: window.probe.frames,
      balls: document.querySelectorAll('[data-runner]').length,
      progress: window.thalweg.ensemble.progress,
    }))
  await expect.poll(async () => (await state()).frames).toBeGreaterThan(frames)
  if (balls !== undefined) await expect.poll(async () => (await state()).balls).toBe(balls)
  await expect.poll(async () => (await state()).progress, { timeout: 30_000 }).toBe(undefined)
}

/** Loses the page's GPU and restores it. Returns whether that hit the work and left all runs as they were. */
async function loseGpu(page: Page, { load: json, after, during }: Moment): Promise<boolean> {
  return page.evaluate(
    async ({ json, after, during }) => {
      const gl = document.querySelector('canvas')?.getContext('webgl2')
      const context = gl?.getExtension('WEBGL_lose_context')
      if (!gl || !context) throw new Error('The context cannot be lost here.')
      const told = (event: string) =>
        new Promise((tell) => gl.canvas.addEventListener(event, () => setTimeout(tell), { once: true }))
      const paths = () =>
        JSON.stringify(window.thalweg.trajectories().map(({ points }) => Array.from(points)))
      const called = new Promise<void>((resolve) => {
        if (!after) resolve()
        else {
          const call: (...given: never[]) => unknown = gl[after]
          const value = (...given: never[]) => {
            Reflect.deleteProperty(gl, after)
            setTimeout(resolve)
            return call.apply(gl, given)
          }
          Object.defineProperty(gl, after, { configurable: true, value })
        }
      })
      if (json) window.thalweg.load(json)
      const before = paths()
      if (after) await called
      const isThere = !during || document.querySelector(during) !== null
      const lost = told('webglcontextlost')
      const restored = told('webglcontextrestored')
      context.loseContext()
      await lost
      context.restoreContext()
      await restored
      return isThere && before.length > 100 && paths() === before
    },
    { json, after, during },
  )
}
