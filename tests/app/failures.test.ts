/** A failed part of the page says so in one line, and everything else goes on. */
import type { Page } from 'playwright'
import { expect, inject } from 'vitest'
import { openPage, type Opened } from '../helpers/page'
import { usualHash } from '../helpers/usualHash'
import { test as base } from '../helpers/visit'

type Part = 'picture' | 'chart' | 'card' | 'settings'

declare global {
  interface Window {
    /** The part whose next browser call fails. */
    broken: Part | undefined
  }
}

/** A page whose browser fails on demand. It may log errors, which `visit` does not allow. */
const test = base.extend('open', async ({ browser }, { onCleanup }) => {
  const opened: Opened[] = []
  onCleanup(async () => {
    for (const { page } of opened) await page.context().close()
  })
  return async () => {
    const permissions = ['clipboard-read', 'clipboard-write']
    const its = await openPage(browser, inject('url') + usualHash, { permissions, before: failAtWill })
    opened.push(its)
    return its
  }
})

/** Runs in the page before the program. */
function failAtWill(): void {
  const failIf = (isIt: boolean, part: Part) => {
    if (isIt && window.broken === part) throw new Error(`the ${part} is broken`)
  }
  const replace = <Name extends string>(
    owner: { [Key in Name]: (...given: never[]) => unknown },
    name: Name,
    check: (self: unknown, first: unknown) => void,
  ) => {
    const call = owner[name]
    Object.defineProperty(owner, name, {
      value(this: unknown, ...given: never[]) {
        check(this, given[0])
        return call.apply(this, given)
      },
    })
  }
  const drawsScene = () => failIf(true, 'picture')
  replace(WebGL2RenderingContext.prototype, 'drawElements', drawsScene)
  replace(WebGL2RenderingContext.prototype, 'drawElementsInstanced', drawsScene)
  replace(HTMLCanvasElement.prototype, 'getContext', (canvas, kind) => {
    if (!(canvas instanceof HTMLCanvasElement) || kind !== '2d') return
    failIf(canvas.className === 'slice', 'card')
    // uPlot asks for its context before it puts its canvas into the page.
    failIf(canvas.className === '' && !canvas.isConnected, 'chart')
  })
  replace(Document.prototype, 'createElement', (_, name) => failIf(name === 'textarea', 'settings'))
}

const settings = (page: Page) => page.getByRole('complementary', { name: 'Settings' })

/** How to make a part use the broken call, and what it shows when it works. */
const parts = [
  {
    part: 'picture',
    name: 'The picture',
    provoke: (page: Page) => page.evaluate(() => window.thalweg.seek(20)),
    whole: (page: Page) => page.locator('.scene canvas'),
  },
  {
    part: 'chart',
    name: 'The chart',
    provoke: async (page: Page) => {
      await page.getByRole('button', { name: 'Show the numbers as a table' }).click()
      await page.getByRole('button', { name: 'Show the chart' }).click()
    },
    whole: (page: Page) => page.locator('.chart-frame canvas'),
  },
  {
    part: 'card',
    name: 'The card',
    provoke: (page: Page) => page.getByRole('tab', { name: 'Slice' }).click(),
    whole: (page: Page) => page.getByRole('region', { name: 'Slice' }),
  },
  {
    part: 'settings',
    name: 'Surface',
    provoke: (page: Page) =>
      settings(page).getByRole('combobox', { name: 'surface' }).selectOption({ label: 'your own formula…' }),
    whole: (page: Page) => settings(page).getByRole('textbox', { name: 'Formula of the loss' }),
  },
] as const

test('the run and the other parts go on when one fails, and it works again when it is tried again', async ({
  open,
}) => {
  const { page, complaints } = await open()
  await settings(page).waitFor()
  await page.locator('.chart-frame canvas').waitFor()
  for (const each of parts) {
    await page.evaluate((part) => {
      window.broken = part
    }, each.part)
    await each.provoke(page)
    const failure = page.getByRole('alert')
    await expect
      .poll(() => failure.allInnerTexts())
      .toEqual([expect.stringMatching(new RegExp(`^${each.name} failed: the ${each.part} is broken\n`))])

    // It fails once and not in every frame.
    const count = complaints.length
    await page.evaluate(() => {
      window.thalweg.seek(0)
      window.thalweg.play()
    })
    await page.waitForFunction(() => window.thalweg.step > 20)
    expect(complaints.length).toBe(count)
    for (const other of parts) {
      if (other.part !== each.part && other.part !== 'settings' && other.part !== 'card')
        expect(await other.whole(page).count()).toBe(1)
    }
    expect(await settings(page).getByRole('button', { name: 'View', exact: true }).count()).toBe(1)

    await page.evaluate(() => {
      window.broken = undefined
    })
    await failure.getByRole('button', { name: 'Try again' }).click()
    await each.whole(page).waitFor()
    await expect.poll(() => failure.count()).toBe(0)
  }
})

test('a part whose file did not load is fetched again', async ({ open }) => {
  const { page } = await open()
  const file = /StepInspector.*\.js/
  await page.route(file, (route) => route.abort())
  await page.getByRole('tab', { name: 'Step' }).click()
  await expect.poll(() => page.getByRole('alert').innerText()).toMatch(/^The card failed: /)
  await page.unroute(file)
  await page.getByRole('button', { name: 'Try again' }).click()
  await page.getByRole('region', { name: 'Step inspector' }).waitFor()
})

test('a part whose file failed once comes by itself', async ({ open }) => {
  const { page } = await open()
  await page.route(/StepInspector.*\.js$/, (route) => route.abort(), { times: 1 })
  await page.getByRole('tab', { name: 'Step' }).click()
  await page.getByRole('region', { name: 'Step inspector' }).waitFor()
  expect(await page.getByRole('alert').count()).toBe(0)
})

test.for([
  { clipboard: 'a clipboard', hasClipboard: true },
  { clipboard: 'no clipboard API', hasClipboard: false },
])('the experiment of a failed page can be copied, with $clipboard', async ({ hasClipboard }, { open }) => {
  const { page } = await open()
  await settings(page).waitFor()
  await page.evaluate((has) => {
    window.broken = 'card'
    if (!has) Object.defineProperty(Navigator.prototype, 'clipboard', { get: () => undefined })
  }, hasClipboard)
  await page.getByRole('tab', { name: 'Slice' }).click()
  await page.getByRole('alert').getByRole('button', { name: 'Copy the experiment' }).click()
  await expect.poll(() => page.locator('.notices').innerText()).toContain('The experiment is copied.')
  const field = page.getByRole('textbox', { name: 'Go to step' })
  await field.fill('')
  await field.press('Control+v')
  const experiment = await page.evaluate(() => window.thalweg.experiment())
  expect(JSON.parse(await field.inputValue())).toEqual(experiment)
})
