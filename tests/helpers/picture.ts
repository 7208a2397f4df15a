/** What tests ask about the picture: where the balls are, how many colours there are, whether it is still. */
import type { Page } from 'playwright'

export interface Place {
  x: number
  y: number
}

export interface Box extends Place {
  width: number
  height: number
}

/** Waits until there is a picture and nothing has been drawn for `quiet` milliseconds. */
export async function waitUntilStill(page: Page, quiet = 500): Promise<void> {
  await page.evaluate(
    (milliseconds) =>
      new Promise<void>((done) => {
        let [draws, since] = [window.probe.draws, performance.now()]
        const look = (): void => {
          const now = performance.now()
          if (window.probe.draws !== draws) [draws, since] = [window.probe.draws, now]
          if (draws > 0 && now - since >= milliseconds) done()
          else requestAnimationFrame(look)
        }
        look()
      }),
    quiet,
  )
}

/** Waits for `count` animation frames, in which anything that moves by itself has moved. */
export async function waitForFrames(page: Page, count = 20): Promise<void> {
  await page.evaluate(
    (frames) =>
      new Promise<void>((done) => {
        let left = frames
        const next = (): void => {
          left -= 1
          if (left >= 0) requestAnimationFrame(next)
          else done()
        }
        next()
      }),
    count,
  )
}

/** What `ask` answers once it is the same before and after 20 frames. */
export async function settled<T>(page: Page, ask: () => Promise<T>): Promise<T> {
  for (let last = await ask(); ;) {
    await waitForFrames(page)
    const now = await ask()
    if (now === last) return now
    last = now
  }
}

/** Where in the page the balls are, by runner. */
export async function ballsOf(page: Page): Promise<Place[]> {
  return page.evaluate(() => {
    const box = document.querySelector('canvas')?.getBoundingClientRect()
    return Array.from(document.querySelectorAll<HTMLElement>('[data-runner]'), ({ dataset }) => ({
      x: (box?.x ?? 0) + Number(dataset['x']),
      y: (box?.y ?? 0) + Number(dataset['y']),
    }))
  })
}

/** Where the picture is in the page. */
export async function boxOf(page: Page): Promise<Box> {
  const box = await page.locator('canvas').first().boundingBox()
  if (!box) throw new Error('There is no picture.')
  return box
}

/** Share of the pixels that differ clearly between two screenshots of the same size. */
export async function differenceOf(page: Page, one: Buffer, other: Buffer): Promise<number> {
  const [first, second] = [await pixelsOf(page, one), await pixelsOf(page, other)]
  if (first.length !== second.length) return 1
  let differ = 0
  for (let i = 0; i < first.length; i += 4) {
    const largest = Math.max(
      ...[0, 1, 2].map((channel) => Math.abs((first[i + channel] ?? 0) - (second[i + channel] ?? 0))),
    )
    if (largest > 40) differ += 1
  }
  return (4 * differ) / first.length
}

/** The number of colours in a part of the page, with four bits per channel. */
export async function coloursOf(page: Page, clip: Box): Promise<number> {
  const data = await pixelsOf(page, await page.screenshot({ clip }))
  const found = new Set<number>()
  for (let i = 0; i < data.length; i += 4) {
    const [red = 0, green = 0, blue = 0] = data.subarray(i, i + 3)
    found.add(((red >> 4) << 8) | ((green >> 4) << 4) | (blue >> 4))
  }
  return found.size
}

/** Four bytes for each pixel of a screenshot. The page decodes it. */
export async function pixelsOf(page: Page, png: Buffer): Promise<Buffer> {
  const bytes = await page.evaluate(async (base64) => {
    const given = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))
    const bitmap = await createImageBitmap(new Blob([given], { type: 'image/png' }))
    const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d')
    if (!context) throw new Error('There is no 2D context.')
    context.drawImage(bitmap, 0, 0)
    const { data } = context.getImageData(0, 0, bitmap.width, bitmap.height)
    let text = ''
    for (let at = 0; at < data.length; at += 8192)
      text += String.fromCharCode(...data.subarray(at, at + 8192))
    return btoa(text)
  }, png.toString('base64'))
  return Buffer.from(bytes, 'base64')
}
