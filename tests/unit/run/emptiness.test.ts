/** An empty picture says why, and what is said of a lost run is the same everywhere. */
import { describe, expect, test } from 'vitest'
import { stepText } from '../../../src/panels/card/useInspected'
import { emptinessOf, startFault } from '../../../src/run/emptiness'
import { lostText } from '../../../src/run/ending'
import { race, statusText } from '../../../src/run/race'
import { standingsOf } from '../../../src/run/standings'
import { uprightOf } from '../../../src/panels/chart/range'
import { contentFor, experiment } from '../../helpers/chart'

const of = (formula: string, start: readonly number[]) =>
  experiment({
    surface: { formula },
    start,
    steps: 5,
    runners: [{ optimizer: 'sgd' }, { optimizer: 'adam' }],
  })

describe('where there is nothing to see, a line says why', () => {
  test.each(['log(-1) + x y', '1e308(x^2 + y^2)'])('no loss with a slope anywhere: %s', (formula) => {
    expect(emptinessOf(race(of(formula, [1, 1])))).toMatch(
      /^Nowhere in the domain is the loss a finite number.*: change/,
    )
  })

  test('no loss where the runners start, and how much of it there is elsewhere', () => {
    expect(emptinessOf(race(of('log(x) + y^2', [-1, 0])))).toMatch(/move the start.* on 50 % of the domain/)
  })

  test.each([
    ['log(x) + y^2', [-1, 0], 'At this start the loss is not a number: move it.', 'no loss at the start'],
    ['1/x^2 + y^2', [0, 0], 'At this start the loss is infinite: move it.', 'no loss at the start'],
    ['log(x) + y^2', [1, 0], undefined, 'no step'],
  ] as const)('%s from %j: at the start field, and on the card', (formula, start, fault, step) => {
    const { loss, runs } = race(of(formula, start))
    expect(startFault(loss, start)).toBe(fault)
    expect(stepText(undefined, runs[0])).toBe(step)
  })

  test('else none does', () => {
    expect(emptinessOf(race(of('log(x) + y^2', [1, 0])))).toBeUndefined()
    expect(emptinessOf(race(of('x^2 + y^2', [1, 0])))).toBeUndefined()
  })

  test('the chart says so too, and advises no axis that would be empty', () => {
    const made = of('log(-1) + x y', [1, 1])
    for (const chart of ['log', 'linear'] as const) {
      const { note, linearHelps } = uprightOf(contentFor(made, { chart }))
      expect(note).toBe('No runner has a finite value to show.')
      expect(linearHelps).toBeUndefined()
    }
    expect(uprightOf(contentFor(of('0 x', [1, 1]))).linearHelps).toBe(true)
  })
})

test('a runner without a loss at its start is called the same by board, label and table', () => {
  const { runs, ...rest } = race(of('log(-1) + x y', [1, 1]))
  const [board] = standingsOf({ runs, ...rest }, 0)
  const [run] = runs
  expect(board?.ending).toBe('nothing here')
  expect(lostText(run?.divergedAt ?? NaN)).toBe(board?.ending)
  expect(run && statusText(run.status(0))).toBe(board?.ending)
})
