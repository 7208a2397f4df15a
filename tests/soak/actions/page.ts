/** Everything around the settings: keys, playing and scrubbing, picture, map, chart, card, window, and the GPU. */
import { loseGpu } from '../loseGpu'
import { oneOf } from '../experiments'
import { type Action, boxAround, chooseAny, dragIn, pick, press } from './action'

const keys = ['Space', '.', ',', 'r', 'Shift+R', '1', '2', '5', 'e', 'b', 'a', 'i', 'p', 'Shift+P', 'Home', '?', 'Escape', 'h', 'h'] // prettier-ignore

const key: Action = async ({ page, random }) => {
  await page.evaluate(() => document.activeElement instanceof HTMLElement && document.activeElement.blur())
  for (let time = 0; time < 1 + random(5); time++) await page.keyboard.press(oneOf(random, keys))
  // Most actions need the panels, and the list of keys covers all.
  if (await page.locator('dialog[open]').count()) await page.keyboard.press('Escape')
  if ((await page.locator('.lab[data-hidden]').count()) && random(4) > 0) await page.keyboard.press('h')
}

const undoAndRedo: Action = async ({ page, random }) => {
  await page.evaluate(() => document.activeElement instanceof HTMLElement && document.activeElement.blur())
  for (let time = 0; time < 1 + random(8); time++) await page.keyboard.press('Control+z')
  for (let time = 0; time < random(8); time++) await page.keyboard.press('Control+Shift+z')
}

const play: Action = async ({ page, random }) => {
  await page.evaluate(() => window.thalweg.play())
  if (random(3) === 0)
    await chooseAny(random, page.getByRole('combobox', { name: 'Speed in turns per second' }))
  if (random(3) === 0) await press(random, page.getByRole('button', { name: 'Loop' }))
  await page.waitForTimeout(random(2000))
}

/** Drags the playhead to and fro, or jumps by script. */
const scrub: Action = async (hands) => {
  const { page, random } = hands
  if (random(2) === 0)
    return dragIn(hands, await boxAround(page.getByRole('slider', { name: 'Step', exact: true })))
  const steps = Array.from({ length: 20 }, () => random(1000))
  await page.evaluate(async (all) => {
    for (const step of all) {
      window.thalweg.seek(step)
      await new Promise((done) => requestAnimationFrame(done))
    }
  }, steps)
}

/** Orbits, pans, zooms, drags a ball, or places the start. */
const picture: Action = async (hands) => {
  const { page, random } = hands
  const box = await boxAround(page.locator('canvas'))
  const way = random(4)
  if (way < 2) return dragIn(hands, box, way === 0 ? 'left' : 'right')
  await page.mouse.move(
    box.x + (box.width * (20 + random(60))) / 100,
    box.y + (box.height * (20 + random(60))) / 100,
  )
  if (way === 2) await page.mouse.wheel(0, random(800) - 400)
  else {
    await page.mouse.down()
    await page.mouse.up()
  }
}

/** Hovers cells of the map, and takes the values of one. */
const map: Action = async (hands) => {
  const { page, random } = hands
  const box = await boxAround(page.locator('.map-cells'))
  for (let move = 0; move < 6; move++)
    await page.mouse.move(box.x + (box.width * random(100)) / 100, box.y + (box.height * random(100)) / 100)
  if (random(2) === 0) {
    await page.mouse.down()
    await page.mouse.up()
  } else await press(random, page.locator('.map-colouring'))
}

const chart: Action = async (hands) => {
  const { page, random } = hands
  const way = random(4)
  if (way === 0) return chooseAny(random, page.locator('.chart-select'))
  if (way === 1) return press(random, page.locator('.chart-scale'))
  if (way === 2)
    return press(random, page.getByRole('button', { name: /^Show the (numbers as a table|chart)$/ }))
  await dragIn(hands, await boxAround(page.locator('.u-over')))
}

const card: Action = async ({ page, random }) => {
  await press(random, page.getByRole('tab'))
  const inside = page.getByRole('tabpanel').locator('button:enabled')
  if ((await inside.count()) > 0 && random(2) === 0) await press(random, inside)
  for (let time = 0; time < random(6); time++)
    await page.keyboard.press(oneOf(random, ['ArrowDown', 'ArrowUp']))
}

const board: Action = async ({ page, random }) => press(random, page.locator('.lab-board button'))

const theme: Action = async ({ page, random }) => press(random, page.getByRole('button', { name: /^Theme/ }))

const resize: Action = async ({ page, random }) => {
  const [width, height] = oneOf(random, [[1280, 720], [1024, 768], [1600, 900], [800, 600], [500, 700]] as const) // prettier-ignore
  await page.setViewportSize({ width, height })
}

const dismiss: Action = async ({ page, random }) =>
  press(random, (await pick(random, page.getByRole('button', { name: 'Dismiss' }))).first())

const lose: Action = async ({ page, returns }) => {
  returns.push(await loseGpu(page))
}

export const around = {
  key,
  keyAgain: key,
  undoAndRedo,
  play,
  playAgain: play,
  scrub,
  scrubAgain: scrub,
  picture,
  map,
  chart,
  card,
  board,
  theme,
  resize,
  dismiss,
  lose,
}
