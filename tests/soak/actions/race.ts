/** The race and its settings: surfaces, formulas, optimizers, sliders, tuning, the cloud of starts, panes. */
import { typedAdam } from '../../helpers/typedAdam'
import { formulas, oneOf } from '../experiments'
import { type Action, boxAround, chooseAny, dragIn, Missed, open, pick, press, side } from './action'

const timeout = 3000

const surface: Action = async (hands) => {
  await open(hands, /^Surface/)
  await chooseAny(hands.random, side(hands.page).getByRole('combobox', { name: 'surface', exact: true }))
}

/** Types a formula, now and then a wrong one. */
const formula: Action = async (hands) => {
  const { page, random } = hands
  await open(hands, /^Surface/)
  const field = side(page).getByRole('textbox', { name: 'Formula of the loss' })
  if ((await field.count()) === 0) {
    const list = await pick(random, side(page).getByRole('combobox', { name: 'surface', exact: true }))
    await list.selectOption({ label: 'your own formula…' }, { timeout })
  }
  await fill(
    await pick(random, field),
    `${oneOf(random, formulas)}${oneOf(random, ['', '', ' + 0.1 x', ' +'])}`,
  )
}

const openRunner: Action = async ({ page, random }) => {
  const heads = side(page).locator('button.section-title:has(.marker)')
  await press(random, heads)
}

const ownRule: Action = async (hands) => {
  const { page, random } = hands
  const write = side(page).getByRole('button', { name: 'Write your own' })
  if ((await write.count()) === 0) await openRunner(hands)
  if ((await write.count()) > 0) await press(random, write)
  const rule = await pick(random, side(page).getByRole('textbox', { name: /^Rule of/ }))
  const text = typedAdam.replace('0.9', `0.${1 + random(9)}`)
  await fill(rule, random(3) === 0 ? `${text} +` : text)
}

const addOptimizer: Action = async ({ page, random }) => {
  await chooseAny(random, side(page).getByRole('combobox', { name: 'Optimizer to add' }))
  await press(random, side(page).getByRole('button', { name: 'Add', exact: true }))
}

/** Any button inside an open section of the settings: remove, copy, hide, fill the panes, tune, … */
const anyButton: Action = async ({ page, random }) =>
  press(random, side(page).locator('.section-body button:enabled'))

const anyChoice: Action = async ({ page, random }) =>
  chooseAny(random, side(page).locator('.section-body select:enabled'))

const anySwitch: Action = async ({ page, random }) => press(random, side(page).getByRole('switch'))

const slider: Action = async (hands) => {
  const one = await pick(hands.random, side(hands.page).getByRole('slider'))
  await dragIn(hands, await boxAround(one))
}

/** Starts tuning, and stops it a little later or leaves it to go on. */
const tune: Action = async (hands) => {
  const { page, random } = hands
  await open(hands, /^Race/)
  await press(random, side(page).getByRole('button', { name: 'Tune each' }))
  await page.waitForTimeout(100 + random(3000))
  const end = random(3)
  if (end === 0) await press(random, side(page).getByRole('button', { name: 'Stop tuning' }))
  if (end === 1) await page.keyboard.press('Escape')
}

const cloud: Action = async (hands) => {
  await open(hands, /^Race/)
  await press(hands.random, side(hands.page).getByRole('button', { name: /^\d+ starts$/ }))
  await hands.page.waitForTimeout(hands.random(2000))
}

const panes: Action = async (hands) => {
  const { page, random } = hands
  await open(hands, /^Panes/)
  await press(random, side(page).getByRole('group', { name: 'Number of panes' }).getByRole('button'))
  if (random(2) === 0)
    await press(
      random,
      side(page).getByRole('group', { name: 'One of each in a pane' }).locator('button:enabled'),
    )
}

const anySection: Action = async ({ page, random }) =>
  press(random, side(page).locator('button.section-title'))

async function fill(field: Awaited<ReturnType<typeof pick>>, text: string): Promise<void> {
  await field.fill(text, { timeout }).catch(() => {
    throw new Missed('It cannot be typed into.')
  })
}

export const race = {
  surface,
  formula,
  openRunner,
  ownRule,
  addOptimizer,
  anyButton,
  anyChoice,
  anySwitch,
  slider,
  sliderAgain: slider,
  tune,
  cloud,
  panes,
  anySection,
}
