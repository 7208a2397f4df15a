/**
 * The small moves that actions are made of. They find elements inside the page: a handle of Playwright's that outlives its
 * move would keep the element, and all of React's tree above it, from being collected.
 */
import type { Page } from 'playwright'
import type { Box } from '../../helpers/picture'
import { type Hands, Missed } from './action'

/** Which elements: a selector, and what their label or text contains. */
export interface Which {
  readonly css: string
  readonly word?: string
}

/** Presses one of them, even while the page is too busy to draw. @throws Missed */
export function press(hands: Hands, which: Which): Promise<Box> {
  return act(hands, which, 'click')
}

/** Chooses any option of one of them. @throws Missed */
export function choose(hands: Hands, which: Which): Promise<Box> {
  return act(hands, which, 'choose')
}

/** Puts a text into one of them, as a paste over all does. @throws Missed */
export function fill(hands: Hands, which: Which, text: string): Promise<Box> {
  return act(hands, which, 'fill', text)
}

/** Where one of them is, moved into sight. @throws Missed */
export function find(hands: Hands, which: Which): Promise<Box> {
  return act(hands, which, 'find')
}

export function count(page: Page, { css, word = '' }: Which): Promise<number> {
  return page.evaluate(
    ([css, word]) =>
      Array.from(document.querySelectorAll(css)).filter((element) =>
        `${element.getAttribute('aria-label') ?? ''} ${element.textContent}`.includes(word),
      ).length,
    [css, word] as const,
  )
}

async function act(
  { page, random }: Hands,
  { css, word = '' }: Which,
  what: 'click' | 'choose' | 'fill' | 'find',
  text = '',
): Promise<Box> {
  const shares = [random(1000) / 1000, random(1000) / 1000] as const
  const box = await page.evaluate(
    ([css, word, what, text, [share, other]]): Box | undefined => {
      const all = Array.from(document.querySelectorAll(css)).filter((element) =>
        `${element.getAttribute('aria-label') ?? ''} ${element.textContent}`.includes(word),
      )
      const element = all[Math.floor(share * all.length)]
      if (!(element instanceof HTMLElement)) return undefined
      // React hears of a value only if it was set past its own property.
      const set = (prototype: object, value: string, event: string) => {
        Object.getOwnPropertyDescriptor(prototype, 'value')?.set?.call(element, value)
        element.dispatchEvent(new Event(event, { bubbles: true }))
      }
      element.scrollIntoView({ block: 'center' })
      const { x, y, width, height } = element.getBoundingClientRect()
      if (what === 'click') element.click()
      else if (what === 'find') return { x, y, width, height }
      else if (element instanceof HTMLSelectElement) {
        const options = Array.from(element.options)
        const option =
          options.find(({ label }) => label === text) ?? options[Math.floor(other * options.length)]
        set(HTMLSelectElement.prototype, option?.value ?? '', 'change')
      } else if (element instanceof HTMLTextAreaElement) set(HTMLTextAreaElement.prototype, text, 'input')
      return { x, y, width, height }
    },
    [css, word, what, text, shares] as const,
  )
  if (!box) throw new Missed(`There is no ${css} ${word}`)
  return box
}

/** Opens a section of the settings if it is closed. @throws Missed */
export async function open(hands: Hands, title: string): Promise<void> {
  const closed = { css: '.section-title[aria-expanded=false]', word: title }
  if ((await count(hands.page, closed)) > 0) await press(hands, closed)
}

/** Drags from one place in a box to others; sometimes breaks the drag off by Escape. */
export async function dragIn(
  { page, random }: Hands,
  box: Box,
  button: 'left' | 'right' = 'left',
): Promise<void> {
  const go = () =>
    page.mouse.move(box.x + (box.width * random(101)) / 100, box.y + (box.height * random(101)) / 100)
  await go()
  await page.mouse.down({ button })
  for (let move = 0; move < 4 + random(12); move += 1) await go()
  if (random(6) === 0) await page.keyboard.press('Escape')
  await page.mouse.up({ button })
}

/** Takes the focus away from whatever has it, so that keys go to the page. */
export async function blur(page: Page): Promise<void> {
  await page.evaluate(() => document.activeElement instanceof HTMLElement && document.activeElement.blur())
}
