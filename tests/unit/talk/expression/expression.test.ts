/** Expressions of a talk: their numbers are those of the race, and what is wrong is said at its place. */
import { describe, expect, test } from 'vitest'
import { parseExperiment } from '../../../../src/experiment/schema/schema'
import { errorOf } from '../../../../src/math/error'
import { race } from '../../../../src/run/race'
import { type Result, compileExpression } from '../../../../src/talk/expression/expression'

const parabola = {
  surface: { id: 'parabola' },
  start: [4],
  steps: 200,
  runners: [0.01, 0.1, 1.1, 0.3].map((eta) => ({ optimizer: 'sgd', settings: { eta } })),
}
const bowl = {
  surface: { id: 'bowl', settings: { kappa: 4 } },
  start: [1, 2],
  steps: 50,
  runners: [
    { optimizer: 'sgd', settings: { eta: 0.1 } },
    { optimizer: 'sgd', settings: { eta: 1e12 } },
  ],
}

function resultOf(json: object, text: string, turns = 0): Result {
  const { experiment, problems } = parseExperiment(json)
  expect(problems).toEqual([])
  return compileExpression(text, experiment).evaluate({ race: race(experiment), turns })
}

function numberOf(json: object, text: string, turns = 0): number {
  const result = resultOf(json, text, turns)
  return result.kind === 'number' ? result.value : Number.NaN
}

function mistake(json: object, text: string): string | undefined {
  const { experiment } = parseExperiment(json)
  return errorOf(() => compileExpression(text, experiment))?.message
}

const fit = {
  surface: { id: 'sineFit', validation: { share: 0.25, seed: 0 } },
  start: [3.4, -1.6],
  steps: 60,
  runners: [{ optimizer: 'sgd', settings: { eta: 0.1 } }],
}

test('of rows that are set apart, the loss and the step at which it is lowest', () => {
  const losses = [...(race(parseExperiment(fit).experiment).runs[0]?.validation ?? [])]
  const best = losses.indexOf(Math.min(...losses))
  expect(best).toBeGreaterThan(0)
  expect(best).toBeLessThan(60)
  expect(numberOf(fit, 'lowest(0, validation)')).toBe(best)
  expect(numberOf(fit, 'validation(0, lowest(0, validation))')).toBe(losses[best])
  expect(numberOf(fit, 'validation(0)', 7)).toBe(losses[7])
  expect(numberOf(fit, 'first(0, validation < 0.1)')).toBe(losses.findIndex((loss) => loss < 0.1))
  expect(numberOf(fit, 'rows')).toBe(6)
  expect(numberOf(fit, 'lowest(0, -loss)')).toBe(0)
})

test('without them there is no number, and the reason', () => {
  const none = { kind: 'none', word: 'no validation', problem: 'no rows are set apart for validation' }
  expect(resultOf(bowl, 'validation(0, 3)')).toEqual(none)
  expect(resultOf(bowl, 'lowest(0, validation)')).toMatchObject({ kind: 'none', word: 'never' })
  expect(resultOf(bowl, 'rows')).toMatchObject({ kind: 'none' })
})

test.each([
  ['loss(0, 0)', 0, 16],
  ['x(3, 2)', 0, 0.64],
  ['x(3)', 1.7, 1.6],
  ['x(3, step + 1)', 1, 0.64],
  ['slope(3, 1)', 0, 3.2],
  ['η(0)', 7, 0.01],
  ['eta(1, N)', 0, 0.1],
  ['first(1, loss < 0.01)', 0, 17],
  ['first(0, loss < 0.01)', 0, 183],
  ['last(0, loss >= 0.01)', 0, 182],
  ['loss(2, 1) / loss(2, 0)', 0, 1.44],
  ['first(0, loss < loss(1, 2))', 0, 23],
  ['loss(0, first(0, loss < 0.01)) < 0.01 ? 1 : 0', 0, 1],
  ['first(0, step >= 3 and abs(x) < 4)', 0, 3],
  ['limit(0)', 0, 1],
  ['limit(0) / runners.0.settings.eta', 0, 100],
  ['2 x(0,0)^2 - start.0', 0, 28],
  ['-x(0, 0)', 0, -4],
  ['1/2x(0, 0)', 0, 2],
  ['2x(0, 0)x(0, 1)', 0, 31.36],
  ['steps + N', 0, 400],
  ['step', 12.9, 12],
] as const)('%s at %s is %s', (text, turns, value) => {
  expect(numberOf(parabola, text, turns)).toBeCloseTo(value, 12)
})

test.each([
  ['y(0, 0)', 2],
  ['slope(0, 0)', Math.hypot(2, 16)],
  ['limit(0)', 0.25],
  ['first(0, y < 0.01)', 4],
  ['surface.settings.kappa', 4],
] as const)('with two parameters, %s is %s', (text, value) => {
  expect(numberOf(bowl, text)).toBeCloseTo(value, 12)
})

test('the limit of a formula is that of the minimum that is found next to the runner', () => {
  const own = { surface: { formula: '0.15 w^2 + 1', parameters: ['w'], domain: [[-10, 10]] }, runners: [{}] }
  expect(numberOf(own, 'limit(0)')).toBeCloseTo(2 / 0.3, 9)
})

test('end says the verdict as words', () => {
  expect(resultOf(parabola, 'end(1)')).toEqual({ kind: 'words', words: 'converged' })
  expect(resultOf(bowl, ' end(1) ')).toEqual({ kind: 'words', words: 'diverged at step 8' })
})

test.each([
  [parabola, 'first(2, loss < 0.01)', 'never', 'loss < 0.01 holds at no step of runner 2'],
  [parabola, 'loss(0, 300)', 'no such step', 'runner 0 has no step 300: its steps are 0 to 200'],
  [parabola, 'loss(0, 0.5)', 'no such step', 'runner 0 has no step 0.5: its steps are 0 to 200'],
  [parabola, 'loss(0, first(2, loss < 1))', 'never', 'loss < 1 holds at no step of runner 2'],
  [parabola, 'log(-1)', 'no number', 'it gives no number'],
  [parabola, '1 / (step - step)', 'infinite', 'it is infinite'],
  [bowl, 'loss(1, 8)', 'diverged', 'runner 1 has no numbers at step 8: it diverged at step 8'],
  [{ surface: { formula: 'x + y' }, runners: [{}] }, 'limit(0)', 'no limit', 'no minimum is known next to runner 0'],
] as const)('%#: %s has no number and says why', (json, text, word, problem) => {
  expect(resultOf(json, text)).toEqual({ kind: 'none', word, problem })
}) // prettier-ignore

describe('mistakes', () => {
  test.each([
    ['loss', '"loss" of no runner at 1, write loss(0)'],
    ['2 + lss(0)', 'unknown function "lss" at 5, did you mean "loss"?'],
    ['frist(0, loss < 1)', 'unknown function "frist" at 1, did you mean "first"?'],
    ['loss(9)', 'there is no runner 9 at 6, the experiment has 4, counted from 0'],
    ['loss(a)', '"a" is not a runner at 6, write its number, counted from 0'],
    ['loss()', '"loss" with 0 arguments at 1, write loss(0) or loss(0, 20)'],
    ['first(0)', '"first" with 1 arguments at 1, write first(0, loss < 0.01)'],
    ['loss(0', '"(" is not closed at 5, add ")"'],
    ['y(0)', '"y" where there is one parameter at 1, write x'],
    ['1 + end(0)', '"end" gives words at 5, let it stand alone'],
    ['1 + first(0, lss < 1)', 'unknown name "lss" at 14, did you mean "loss"?'],
    ['1 + loss(0, 3 + x(0, 2 + foo))', 'unknown name "foo" at 26, the names are step N rows'],
    ['first(0, y < 1)', 'unknown name "y" at 10, the names are loss x slope eta validation step N rows'],
    ['runners.7.settings.eta', 'there is no "runners.7" in the experiment at 1, write 0 to 3'],
    ['1 + runners.0.settings.beta', 'there is no "runners.0.settings.beta" in the experiment at 5, did you mean "eta"?'],
    ['runners.0', '"runners.0" is not a number at 1, name a part that is one'],
    ['_0 + 1', 'unknown name "_0" at 1, remove it'],
    ['sin x(0) + x(0)', '"sin" without "(" at 1, write sin(x(0))'],
    ['x(0) + foo', 'unknown name "foo" at 8, the names are step N rows x(0)'],
    ['', 'an expression is missing at 1, write one'],
    ['1'.repeat(3000), 'more than 2000 characters at 2001, shorten it'],
  ])('%s', (text, message) => {
    expect(mistake(parabola, text)).toBe(message)
  }) // prettier-ignore
})
