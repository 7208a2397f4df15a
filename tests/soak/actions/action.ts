/** What can be done to the page, and the small moves that actions are made of. */
import { type Locator, type Page, errors } from 'playwright'
import type { Random } from '../../helpers/anyTexts'
import type { Box } from '../../helpers/picture'
import { anyExperiment, oneOf } from '../experiments'

/** What an action is given. */
export interface Hands {
  readonly page: Page
  readonly random: Random
  /** Milliseconds of each return of a lost GPU, in their order. */
  readonly returns: number[]
  /** The experiments that the page was given, the newest at the end. */
  readonly given: unknown[]
}

/**
 * An action. It ends early, and is then counted as missed, if the page does not offer it now.
 * @throws Missed
 */
export type Action = (hands: Hands) => Promise<void>

/** Any experiment, for the page. */
export function newExperiment({ random, given }: Hands): unknown {
  const experiment = anyExperiment(random)
  given.push(experiment)
  if (given.length > remembered) given.shift()
  return experiment
}

/** How many experiments are remembered. */
const remembered = 3

/** The page does not offer an action in its present state. */
export class Missed extends Error {}

const timeout = 1000

export function side(page: Page): Locator {
  return page.getByRole('complementary', { name: 'Settings' })
}

/** One of the elements that are there, moved into sight. @throws Missed */
export async function pick(random: Random, all: Locator): Promise<Locator> {
  const count = await all.count()
  if (count === 0) throw new Missed('There is none.')
  const one = all.nth(random(count))
  await touch(one, (element) => element.scrollIntoView({ block: 'center' }))
  return one
}

/** Presses one of them at once, even while the page is too busy to draw. @throws Missed */
export async function press(random: Random, all: Locator): Promise<void> {
  const one = await pick(random, all)
  await touch(one, (element) => element instanceof HTMLElement && element.click())
}

/** Does something to an element in the page. @throws Missed if it is gone */
async function touch(one: Locator, what: (element: Element) => unknown): Promise<void> {
  await one.evaluate(what, undefined, { timeout }).catch((error: unknown) => {
    throw error instanceof errors.TimeoutError ? new Missed('It is gone.') : error
  })
}

/** Chooses any option. @throws Missed */
export async function chooseAny(random: Random, all: Locator): Promise<void> {
  const one = await pick(random, all)
  const values = await one.evaluate((element) =>
    element instanceof HTMLSelectElement ? Array.from(element.options, ({ value }) => value) : [],
  )
  await one.selectOption(oneOf(random, values), { timeout }).catch(() => {
    throw new Missed('It cannot be chosen.')
  })
}

/** Opens a section of the settings if it is closed. @throws Missed */
export async function open({ page, random }: Hands, title: RegExp): Promise<void> {
  const heads = side(page).locator('button.section-title').filter({ hasText: title })
  const head = await pick(random, heads)
  if ((await head.getAttribute('aria-expanded')) === 'false') await press(random, head)
}

/** @throws Missed */
export async function boxAround(element: Locator): Promise<Box> {
  const box = (await element.count()) > 0 ? await element.first().boundingBox() : null
  if (!box) throw new Missed('It is not shown.')
  return box
}

/** Drags from one place in a box to others, in shares of it; sometimes breaks the drag off by Escape. */
export async function dragIn(
  { page, random }: Hands,
  box: Box,
  button: 'left' | 'right' = 'left',
): Promise<void> {
  const go = () =>
    page.mouse.move(box.x + (box.width * random(101)) / 100, box.y + (box.height * random(101)) / 100)
  await go()
  await page.mouse.down({ button })
  for (let move = 0; move < 4 + random(12); move++) await go()
  if (random(6) === 0) await page.keyboard.press('Escape')
  await page.mouse.up({ button })
}
