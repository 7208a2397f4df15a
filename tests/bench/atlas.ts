/** How long an atlas takes from an edit until its map shows it: coarse at first, then complete. */
import type { Browser } from 'playwright'
import { launch, openPage } from '../helpers/page'
import { serve } from '../../src/cli/serve'
import { usualHash } from '../helpers/usualHash'
import { type Values, median } from './figures'

declare global {
  interface Window {
    /** The pictures drawn into the map since the last edit: when, and how many columns of cells. */
    pictures: { time: number; columns: number }[]
  }
}

const restMilliseconds = 1500

/** Columns and rows of an atlas, and its experiment after so many edits. */
interface Plan {
  readonly side: number
  readonly edits: number
  experiment(edit: number): unknown
}

/** η × β₁ of Adam on Rosenbrock; every edit changes the depth of the valley. */
const rosenbrock: Plan = {
  side: 512,
  edits: 5,
  experiment: (edit) => ({
    version: 1,
    surface: { id: 'rosenbrock', settings: { b: 100 - edit } },
    steps: 300,
    runners: [{ optimizer: 'adam' }],
    ensemble: mapOf(512, 'setting.beta1'),
  }),
}

/** η × β of momentum on a fit to 100 rows, each step with 10 of them, the same for all cells, as the GPU has it; every edit changes the start. */
const fit: Plan = {
  side: 256,
  edits: 1,
  experiment: (edit) => ({
    version: 1,
    surface: { id: 'linearRegression' },
    start: [0, 0.1 * edit],
    steps: 300,
    runners: [{ optimizer: 'momentum', batch: { size: 10 } }],
    noise: { shared: true },
    ensemble: mapOf(256, 'setting.beta'),
  }),
}

export async function measureAtlas(): Promise<Values> {
  const { url, server } = await serve()
  const browser = await launch()
  try {
    const { cold, first, complete } = await atlasTimes(browser, url, rosenbrock)
    return {
      'ensemble.atlas512x300.coldFirstMs': cold,
      'ensemble.atlas512x300.firstMs': median(first),
      'ensemble.atlas512x300.completeMs': median(complete),
      'fit.atlas256x300.completeMs': median((await atlasTimes(browser, url, fit)).complete),
    }
  } finally {
    await browser.close()
    server.close()
  }
}

async function atlasTimes(
  browser: Browser,
  url: string,
  { side, edits, experiment }: Plan,
): Promise<{ readonly cold: number; readonly first: number[]; readonly complete: number[] }> {
  const { page } = await openPage(browser, url + usualHash, { reducedMotion: 'reduce', before: notePictures })
  const first: number[] = []
  const complete: number[] = []
  let cold = NaN
  // The first one, at -1, opens the map and compiles the shader.
  for (let edit = -1; edit < edits; edit += 1) {
    const editedAt = await page.evaluate((experiment) => {
      window.pictures = []
      const now = performance.now()
      const problems = window.thalweg.load(experiment)
      if (problems.length > 0) throw new Error(problems.join('\n'))
      return now
    }, experiment(edit))
    // The former atlas may be drawn again before the first coarse picture of this one.
    const pictures = await page.waitForFunction(
      (side) => {
        const coarse = window.pictures.findIndex(({ columns }) => columns < side)
        const fine = window.pictures.findIndex(({ columns }, index) => index > coarse && columns === side)
        return coarse >= 0 && fine >= 0 && [window.pictures[coarse]?.time, window.pictures[fine]?.time]
      },
      side,
      { polling: 50, timeout: 300_000 },
    )
    const [coarseAt = NaN, fineAt = NaN] = (await pictures.jsonValue()) || []
    // The page has drawn its last frame before the next edit.
    await page.waitForTimeout(restMilliseconds)
    if (edit < 0) {
      cold = coarseAt - editedAt
      continue
    }
    first.push(coarseAt - editedAt)
    complete.push(fineAt - editedAt)
  }
  await page.context().close()
  return { cold, first, complete }
}

function mapOf(side: number, y: string): object {
  return { x: { of: 'setting.eta' }, y: { of: y }, columns: side, rows: side, swarm: false, map: true }
}

/** Runs in the page: records what is drawn into the map. */
function notePictures(): void {
  window.pictures = []
  const { prototype } = CanvasRenderingContext2D
  const put: (...given: never[]) => void = prototype.putImageData
  Object.defineProperty(prototype, 'putImageData', {
    value(this: CanvasRenderingContext2D, ...given: never[]) {
      put.apply(this, given)
      if (!this.canvas.classList.contains('map-canvas')) return
      window.pictures.push({ time: performance.now(), columns: this.canvas.width })
    },
  })
}
