/** Whole experiments: loaded by a script, by a link, by a file. */
import { encodeLink } from '../../../src/experiment/link/link'
import { parseExperiment } from '../../../src/experiment/schema/schema'
import { type Action, Missed, newExperiment } from './action'
import { press } from './moves'

/** Milliseconds to wait for a file. */
const timeout = 10_000

const load: Action = async (hands) => {
  const { page } = hands
  await page.evaluate((json) => window.thalweg.load(json), newExperiment(hands))
}

/** One load after the other, while the former is still drawn and computed. */
const loadMany: Action = async (hands) => {
  const { page, random } = hands
  for (let time = 0; time < 3 + random(4); time += 1)
    await page.evaluate((json) => window.thalweg.load(json), newExperiment(hands))
}

const loadWrong: Action = async ({ page }) => {
  await page.evaluate(() => {
    window.thalweg.load({ version: 1, runners: 'adam', steps: -1, stepz: 3 })
    window.thalweg.load(7)
  })
}

/** Pastes a link, which now and then has been damaged on its way. */
const paste: Action = async (hands) => {
  const { page, random } = hands
  const link = encodeLink(parseExperiment(newExperiment(hands)).experiment)
  const hash = random(4) === 0 ? link.slice(0, -1 - random(20)) : link
  await page.evaluate((text) => {
    location.hash = text
  }, hash)
  await page.waitForTimeout(300)
}

const saveAndOpen: Action = async (hands) => {
  const { page } = hands
  const saving = page.waitForEvent('download', { timeout })
  const saved = await both(saving, press(hands, { css: '.lab-tools button', word: 'Save the experiment' }))
  const chunks: Buffer[] = []
  for await (const chunk of await saved.createReadStream()) chunks.push(chunk)
  await saved.delete()
  await page.evaluate(answerChooser, Buffer.concat(chunks).toString())
  await press(hands, { css: '.lab-tools button', word: 'Open an experiment' })
}

/** Runs in the page. Answers the next question for a file with this text: a chooser of Playwright's would keep the input. */
function answerChooser(text: string): void {
  const prototype = HTMLInputElement.prototype
  Object.defineProperty(prototype, 'click', {
    configurable: true,
    value(this: HTMLInputElement) {
      if (this.type !== 'file') return HTMLElement.prototype.click.call(this)
      Reflect.deleteProperty(prototype, 'click')
      const chosen = new DataTransfer()
      chosen.items.add(new File([text], 'saved.json', { type: 'application/json' }))
      this.files = chosen.files
      return this.dispatchEvent(new Event('change'))
    },
  })
}

const drop: Action = async (hands) => {
  const { page, random } = hands
  const text = random(4) === 0 ? '{"version":1,"steps":' : JSON.stringify(newExperiment(hands))
  await page.evaluate((content) => {
    const dataTransfer = new DataTransfer()
    dataTransfer.items.add(new File([content], 'dropped.json', { type: 'application/json' }))
    for (const type of ['dragover', 'drop'])
      document.body.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }))
  }, text)
}

/** Saves the picture, or the chart in one of its ways. */
const savePicture: Action = async (hands) => {
  const saving = hands.page.waitForEvent('download', { timeout })
  const ask = async () => {
    if (hands.random(2) === 0) return hands.page.keyboard.press('s')
    await press(hands, { css: '.chart-ways button', word: 'Save the chart' })
    return press(hands, { css: '.chart-exports button' })
  }
  await (await both(saving, ask())).delete()
}

/** @throws Missed if one of the two fails */
async function both<Answer>(answer: Promise<Answer>, ask: Promise<unknown>): Promise<Answer> {
  const [got] = await Promise.all([answer, ask]).catch(() => {
    throw new Missed('It was not offered, or gave nothing.')
  })
  return got
}

export const documents = { load, loadAgain: load, loadMany, loadWrong, paste, saveAndOpen, drop, savePicture }
