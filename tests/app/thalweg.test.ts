/** `window.thalweg`, as a script of another page uses and misuses it, and the page where a browser lacks something. */
import { expect } from 'vitest'
import { experimentOf, load } from '../helpers/experiment'
import { waitUntilStill } from '../helpers/picture'
import { test } from '../helpers/visit'

const still = { reducedMotion: 'reduce' } as const

test('a script gets copies, and lines for what it does wrong', async ({ visit }) => {
  const { page } = await visit('', still)
  const before = await experimentOf(page)
  await page.evaluate(() => {
    const live = window.thalweg.experiment() as { seed: number; start: number[] }
    live.seed = 99
    live.start[0] = 99
  })
  expect(await experimentOf(page)).toBe(before)

  const lines = await page.evaluate(() => {
    const throwing = Object.defineProperty({}, 'steps', {
      enumerable: true,
      get: () => {
        throw new Error('no')
      },
    })
    const runners: object[] = [{ optimizer: 'adam' }, {}, { optimizer: 'sgd' }]
    Reflect.deleteProperty(runners, 1)
    return [window.thalweg.load(throwing), window.thalweg.load(null), window.thalweg.load({ runners })]
  })
  expect(lines).toEqual([
    ['the experiment cannot be read: no; the experiment stays as it is'],
    ['null is not an experiment; the experiment stays as it is'],
    ['runners[1]: null is not an object; the default is used'],
  ])
  expect(await page.evaluate(() => window.thalweg.trajectories().length)).toBe(3)
  expect(await page.getByRole('slider', { name: 'Step' }).count()).toBe(1)

  await page.evaluate(() => {
    window.thalweg.seek(7)
    window.thalweg.seek(Number.NaN)
    window.thalweg.seek(undefined as unknown as number)
  })
  expect(await page.evaluate(() => window.thalweg.step)).toBe(7)
  await expect.poll(() => page.locator('.notices').innerText()).toMatch(/seek: NaN is not a step/)
})

test('picture() is the picture at the playhead, in the same task as the seek', async ({ visit }) => {
  const { page } = await visit('', still)
  await waitUntilStill(page)
  const sizes = await page.evaluate(async () => {
    const seen: string[] = []
    const read: { type: string; width: number; height: number }[] = []
    for (const step of [0, 200, 0]) {
      window.thalweg.seek(step)
      const blob = await window.thalweg.picture()
      const image = await createImageBitmap(blob)
      const pen = new OffscreenCanvas(image.width, image.height).getContext('2d')
      pen?.drawImage(image, 0, 0)
      const { data = [] } = pen?.getImageData(0, 0, image.width, image.height) ?? {}
      let sum = 0
      for (let at = 0; at < data.length; at += 1) sum = (31 * sum + (data[at] ?? 0)) | 0
      seen.push(String(sum))
      read.push({ type: blob.type, width: image.width, height: image.height })
    }
    return { seen, read }
  })
  const [start, later, again] = sizes.seen
  expect(later).not.toBe(start)
  expect(again).toBe(start)
  for (const { type, width, height } of sizes.read) {
    expect(type).toBe('image/png')
    expect(width * height).toBeGreaterThan(100_000)
  }
})

test('a page that draws no frames is ready all the same', async ({ visit }) => {
  const { page } = await visit('', {
    ...still,
    wait: false,
    before: () => {
      window.requestAnimationFrame = () => 0
    },
  })
  await page.evaluate(() => window.thalweg.ready)
  expect(await page.evaluate(() => window.thalweg.trajectories().length)).toBe(5)
})

test('without a clipboard the link is copied as a selection, and full screen is refused in words', async ({
  visit,
}) => {
  const { page } = await visit('', {
    ...still,
    before: () => {
      Object.defineProperty(Navigator.prototype, 'clipboard', { value: undefined })
      Reflect.deleteProperty(Element.prototype, 'requestFullscreen')
      document.addEventListener('copy', () => {
        Object.assign(window, {
          copied: String(
            document.activeElement instanceof HTMLTextAreaElement && document.activeElement.value,
          ),
        })
      })
    },
  })
  await page.getByRole('button', { name: /copy the link \(L\)/i }).click()
  await expect.poll(() => page.locator('.notices').innerText()).toMatch(/link is copied/)
  expect(await page.evaluate(() => Reflect.get(window, 'copied'))).toMatch(/#v2=/)
  await page.keyboard.press('f')
  await expect
    .poll(() => page.locator('.notices').innerText())
    .toMatch(/Full screen failed: the browser does not offer it/)
})

test('a browser that is too old is told so', async ({ visit }) => {
  const { page } = await visit('', {
    wait: false,
    before: () => {
      Reflect.deleteProperty(Array.prototype, 'toSpliced')
    },
  })
  await expect
    .poll(() => page.locator('#needs').innerText())
    .toMatch(/too old for Thalweg.*Chrome or Edge 111/)
})

test('no control says more than its most, whatever a link holds', async ({ visit }) => {
  const { page } = await visit('', still)
  await load(page, {
    noise: { sigma: 2000 },
    steps: 60_000,
    start: [1e9, -1e9],
    runners: [{ optimizer: 'adam', settings: { eta: 1e6, beta1: 0.99999 } }],
    view: { card: 'internals' },
  })
  await page.getByRole('slider', { name: 'noise σ' }).waitFor()
  await page.getByRole('meter').waitFor()
  const beyond = await page.evaluate(() =>
    Array.from(document.querySelectorAll('[aria-valuenow], input[type=range]'), (control) => {
      const read = (aria: string, own: string) =>
        Number(control.getAttribute(aria) ?? control.getAttribute(own))
      const now =
        control instanceof HTMLInputElement
          ? control.valueAsNumber
          : Number(control.getAttribute('aria-valuenow'))
      const fits = now >= read('aria-valuemin', 'min') && now <= read('aria-valuemax', 'max')
      return { fits, html: control.outerHTML }
    }),
  )
  expect(beyond.length).toBeGreaterThan(5)
  expect(beyond.filter(({ fits }) => !fits)).toEqual([])
})

test('a screen of another pixel ratio is drawn anew', async ({ visit }) => {
  const { page } = await visit('', {
    ...still,
    before: () => {
      const asked: MediaQueryList[] = []
      const { matchMedia } = window
      window.matchMedia = (query) => {
        const list = matchMedia.call(window, query)
        // The chart has a query of its own.
        if (query.startsWith('(resolution')) asked.push(list)
        return list
      }
      Object.assign(window, { asked })
    },
  })
  await waitUntilStill(page)
  const width = () => page.evaluate(() => document.querySelector('canvas')?.width)
  const before = (await width()) ?? 0
  for (const ratio of [2, 1]) {
    await page.evaluate((value) => {
      Object.defineProperty(window, 'devicePixelRatio', { configurable: true, value })
      const asked: unknown = Reflect.get(window, 'asked')
      const last: unknown = Array.isArray(asked) ? asked.at(-1) : undefined
      if (last instanceof MediaQueryList) last.dispatchEvent(new Event('change'))
    }, ratio)
    await expect.poll(width).toBe(ratio * before)
  }
})

test('a GPU that does not come back is named, with what to do', async ({ visit }) => {
  const { page } = await visit('', still)
  await waitUntilStill(page)
  await page.evaluate(() => {
    document.querySelector('canvas')?.getContext('webgl2')?.getExtension('WEBGL_lose_context')?.loseContext()
  })
  await expect
    .poll(() => page.locator('.notices').innerText(), { timeout: 15_000 })
    .toMatch(/GPU is gone.*load the page again/)
})
