/** How long Tune each takes for six runners, from the press until the tuned race is loaded. */
import type { Browser } from 'playwright'
import { launch, openPage } from '../helpers/page'
import { serve } from '../../src/cli/serve'
import { usualHash } from '../helpers/usualHash'
import { type Values, median } from './figures'

const rounds = 3
const six = ['sgd', 'momentum', 'nesterov', 'rmsprop', 'adam', 'sam']

/** The median of some browsers, each new: no shader of the search has been compiled yet. */
export async function measureTuning(): Promise<Values> {
  const { url, server } = await serve()
  const times: number[] = []
  for (let round = 0; round < rounds; round += 1) {
    const browser = await launch()
    times.push(await tuningTime(browser, url))
    await browser.close()
  }
  server.close()
  return { 'tune.six.ms': median(times) }
}

async function tuningTime(browser: Browser, url: string): Promise<number> {
  const { page } = await openPage(browser, url + usualHash, { reducedMotion: 'reduce' })
  await page.evaluate(
    (experiment) => {
      const problems = window.thalweg.load(experiment)
      if (problems.length > 0) throw new Error(problems.join('\n'))
    },
    {
      version: 1,
      surface: { id: 'rosenbrock' },
      steps: 400,
      runners: six.map((optimizer) => ({ optimizer })),
    },
  )
  await page.getByRole('button', { name: /^Race/ }).click()
  const button = page.getByRole('button', { name: 'Tune each' })
  await button.waitFor()
  // The page has drawn its last frame before the press.
  await page.waitForTimeout(1500)
  return button.evaluate(async (element) => {
    const rates = (): string => {
      const { runners } = window.thalweg.experiment() as { runners: { settings: { eta: number } }[] }
      return runners.map(({ settings }) => settings.eta).join()
    }
    const before = rates()
    const began = performance.now()
    if (element instanceof HTMLElement) element.click()
    while (rates() === before) await new Promise((later) => setTimeout(later, 1))
    return performance.now() - began
  })
}
