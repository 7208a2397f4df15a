/** Everything around the settings: keys, playing and scrubbing, picture, map, chart, card, window, and the GPU. */
import { loseGpu } from '../loseGpu'
import { oneOf } from '../../helpers/anyTexts'
import type { Action } from './action'
import { blur, choose, count, dragIn, find, press } from './moves'

const keys = ['Space', '.', ',', 'r', 'Shift+R', '1', '2', '5', 'e', 'b', 'a', 'i', 'p', 'Shift+P', 'Home', '?', 'Escape', 'h', 'h'] // prettier-ignore

const key: Action = async ({ page, random }) => {
  await blur(page)
  for (let time = 0; time < 1 + random(5); time += 1) await page.keyboard.press(oneOf(random, keys))
  // Most actions need the panels, and the list of keys covers all.
  if ((await count(page, { css: 'dialog[open]' })) > 0) await page.keyboard.press('Escape')
  if ((await count(page, { css: '.lab[data-hidden]' })) > 0 && random(4) > 0) await page.keyboard.press('h')
}

const undoAndRedo: Action = async ({ page, random }) => {
  await blur(page)
  for (let time = 0; time < 1 + random(8); time += 1) await page.keyboard.press('Control+z')
  for (let time = 0; time < random(8); time += 1) await page.keyboard.press('Control+Shift+z')
}

const play: Action = async (hands) => {
  const { page, random } = hands
  await page.evaluate(() => window.thalweg.play())
  if (random(3) === 0) await choose(hands, { css: '.transport-speed select' })
  if (random(3) === 0) await press(hands, { css: '.transport button', word: 'Loop' })
  await page.waitForTimeout(random(2000))
}

/** Drags the playhead to and fro, or jumps by script. */
const scrub: Action = async (hands) => {
  const { page, random } = hands
  if (random(2) === 0) return dragIn(hands, await find(hands, { css: '.transport input[type=range]' }))
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
  const box = await find(hands, { css: '.pane-ground' })
  const way = random(4)
  if (way < 2) return dragIn(hands, box, way === 0 ? 'left' : 'right')
  await page.mouse.move(
    box.x + (box.width * (20 + random(60))) / 100,
    box.y + (box.height * (20 + random(60))) / 100,
  )
  if (way === 2) return page.mouse.wheel(0, random(800) - 400)
  await page.mouse.down()
  await page.mouse.up()
}

/** Hovers cells of the map, and takes the values of one or changes the colours. */
const map: Action = async (hands) => {
  const { page, random } = hands
  const box = await find(hands, { css: '.map-cells' })
  for (let move = 0; move < 6; move += 1)
    await page.mouse.move(box.x + (box.width * random(100)) / 100, box.y + (box.height * random(100)) / 100)
  if (random(2) === 0) return void (await press(hands, { css: '.map-colouring' }))
  await page.mouse.down()
  await page.mouse.up()
}

const chart: Action = async (hands) => {
  const way = hands.random(4)
  if (way === 0) await choose(hands, { css: '.chart-select' })
  else if (way === 1) await press(hands, { css: '.chart-scale' })
  else if (way === 2) await press(hands, { css: '.chart-ways > button[aria-pressed]' })
  else await dragIn(hands, await find(hands, { css: '.u-over' }))
}

const card: Action = async (hands) => {
  const { page, random } = hands
  await press(hands, { css: '[role=tab]' })
  await page.waitForTimeout(100)
  const buttons = { css: '[role=tabpanel] button:enabled' }
  if ((await count(page, buttons)) > 0 && random(2) === 0) await press(hands, buttons)
  for (let time = 0; time < random(6); time += 1)
    await page.keyboard.press(oneOf(random, ['ArrowDown', 'ArrowUp']))
}

const board: Action = async (hands) => {
  await press(hands, { css: '.lab-board button' })
}

const theme: Action = async (hands) => {
  await press(hands, { css: '.lab-tools button', word: 'Theme' })
}

const resize: Action = async ({ page, random }) => {
  const [width, height] = oneOf(random, [[1280, 720], [1024, 768], [1600, 900], [800, 600], [500, 700]] as const) // prettier-ignore
  await page.setViewportSize({ width, height })
}

const dismiss: Action = async (hands) => {
  await press(hands, { css: '.notices button' })
}

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
  pictureAgain: picture,
  map,
  chart,
  card,
  board,
  theme,
  resize,
  dismiss,
  lose,
}
