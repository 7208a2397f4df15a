/** The JSON form: its defaults, what it takes, and what it writes. */
import { describe, expect, test } from 'vitest'
import { defaultExperiment, defaultView } from '../../../../src/experiment/defaults/defaults'
import { parseExperiment, serialize } from '../../../../src/experiment/schema/schema'
import { optimizers } from '../../../../src/optimizers/list'
import { schedules } from '../../../../src/schedules/list'
import { surfaces } from '../../../../src/surfaces/list'

describe('what is left out', () => {
  test('an empty object is the default experiment', () => {
    expect(parseExperiment({})).toEqual({ experiment: defaultExperiment, problems: [] })
    expect(parseExperiment({ version: 1 })).toEqual({ experiment: defaultExperiment, problems: [] })
  })

  test("the design's example is read as written", () => {
    const { experiment, problems } = parseExperiment({
      version: 1,
      surface: { id: 'rosenbrock', settings: { b: 100 } },
      start: [-1.5, 1.5],
      steps: 400,
      seed: 1,
      noise: { sigma: 0, shared: true },
      runners: [
        {
          optimizer: 'adam',
          settings: { eta: 0.05, beta1: 0.9 },
          schedule: { id: 'cosine', settings: { steps: 400 } },
          clip: { norm: 1 },
        },
      ],
    })
    expect(problems).toEqual([])
    expect(experiment).toEqual({
      version: 1,
      surface: { id: 'rosenbrock', settings: { a: 1, b: 100 } },
      start: [-1.5, 1.5],
      steps: 400,
      turn: 'step',
      seed: 1,
      noise: { sigma: 0, shared: true },
      runners: [
        {
          optimizer: 'adam',
          settings: { eta: 0.05, beta1: 0.9, beta2: 0.999, epsilon: 1e-8, weightDecay: 0 },
          schedule: { id: 'cosine', settings: { steps: 400, min: 0 } },
          clip: { norm: 1 },
          colour: 0,
          visible: true,
        },
      ],
      changes: [],
      view: defaultView,
    })
  })

  test.each(surfaces)('surface $id has its own start', ({ id, start, settings = {} }) => {
    const { experiment, problems } = parseExperiment({ surface: { id } })
    expect(problems).toEqual([])
    expect(experiment.start).toEqual(start)
    const values = Object.entries(settings).map(([name, setting]) => [name, setting.default])
    expect(experiment.surface).toEqual({ id, settings: Object.fromEntries(values) })
  })

  test.each(optimizers)('optimizer $id gets all its settings', ({ id, settings }) => {
    const { experiment, problems } = parseExperiment({ runners: [{ optimizer: id }] })
    expect(problems).toEqual([])
    const values = Object.entries(settings).map(([name, setting]) => [name, setting.default])
    expect(experiment.runners[0]?.settings).toEqual(Object.fromEntries(values))
  })

  test.each(schedules)('schedule $id gets all its settings', ({ id, settings }) => {
    const { experiment, problems } = parseExperiment({ runners: [{ schedule: { id } }] })
    expect(problems).toEqual([])
    const values = Object.entries(settings).map(([name, setting]) => [name, setting.default])
    expect(experiment.runners[0]?.schedule).toEqual({ id, settings: Object.fromEntries(values) })
  })

  test('a formula gets its parameters and its domain', () => {
    const surfaceOf = (surface: unknown): unknown => parseExperiment({ surface }).experiment.surface
    expect(surfaceOf({ formula: 'x^2' })).toEqual({
      formula: 'x^2',
      domain: [[-3, 3], [-3, 3]],
      parameters: ['x', 'y'],
    }) // prettier-ignore
    expect(surfaceOf({ formula: 'x^2', domain: [[0, 5]] })).toEqual({
      formula: 'x^2',
      domain: [[0, 5]],
      parameters: ['x'],
    })
    expect(surfaceOf({ formula: 'w^2', parameters: ['w'] })).toEqual({
      formula: 'w^2',
      domain: [[-3, 3]],
      parameters: ['w'],
    })
    expect(parseExperiment({ surface: { formula: 'x^2 + y', domain: [[0, 10], [0, 4]] } })).toMatchObject({
      experiment: { start: [2, 3] },
      problems: [],
    }) // prettier-ignore
  })

  test('a written optimizer gets sliders and a learning rate', () => {
    const optimizer = { name: 'Mine', settings: { beta: 0.9, k: 4, shift: -1 }, rule: 'theta = theta - k g' }
    const { experiment, problems } = parseExperiment({ runners: [{ optimizer, settings: { k: 2 } }] })
    expect(problems).toEqual([])
    expect(experiment.runners[0]).toMatchObject({
      optimizer: {
        name: 'Mine',
        settings: {
          eta: { default: 0.01, scale: 'log' },
          beta: { default: 0.9, min: 0, max: 0.9999, scale: 'linear' },
          k: { default: 4, min: 0.004, max: 4000, scale: 'log' },
          shift: { default: -1, min: -2, max: 1, scale: 'linear' },
        },
        state: {},
      },
      settings: { eta: 0.01, beta: 0.9, k: 2, shift: -1 },
    })
  })
})

describe('what is taken', () => {
  const adam = (settings: Record<string, unknown>): string[] =>
    parseExperiment({ runners: [{ optimizer: 'adam', settings }] }).problems

  test.each([
    { eta: 0 },
    { eta: 250 },
    { eta: 1e-300 },
    { beta1: 0, beta2: 0.99999999 },
    { epsilon: 0 },
    { epsilon: 3 },
    { weightDecay: 7 },
  ])('Adam with %j, whatever its sliders show', (settings) => {
    expect(adam(settings)).toEqual([])
  })

  test.each([
    [{ eta: -1e-9 }, 'runners[0].settings.eta: -1e-9 is out of range, 0 to 1e12; 0.05 is used'],
    [{ beta1: 1 }, 'runners[0].settings.beta1: 1 is out of range, 0 to just below 1; 0.9 is used'],
    [{ beta1: 1.5 }, 'runners[0].settings.beta1: 1.5 is out of range, 0 to just below 1; 0.9 is used'],
    [{ eta: 1e308 }, 'runners[0].settings.eta: 1e+308 is out of range, 0 to 1e12; 0.05 is used'],
    [{ eta: Infinity }, 'runners[0].settings.eta: Infinity is out of range, 0 to 1e12; 0.05 is used'],
    [{ eta: Number.NaN }, 'runners[0].settings.eta: NaN is not a number; 0.05 is used'],
    [{ eta: null }, 'runners[0].settings.eta: null is not a number; 0.05 is used'],
    [{ eta: '0.1' }, 'runners[0].settings.eta: "0.1" is not a number; 0.05 is used'],
    [
      { momentum: 0.9 },
      'runners[0].settings.momentum: not known, one of eta, beta1, beta2, epsilon, weightDecay is expected; it is left out',
    ],
  ])('Adam not with %j', (settings, problem) => {
    expect(adam(settings)).toEqual([problem])
  })

  test('counts are whole and at least what a count is', () => {
    const every = (value: number): string[] =>
      parseExperiment({ runners: [{ schedule: { id: 'step', settings: { every: value } } }] }).problems
    expect(every(1)).toEqual([])
    expect(every(123456)).toEqual([])
    expect(every(0)).toEqual([
      'runners[0].schedule.settings.every: 0 is out of range, whole numbers, 1 to 1e12; 100 is used',
    ])
    expect(every(2.5)).toHaveLength(1)
    const schedule = { id: 'oneCycle', settings: { steps: 1 } }
    expect(parseExperiment({ runners: [{ schedule }] }).problems).toEqual([])
  })

  test('starts far outside, one step, no runner and a runner’s own start', () => {
    const json = { start: [-1e12, 1e12], steps: 1, runners: [] }
    expect(parseExperiment(json)).toMatchObject({ experiment: json, problems: [] })
    const own = parseExperiment({ runners: [{ start: [0, 0.5] }] })
    expect(own.problems).toEqual([])
    expect(own.experiment.runners[0]?.start).toEqual([0, 0.5])
  })

  test('−0 becomes 0, as in JSON', () => {
    expect(parseExperiment({ start: [-0, 1] }).experiment.start).toEqual([0, 1])
  })

  test('settings can have names that every object has', () => {
    const optimizer = { name: 'A', settings: { valueOf: 2 }, rule: 'theta = theta - valueOf g' }
    const { experiment, problems } = parseExperiment({ runners: [{ optimizer }] })
    expect(problems).toEqual([])
    expect(experiment.runners[0]?.settings).toEqual({ eta: 0.01, valueOf: 2 })
  })

  test('changes are sorted by step, and ties keep list order', () => {
    const change = (step: number, eta: number): unknown => ({ step, runner: 0, settings: { eta } })
    const { experiment, problems } = parseExperiment({
      runners: [{}],
      changes: [change(9, 1), change(2, 2), change(9, 3)],
    })
    expect(problems).toEqual([])
    expect(experiment.changes).toEqual([change(2, 2), change(9, 1), change(9, 3)])
  })
})

test('defaults of the view and of runners are not written', () => {
  expect(serialize(defaultExperiment)).not.toHaveProperty('view')
  expect(serialize(defaultExperiment)).not.toHaveProperty('changes')
  expect(serialize(defaultExperiment)).not.toHaveProperty('ensemble')
  const light = { ...defaultExperiment, view: { ...defaultView, theme: 'light' as const } }
  expect(serialize(light)).toMatchObject({ view: { theme: 'light' } })
  expect(serialize(light)).toEqual({ ...(serialize(defaultExperiment) as object), view: { theme: 'light' } })
  expect(serialize({ ...defaultExperiment, runners: defaultExperiment.runners.slice(0, 1) })).toMatchObject({
    runners: [{ optimizer: 'sgd', settings: { eta: 0.0016, weightDecay: 0 } }],
  })
})
