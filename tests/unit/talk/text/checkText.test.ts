/** Texts with their Experiment: numbers filled in at the playhead, links that lead somewhere, mistakes at their place. */
import { describe, expect, test } from 'vitest'
import { parseExperiment } from '../../../../src/experiment/schema/schema'
import { race } from '../../../../src/run/race'
import { checkText } from '../../../../src/talk/text/checkText'
import { type FilledSpan, fill, plainText, problemsIn } from '../../../../src/talk/text/fill'
import { numberText } from '../../../../src/talk/text/numberText'

const { experiment } = parseExperiment({
  surface: { id: 'parabola' },
  start: [4],
  steps: 20,
  runners: [
    { optimizer: 'sgd', settings: { eta: 0.3 } },
    { optimizer: 'momentum', settings: { eta: 0.05 } },
  ],
})

function filled(text: string, turns = 0): FilledSpan[][] {
  const checked = checkText(text, experiment)
  expect(checked.mistakes.map(({ message }) => message)).toEqual([])
  return fill(checked, { race: race(experiment), turns })
}

test.each([
  ['θ = {= x(0) : 2 }, then {= x(0, step + 1) }', 'θ = 4, then 1.6'],
  ['η = {~ runners.0.settings.eta }', 'η = 0.3'],
  ['it ends: {= end(1) }', 'it ends: running'],
  ['*at* [step {= first(0, loss < 0.01)}](seek first(0, loss < 0.01))', 'at step 5'],
  ['below −1: {= first(0, loss < -1)}', 'below −1: never'],
  ['one\n\ntwo {= -N }', 'one\n\ntwo −20'],
])('%s', (text, plain) => {
  expect(plainText(filled(text))).toBe(plain)
})

test.each([
  [16, undefined, '16'],
  [-1.1, undefined, '−1.1'],
  [31_234, undefined, '31234'],
  [0.025_84, undefined, '0.0258'],
  [0.000_203, undefined, '0.000203'],
  [7.1309, 4, '7.131'],
  [12_345_678, undefined, '1.23e7'],
] as const)('%s with %s digits is %s', (value, digits, text) => {
  expect(numberText(value, digits)).toBe(text)
})

test('at the playhead, the numbers are those of the step that was reached', () => {
  expect(plainText(filled('{= step }: {= x(0) }', 2.5))).toBe('2: 0.64')
})

test('a link to a step knows it, and says where there is none', () => {
  const [links = []] = filled(
    '[a](seek first(0, loss < 0.01))[b](seek 21)[c](seek first(0, loss < -1))[d](show chart)',
  )
  expect(links.map((link) => link.kind === 'link' && [link.step, link.problem])).toEqual([
    [5, undefined],
    [undefined, '21: the race has no step 21, its steps are 0 to 20'],
    [undefined, 'first(0, loss < -1): loss < -1 holds at no step of runner 0'],
    [undefined, undefined],
  ])
  expect(problemsIn([links])).toHaveLength(2)
})

describe('mistakes', () => {
  test.each([
    ['a {= lss(0) }', 'unknown function "lss" at 6, did you mean "loss"?'],
    ['one\n\n{= loss(0, 2 +) }', 'an expression is missing in line 3 at 15, write one'],
    ['{~ runners.0.settings.ets }', 'there is no "runners.0.settings.ets" in the experiment at 4, did you mean "eta"?'],
    ['{~ view.theme }', 'no hand can move "view.theme" at 4, name a setting or a start'],
    ['[a](set runners.0.settings.ets = 1)', 'there is no "runners.0.settings.ets" in the experiment at 9, did you mean "eta"?'],
    ['[a](set runners.0.settings.eta = -1)', 'runners[0].settings.eta: -1 is out of range, 0 to 1e12 at 34, write another value'],
    ['[a](set runners.0.settings.eta = fo)', 'unknown name "fo" at 34, the names are step N rows'],
    ['[{= lss(0) }](seek 3)', 'unknown function "lss" at 5, did you mean "loss"?'],
    ['[a](show ball 2)', 'there is no runner 2 at 10, the experiment has 2, counted from 0'],
    ['[a](show formula line 4)', 'there is no line 4 at 10, the longest rule has 3'],
  ])('%j', (text, message) => {
    expect(checkText(text, experiment).mistakes.map((mistake) => mistake.message)).toEqual([message])
  }) // prettier-ignore
})
