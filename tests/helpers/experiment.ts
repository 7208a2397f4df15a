/** What tests of the built page read from `window.thalweg`, as plain values that can be passed to the test. */
import type { Page } from 'playwright'

/** Every runner's path: x, y, loss for every step. */
export async function pathsOf(page: Page): Promise<number[][]> {
  return page.evaluate(() => window.thalweg.trajectories().map(({ points }) => [...points]))
}

/** The present experiment, as JSON text. */
export async function experimentOf(page: Page): Promise<string> {
  return page.evaluate(() => JSON.stringify(window.thalweg.experiment()))
}

export async function startOf(page: Page): Promise<number[]> {
  return page.evaluate(() => {
    const { start } = window.thalweg.experiment() as { start: number[] }
    return start
  })
}

/** Loads an experiment; fails the test if a part of it is wrong. */
export async function load(page: Page, experiment: object): Promise<void> {
  const problems = await page.evaluate((json) => window.thalweg.load(json), experiment)
  if (problems.length > 0) throw new Error(problems.join('\n'))
}
