/** The race and its settings: surfaces, formulas, optimizers, sliders, tuning, the cloud of starts, panes. */
import { typedAdam } from '../../helpers/typedAdam'
import { oneOf } from '../../helpers/anyTexts'
import { formulas } from '../experiments'
import type { Action } from './action'
import { choose, count, dragIn, fill, find, open, press } from './moves'

/** Inside the open sections of the settings. */
const inside = '.lab-side .section-body'
const surfaceList = { css: '.lab-side .section:first-of-type .section-body select' }
const formulaField = { css: '[aria-label="Formula of the loss"]' }
const ruleField = { css: '[role=textbox][aria-label^="Rule of"], textarea[aria-label^="Rule of"]' }

const surface: Action = async (hands) => {
  await open(hands, 'Surface')
  await choose(hands, surfaceList)
}

/** Types a formula, now and then a wrong one. */
const formula: Action = async (hands) => {
  const { page, random } = hands
  await open(hands, 'Surface')
  if ((await count(page, formulaField)) === 0) await fill(hands, surfaceList, 'your own formula…')
  await page.waitForTimeout(100)
  await fill(hands, formulaField, `${oneOf(random, formulas)}${oneOf(random, ['', '', ' + 0.1 x', ' +'])}`)
}

const openRunner: Action = async (hands) => {
  await press(hands, { css: '.section-title:has(.marker)' })
}

/** Types a rule, now and then a wrong one. */
const ownRule: Action = async (hands) => {
  const { page, random } = hands
  const write = { css: `${inside} button`, word: 'Write your own' }
  if ((await count(page, ruleField)) === 0) {
    if ((await count(page, write)) === 0) await openRunner(hands)
    await page.waitForTimeout(100)
    await press(hands, write)
    await page.waitForTimeout(100)
  }
  const text = typedAdam.replace('0.9', `0.${1 + random(9)}`)
  await fill(hands, ruleField, random(3) === 0 ? `${text} +` : text)
}

const addOptimizer: Action = async (hands) => {
  await choose(hands, { css: '#add-optimizer' })
  await press(hands, { css: '.add-optimizer button:enabled' })
}

/** Any button inside an open section of the settings: remove, copy, hide, fill the panes, tune, … */
const anyButton: Action = async (hands) => {
  await press(hands, { css: `${inside} button:enabled` })
}

const anyChoice: Action = async (hands) => {
  await choose(hands, { css: `${inside} select:enabled` })
}

const anySwitch: Action = async (hands) => {
  await press(hands, { css: '.lab-side [role=switch]' })
}

const anySection: Action = async (hands) => {
  await press(hands, { css: '.section-title' })
}

const slider: Action = async (hands) => {
  await dragIn(hands, await find(hands, { css: '.lab-side input[type=range]' }))
}

/** Starts tuning, and stops it a little later or leaves it to go on. */
const tune: Action = async (hands) => {
  const { page, random } = hands
  await open(hands, 'Race')
  await page.waitForTimeout(100)
  await press(hands, { css: `${inside} button:enabled`, word: 'Tune each' })
  await page.waitForTimeout(100 + random(3000))
  const end = random(3)
  if (end === 0) await press(hands, { css: `${inside} button`, word: 'Stop tuning' })
  if (end === 1) await page.keyboard.press('Escape')
}

const cloud: Action = async (hands) => {
  await open(hands, 'Race')
  await hands.page.waitForTimeout(100)
  await press(hands, { css: `${inside} button:enabled`, word: ' starts' })
  await hands.page.waitForTimeout(hands.random(2000))
}

const panes: Action = async (hands) => {
  await open(hands, 'Panes')
  await hands.page.waitForTimeout(100)
  await press(hands, { css: '[aria-label="Number of panes"] button' })
  if (hands.random(2) === 0) await press(hands, { css: '.pane-fills button:enabled' })
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
  anySection,
  slider,
  sliderAgain: slider,
  tune,
  cloud,
  panes,
}
