/** Values that move: along their own scale, through the reader of the document, and computed once. */
import { describe, expect, test } from 'vitest'
import type { Experiment } from '../../../src/experiment/experiment'
import { parseExperiment } from '../../../src/experiment/schema/schema'
import { parseFilm } from '../../../src/film/document/readFilm'
import { FilmScript } from '../../../src/film/moment'
import type { ValueKey } from '../../../src/film/film'
import { MovingExperiment } from '../../../src/film/values'
import { race } from '../../../src/run/race'
import { partAt } from '../../../src/talk/path/path'

const { experiment } = parseExperiment({
  surface: { id: 'rosenbrock' },
  start: [-1, 1],
  steps: 40,
  runners: [{ optimizer: 'sgd', settings: { eta: 0.0001 } }, { optimizer: 'adam' }],
})

function at(values: readonly Partial<ValueKey>[], seconds: number): Experiment {
  return moving(values).at(seconds)
}

function moving(values: readonly Partial<ValueKey>[]): MovingExperiment {
  return new MovingExperiment(
    experiment,
    values.map((key) => ({ at: 0, of: 'steps', to: 1, over: 1, ...key })),
  )
}

function valueOf(its: Experiment, path: string): unknown {
  const found = partAt(its, path)
  return 'value' in found ? found.value : found
}

describe('half of the way', () => {
  test.each<[string, number, number]>([
    ['runners.0.settings.eta', 0.01, 0.001],
    ['runners.1.settings.beta1', 0.5, 0.7],
    ['start.0', 2, 0.5],
    ['surface.settings.b', 4, 20],
  ])('of %s to %d is %d', (of, to, half) => {
    expect(valueOf(at([{ at: 2, of, to, over: 4 }], 4), of)).toBeCloseTo(half, 9)
  })
})

test('it eases: a quarter of the time is 5/32 of the way, and both ends are exact', () => {
  const values = [{ at: 2, of: 'start.0', to: 3, over: 4 }]
  expect(valueOf(at(values, 1.99), 'start.0')).toBe(-1)
  expect(valueOf(at(values, 2), 'start.0')).toBe(-1)
  expect(valueOf(at(values, 3), 'start.0')).toBeCloseTo(-1 + (4 * 5) / 32, 12)
  expect(valueOf(at(values, 6), 'start.0')).toBe(3)
  expect(valueOf(at(values, 99), 'start.0')).toBe(3)
})

test('a whole number stays whole', () => {
  for (let seconds = 0; seconds <= 1; seconds += 1 / 30)
    expect(valueOf(at([{ of: 'steps', to: 17 }], seconds), 'steps')).toSatisfy(Number.isInteger)
  expect(valueOf(at([{ of: 'steps', to: 21 }], 0.5), 'steps')).toBe(31)
})

test('a word, and a number without time, is there at once', () => {
  const values = [
    { at: 1, of: 'runners.0.optimizer', to: 'momentum', over: 0 },
    { at: 2, of: 'runners.0.settings.eta', to: 0.5, over: 0 },
  ]
  expect(valueOf(at(values, 0.999), 'runners.0.optimizer')).toBe('sgd')
  expect(valueOf(at(values, 1), 'runners.0.optimizer')).toBe('momentum')
  expect(valueOf(at(values, 1.999), 'runners.0.settings.eta')).not.toBe(0.5)
  expect(valueOf(at(values, 2), 'runners.0.settings.eta')).toBe(0.5)
})

test('two keys of one part: the second goes from where the first has come to', () => {
  const values = [
    { at: 0, of: 'start.0', to: 1, over: 2 },
    { at: 2, of: 'start.0', to: 5, over: 2 },
  ]
  expect([0, 1, 2, 3, 4].map((seconds) => valueOf(at(values, seconds), 'start.0'))).toEqual([-1, 0, 1, 3, 5])
})

describe('the same object', () => {
  const values = [
    { at: 1, of: 'runners.0.settings.eta', to: 0.01, over: 1 },
    { at: 3, of: 'start.0', to: 2, over: 1 },
  ]

  test('as long as nothing moves', () => {
    const its = moving(values)
    expect(its.at(0)).toBe(experiment)
    expect(its.at(0.99)).toBe(experiment)
    expect(its.at(2.9)).toBe(its.at(2))
    expect(its.at(99)).toBe(its.at(4))
    expect(its.at(3)).not.toBe(its.at(4))
  })

  test('and an equal one in any order, however many are between', () => {
    const [one, other] = [moving(values), moving(values)]
    const times = Array.from({ length: 300 }, (_, n) => n / 60)
    const forwards = times.map((time) => one.at(time))
    const backwards = times.toReversed().map((time) => other.at(time))
    expect(backwards.toReversed()).toEqual(forwards)
    for (const time of [4.5, 0.3, 1.5]) expect(one.at(time)).toEqual(other.at(time))
  })
})

test('a value that is refused on the way leaves the Experiment as it was, again and again', () => {
  const its = moving([{ of: 'runners.0.settings.eta', to: -1 }, { at: 1, of: 'start.0', to: 2 }]) // prettier-ignore
  for (let n = 0; n < 50; n += 1) {
    expect(its.at(1)).toEqual(experiment)
    expect(valueOf(its.at(2), 'start.0')).toBe(2)
    expect(its.at(2)).toBe(its.at(2))
  }
})

test('the race of a moment is that of an Experiment with the same number', () => {
  const { film } = parseFilm({
    thalweg: 'film',
    version: 1,
    experiment: { surface: { id: 'rosenbrock' }, start: [-1, 1], steps: 40, runners: [{ optimizer: 'sgd', settings: { eta: 0.0001 } }] },
    values: [{ at: 2, of: 'runners.0.settings.eta', to: 0.001, over: 2 }],
  }) // prettier-ignore
  if (!film) throw new Error('no film')
  const moved = race(new FilmScript(film).at(3).experiment)
  const eta = 0.0001 * Math.sqrt(10)
  const written = race(
    parseExperiment({
      surface: { id: 'rosenbrock' },
      start: [-1, 1],
      steps: 40,
      runners: [{ optimizer: 'sgd', settings: { eta } }],
    }).experiment,
  )
  const [one, other] = [moved.runs[0]?.points ?? [], written.runs[0]?.points ?? []]
  expect(one).toHaveLength(123)
  for (const [index, value] of other.entries())
    expect(Math.abs((one[index] ?? NaN) - value)).toBeLessThan(1e-9 * Math.max(1, Math.abs(value)))
  expect(one[120]).not.toBe(-1)
})
