/** Edits: what each changes, and that it leaves everything else alone. */
import { describe, expect, test } from 'vitest'
import { settingsAt } from '../../../../src/experiment/edits/changes'
import { defaultExperiment, settingsOf } from '../../../../src/experiment/defaults/defaults'
import * as edits from '../../../../src/experiment/edits/edits'
import type { Change, Experiment } from '../../../../src/experiment/experiment'
import type { FormulaSurface } from '../../../../src/surfaces/formula'
import { parseExperiment, serialize } from '../../../../src/experiment/schema/schema'

const bowl: FormulaSurface = { formula: 'x^2 + y^2', domain: [[-1, 1], [0, 4]], parameters: ['x', 'y'] } // prettier-ignore
const curve: FormulaSurface = { formula: 'w^2', domain: [[-5, 5]], parameters: ['w'] }

/** The default experiment with changes of runners 0, 1 and 3. */
const driven: Experiment = {
  ...defaultExperiment,
  changes: [
    { step: 5, runner: 1, settings: { eta: 0.1 } },
    { step: 9, runner: 0, settings: { eta: 0.2 } },
    { step: 9, runner: 3, settings: { eta: 0.3, rho: 0.5 } },
  ],
}

describe('surface', () => {
  test('a listed one comes with its defaults and its start', () => {
    const changed = edits.setSurface(defaultExperiment, 'himmelblau')
    expect(changed.surface).toEqual({ id: 'himmelblau', settings: {} })
    expect(changed.start).not.toEqual(defaultExperiment.start)
    expect(changed).toEqual({
      ...defaultExperiment,
      surface: changed.surface,
      start: parseExperiment({ surface: { id: 'himmelblau' } }).experiment.start,
    })
  })

  test('an edited formula keeps the start while it lies inside', () => {
    const first = edits.setSurface(defaultExperiment, bowl)
    expect(first.start).toEqual([-0.6, 3])
    const placed = edits.setStart(first, [0.5, 0.5])
    expect(edits.setSurface(placed, { ...bowl, formula: 'x^2 + y^4' }).start).toEqual([0.5, 0.5])
    expect(edits.setSurface(placed, { ...bowl, domain: [[-1, 0], [0, 4]] }).start).toEqual([-0.8, 3]) // prettier-ignore
  })

  test('one with another number of parameters removes the runners’ own starts', () => {
    const own = edits.setStart(defaultExperiment, [0, 1], 2)
    expect(edits.setSurface(own, bowl).runners[2]?.start).toEqual([0, 1])
    const flat = edits.setSurface(own, curve)
    expect(flat.start).toEqual([-3])
    expect(flat.runners).toEqual(defaultExperiment.runners)
  })

  test('a slider changes its setting and nothing else', () => {
    const steep = edits.setSurfaceSetting(defaultExperiment, 'b', 7)
    expect(steep).toEqual({ ...defaultExperiment, surface: { id: 'rosenbrock', settings: { a: 1, b: 7 } } })
  })
})

describe('the race', () => {
  test('the start can be set for all, set for one runner and cleared again', () => {
    expect(edits.setStart(defaultExperiment, [1, 2])).toEqual({ ...defaultExperiment, start: [1, 2] })
    const own = edits.setStart(defaultExperiment, [1, 2], 1)
    expect(own.runners.map(({ start }) => start)).toEqual([
      undefined,
      [1, 2],
      undefined,
      undefined,
      undefined,
    ])
    expect(edits.clearStart(own, 1)).toEqual(defaultExperiment)
    expect('start' in (edits.clearStart(own, 1).runners[1] ?? {})).toBe(false)
  })

  test('steps stay within their limits', () => {
    expect(edits.setSteps(defaultExperiment, 12.4).steps).toBe(12)
    expect(edits.setSteps(defaultExperiment, -3).steps).toBe(1)
    expect(edits.setSteps(defaultExperiment, 1e9).steps).toBe(100_000)
  })

  test('a change of the turn sets the axis of the chart, whatever it was', () => {
    const before = { ...defaultExperiment, turn: 'step' } as const
    for (const against of ['step', 'gradient'] as const) {
      const changed = edits.setTurn(edits.setView(before, { against }), 'gradient')
      expect(changed).toEqual({ ...before, turn: 'gradient', view: { ...before.view, against: 'gradient' } })
    }
    const chosen = edits.setView(before, { against: 'gradient' })
    expect(edits.setTurn(chosen, 'step')).toBe(chosen)
  })

  test('noise, seed and view change by themselves', () => {
    expect(edits.setNoise(defaultExperiment, { sigma: 2 }).noise).toEqual({ sigma: 2, shared: true })
    expect(edits.newSeed(defaultExperiment).seed).toBe(2)
    expect(edits.newSeed(edits.setSeed(defaultExperiment, 0xffffffff)).seed).toBe(0)
    const top = edits.setView(defaultExperiment, { camera: 'top' })
    expect(top).toEqual({ ...defaultExperiment, view: { ...defaultExperiment.view, camera: 'top' } })
    expect(top.runners).toBe(defaultExperiment.runners)
  })
})

describe('runners', () => {
  const ids = ({ runners }: Experiment): unknown[] => runners.map(({ optimizer }) => optimizer)
  const stepsOf = ({ changes }: Experiment): [number, number][] =>
    changes.map(({ step, runner }) => [step, runner])

  test('an added one has the first free colour', () => {
    const grown = edits.addRunner(edits.removeRunner(defaultExperiment, 1), 'lion')
    expect(ids(grown)).toEqual(['sgd', 'nesterov', 'rmsprop', 'adam', 'lion'])
    expect(grown.runners.map(({ colour }) => colour)).toEqual([0, 2, 3, 4, 1])
    expect(grown.runners[4]?.settings['eta']).toBe(settingsOf('lion')['eta']?.default)
  })

  test('there are at most thirty-two, and their number limits the steps', () => {
    const long = edits.setSteps(defaultExperiment, 100_000)
    const full = Array.from({ length: 40 }).reduce((one: Experiment) => edits.addRunner(one), long)
    expect(full.runners).toHaveLength(32)
    expect(full.steps).toBe(62_500)
    expect(edits.duplicateRunner(full, 3)).toBe(full)
    expect(parseExperiment(serialize(full)).problems).toEqual([])
  })

  test('a duplicate has the same changes, and later runners are renumbered', () => {
    const twice = edits.duplicateRunner(driven, 1)
    expect(ids(twice)).toEqual(['sgd', 'momentum', 'momentum', 'nesterov', 'rmsprop', 'adam'])
    expect(twice.runners[2]).toEqual({ ...driven.runners[1], colour: 5 })
    expect(stepsOf(twice)).toEqual([[5, 1], [5, 2], [9, 0], [9, 4]]) // prettier-ignore
    expect(stepsOf(edits.duplicateRunner(driven, 0))).toEqual([[5, 2], [9, 0], [9, 1], [9, 4]]) // prettier-ignore
    expect(twice.changes[3]?.settings).toEqual({ eta: 0.3, rho: 0.5 })
  })

  test('a removed one takes its changes along, and later runners are renumbered', () => {
    const fewer = edits.removeRunner(driven, 0)
    expect(ids(fewer)).toEqual(['momentum', 'nesterov', 'rmsprop', 'adam'])
    expect(stepsOf(fewer)).toEqual([[5, 0], [9, 2]]) // prettier-ignore
    expect(edits.removeRunner(edits.duplicateRunner(driven, 1), 2)).toEqual(driven)
  })

  test('another optimizer comes with its defaults and without changes', () => {
    const other = edits.setOptimizer(driven, 3, 'adagrad')
    expect(other.runners[3]).toMatchObject({ optimizer: 'adagrad', colour: 3 })
    expect(Object.keys(other.runners[3]?.settings ?? {})).toEqual(Object.keys(settingsOf('adagrad')))
    expect(stepsOf(other)).toEqual([[5, 1], [9, 0]]) // prettier-ignore
  })

  test('schedule, clipping and look change by themselves', () => {
    const runner = (one: Experiment): unknown => one.runners[2]
    const before = defaultExperiment.runners[2]
    const step = edits.setSchedule(defaultExperiment, 2, 'step')
    expect(runner(step)).toEqual({
      ...before,
      schedule: { id: 'step', settings: { every: 100, factor: 0.5 } },
    })
    expect(runner(edits.setScheduleSetting(step, 2, 'every', 7))).toEqual({
      ...before,
      schedule: { id: 'step', settings: { every: 7, factor: 0.5 } },
    })
    expect(runner(edits.setClip(defaultExperiment, 2, { value: 3 }))).toEqual({
      ...before,
      clip: { value: 3 },
    })
    expect(runner(edits.setLook(defaultExperiment, 2, { visible: false }))).toEqual({
      ...before,
      visible: false,
    })
    expect(step.runners[1]).toBe(defaultExperiment.runners[1])
  })
})

describe('settings', () => {
  const set = (one: Experiment, runner: number, name: string, value: number, from?: number): Experiment =>
    edits.setRunnerSetting(one, runner, name, value, from)

  test('can be set for the whole run', () => {
    const faster = set(driven, 4, 'eta', 0.9)
    expect(faster.runners[4]?.settings).toEqual({ ...driven.runners[4]?.settings, eta: 0.9 })
    expect(faster.changes).toBe(driven.changes)
  })

  test('set from here on are recorded, and the run before stays', () => {
    const faster = set(defaultExperiment, 4, 'eta', 0.9, 50)
    expect(faster.runners).toBe(defaultExperiment.runners)
    expect(faster.changes).toEqual([{ step: 50, runner: 4, settings: { eta: 0.9 } }])
    expect(settingsAt(faster, 4, 49)['eta']).toBe(0.3)
    expect(settingsAt(faster, 4, 50)).toEqual({ ...defaultExperiment.runners[4]?.settings, eta: 0.9 })
    expect(settingsAt(faster, 3, 50)['eta']).toBe(0.03)
  })

  test('of one step and runner are merged into one change', () => {
    const both = set(set(set(defaultExperiment, 4, 'eta', 0.9, 50), 4, 'beta1', 0.5, 50), 4, 'eta', 0.8, 50)
    expect(both.changes).toEqual([{ step: 50, runner: 4, settings: { eta: 0.8, beta1: 0.5 } }])
  })

  test('of one step and several runners are separate changes', () => {
    const changed = set(driven, 1, 'beta', 0.1, 9)
    expect(changed.changes).toHaveLength(4)
    expect(changed.changes).toEqual(expect.arrayContaining([...driven.changes]))
  })

  test('are recorded in step order', () => {
    const changed = set(set(driven, 1, 'beta', 0.1, 7), 2, 'beta', 0.2, 1)
    expect(changed.changes.map(({ step }) => step)).toEqual([1, 5, 7, 9, 9])
    expect(parseExperiment(serialize(changed))).toEqual({ experiment: changed, problems: [] })
  })

  test('overwrite later records of the same setting, and nothing else', () => {
    expect(set(driven, 3, 'eta', 1, 2).changes).toEqual<Change[]>([
      { step: 2, runner: 3, settings: { eta: 1 } },
      { step: 5, runner: 1, settings: { eta: 0.1 } },
      { step: 9, runner: 0, settings: { eta: 0.2 } },
      { step: 9, runner: 3, settings: { rho: 0.5 } },
    ])
    expect(set(driven, 1, 'eta', 1, 2).changes.filter(({ runner }) => runner === 1)).toEqual([
      { step: 2, runner: 1, settings: { eta: 1 } },
    ])
  })

  test('are recorded a thousand times at most', () => {
    const many = Array.from({ length: 1000 }, (_, index) => index + 1).reduce(
      (one, step) => set(one, 0, 'eta', step, step),
      defaultExperiment,
    )
    expect(many.changes).toHaveLength(1000)
    expect(set(many, 1, 'eta', 1, 2000).changes).toBe(many.changes)
    expect(set(many, 0, 'eta', 5, 1000).changes).toHaveLength(1000)
  })

  test('that were recorded can be dropped from a step on', () => {
    expect(edits.clearChanges(driven, 9).changes).toEqual([driven.changes[0]])
    expect(edits.clearChanges(driven).changes).toEqual([])
  })
})
