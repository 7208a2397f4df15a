/** How many frames per second the page plays at 1280×720 on the software GPU: the default scene, panes and a swarm. */
import type { Browser } from 'playwright'
import { launch, openPage } from '../helpers/page'
import { serve } from '../../src/cli/serve'
import { usualHash } from '../helpers/usualHash'
import type { Values } from './figures'

/** The runs of the first runner from 256 × 256 starts all over the domain. */
const ensemble = { runners: [0], columns: 256, rows: 256, swarm: true, map: false, draped: false }

/** Four panes with four runners each, every pane on a surface of its own. */
const panes = {
  runners: ['sgd', 'momentum', 'rmsprop', 'adam'].map((optimizer) => ({ optimizer })),
  view: {
    panes: ['rosenbrock', 'himmelblau', 'saddle', 'ravine'].map((id) => ({ surface: { id } })),
  },
}

/** A fit to 1,000 rows of one's own, one of five runners with batches. The rows are those of a line with a wave. */
const us = Array.from({ length: 1000 }, (_, row) => (row - 500) / 250)
const regression = {
  surface: {
    formula: '(w u + b - v)^2',
    parameters: ['w', 'b'],
    model: { x: 'u', y: 'v', curve: 'w u + b' },
    data: { columns: { u: us, v: us.map((u, row) => 3 * u + 7 + Math.sin(37 * row)) } },
    domain: [[-2, 8], [0, 12]], // prettier-ignore
  },
  start: [0, 0],
  runners: ['sgd', 'momentum', 'rmsprop', 'adam', 'sgd'].map((optimizer, index) => ({
    optimizer,
    settings: { eta: 0.02 },
    ...(index === 4 && { batch: { size: 32 } }),
  })),
}

export async function measurePlay(): Promise<Values> {
  const { url, server } = await serve()
  const browser = await launch()
  try {
    return {
      'play.default720p.fps': await framesPerSecond(browser, url),
      'play.fourPanes720p.fps': await framesPerSecond(browser, url, panes),
      'play.regression1000.fps': await framesPerSecond(browser, url, regression),
      'play.swarm65k720p.fps': await framesPerSecond(browser, url, { ensemble }),
    }
  } finally {
    await browser.close()
    server.close()
  }
}

/**
 * Counts frames that drew over five seconds of play of the default experiment with another `part`, after three in which
 * the detail finds its level.
 */
async function framesPerSecond(browser: Browser, url: string, part?: object): Promise<number> {
  const { page } = await openPage(browser, url + usualHash)
  const counted = await page.evaluate(async (part) => {
    const wait = (ms: number) => new Promise((done) => setTimeout(done, ms))
    const { thalweg, probe } = window
    if (part) {
      const problems = thalweg.load(Object.assign({}, thalweg.experiment(), part))
      if (problems.length > 0) throw new Error(problems.join('\n'))
      for (let waited = 0; waited < 100 && thalweg.ensemble.progress !== undefined; waited += 1)
        await wait(200)
      if (thalweg.ensemble.progress !== undefined) throw new Error('The ensemble is not computed.')
    }
    thalweg.play()
    await wait(3000)
    thalweg.seek(0)
    thalweg.play()
    const frames = probe.frames
    const start = performance.now()
    await wait(5000)
    return ((probe.frames - frames) / (performance.now() - start)) * 1000
  }, part)
  await page.context().close()
  return counted
}
