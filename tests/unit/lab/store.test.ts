/**
 * The lab: history in the store, a race that is computed only when needed, a timeline as long as the race. Long, since
 * every test edits one lab and looks at several of its parts.
 */
import { beforeEach, describe, expect, test } from 'vitest'
import { defaultExperiment } from '../../../src/experiment/defaults/defaults'
import * as edits from '../../../src/experiment/edits/edits'
import { chooseSurface } from '../../../src/experiment/edits/fitting'
import { setPane, setPaneCount } from '../../../src/experiment/edits/paneEdits'
import { type Lab, type LabState, createLab } from '../../../src/lab/store'
import { parseExperiment } from '../../../src/experiment/schema/schema'
import { race } from '../../../src/run/race'

let lab: Lab
const state = (): LabState => lab.store.getState()

beforeEach(() => {
  lab = createLab(defaultExperiment)
})

describe('history', () => {
  test('follows edit, undo and redo', () => {
    state().edit(edits.newSeed)
    state().edit(edits.newSeed)
    expect(state().experiment.seed).toBe(3)
    state().undo()
    expect(state().experiment.seed).toBe(2)
    state().redo()
    expect(state().experiment.seed).toBe(3)
    state().undo()
    state().undo()
    expect(state().experiment).toBe(defaultExperiment)
    expect(state().past).toEqual([])
  })

  test('makes one undo step of a drag, and Esc cancels it', () => {
    const drag = (x: number): void => state().edit((one) => edits.setStart(one, [x, 0]), 'drag')
    for (const x of [1, 2, 3]) drag(x)
    state().endGesture()
    expect(state().experiment.start).toEqual([3, 0])
    for (const x of [4, 5]) drag(x)
    state().cancelGesture()
    expect(state().experiment.start).toEqual([3, 0])
    state().undo()
    expect(state().experiment.start).toEqual(defaultExperiment.start)
  })

  test('starts a loaded experiment at its first step, and undo restores the former', () => {
    lab.timeline.seek(100)
    const other = edits.setSurface(edits.setSteps(defaultExperiment, 50), 'bowl')
    state().load(other, ['one', 'two'])
    expect(state().experiment).toBe(other)
    expect(state().notices).toEqual(['one', 'two'])
    expect(lab.timeline.position).toBe(0)
    expect(lab.timeline.state.steps).toBe(50)
    state().undo()
    expect(state().experiment).toBe(defaultExperiment)
    expect(lab.timeline.state.steps).toBe(400)
  })
})

describe('listeners never see two experiments mixed', () => {
  const panes = { ...defaultExperiment.view, panes: [{ runners: [0] }, { runners: [3] }] }
  const old = { ...defaultExperiment, view: panes }

  /** What every listener finds when it is told of `change`, in call order. */
  function seen(position: number, change: () => void): unknown[] {
    lab = createLab(old)
    lab.timeline.seek(position)
    state().activate(1)
    const found: unknown[] = []
    const look = (by: string) => (): void => {
      const { experiment, pane, selected, notices } = state()
      const { loss, turns } = lab.race()
      const line = [lab.timeline.position, lab.timeline.state.steps]
      found.push([by, experiment.surface, loss.value(0, 0), turns, pane, selected, notices, ...line])
    }
    lab.store.subscribe(look('store'))
    lab.timeline.onChange(look('timeline'))
    lab.timeline.onMove(look('playhead'))
    change()
    return found
  }

  test('when one is loaded: each listener is told once', () => {
    const other = edits.setSurface(edits.setSteps(defaultExperiment, 50), 'bowl')
    const whole = [other.surface, 0, 50, 0, 3, ['one'], 0, 50]
    expect(seen(100, () => state().load(other, ['one']))).toEqual([
      ['store', ...whole],
      ['timeline', ...whole],
      ['playhead', ...whole],
    ])
  })

  test('when one of the same length is loaded: the timeline neither changes nor moves from 0', () => {
    const other = edits.setSurface(defaultExperiment, 'bowl')
    const whole = ['store', other.surface, 0, 400, 0, 3, [], 0, 400]
    expect(seen(0, () => state().load(other))).toEqual([whole])
  })

  test('when an edit makes it shorter: every listener finds the playhead inside', () => {
    const whole = [old.surface, 1, 60, 1, 3, [], 60, 60]
    expect(seen(100, () => state().edit((one) => edits.setSteps(one, 60)))).toEqual([
      ['store', ...whole],
      ['timeline', ...whole],
      ['playhead', ...whole],
    ])
  })

  test('when the same one is loaded again: it has new notices and restarts', () => {
    const whole = [old.surface, 1, 400, 0, 0, ['late'], 0, 400]
    expect(seen(7, () => state().load(old, ['late']))).toEqual([
      ['store', ...whole],
      ['playhead', ...whole],
    ])
  })
})

test('a lab opens with its notices', () => {
  expect(createLab(defaultExperiment, ['one']).store.getState().notices).toEqual(['one'])
})

describe('race', () => {
  test('is that of the experiment', () => {
    expect(lab.race().runs.map(({ points }) => points)).toEqual(
      race(defaultExperiment).runs.map(({ points }) => points),
    )
  })

  test.each<[string, (one: typeof defaultExperiment) => typeof defaultExperiment]>([
    ['view', (one) => edits.setView(one, { theme: 'light' })],
    ['colour', (one) => edits.setLook(one, 1, { colour: 9 })],
    ['visible', (one) => edits.setLook(one, 1, { visible: false })],
  ])('stays when only %s changes', (_, change) => {
    const before = lab.race()
    state().edit(change)
    expect(lab.race()).toBe(before)
  })

  test.each<[string, (one: typeof defaultExperiment) => typeof defaultExperiment]>([
    ['surface', (one) => edits.setSurfaceSetting(one, 'b', 50)],
    ['start', (one) => edits.setStart(one, [-1, 1])],
    ['own start', (one) => edits.setStart(one, [-1, 1], 0)],
    ['noise', (one) => edits.setNoise(one, { sigma: 1 })],
    ['optimizer', (one) => edits.setOptimizer(one, 0, 'lion')],
    ['setting', (one) => edits.setRunnerSetting(one, 0, 'eta', 1e-4)],
    ['change', (one) => edits.setRunnerSetting(one, 0, 'eta', 1e-4, 3)],
    ['schedule', (one) => edits.setSchedule(one, 0, 'cosine')],
    ['clipping', (one) => edits.setClip(one, 0, { norm: 0.1 })],
  ])('is another when %s changes, and the same again after undo', (_, change) => {
    const before = lab.race()
    state().edit(change)
    const after = lab.race()
    expect(after.runs[0]?.points).not.toEqual(before.runs[0]?.points)
    expect(lab.race()).toBe(after)
    state().undo()
    expect(lab.race().runs[0]?.points).toEqual(before.runs[0]?.points)
  })

  test('has the runs and steps of the experiment', () => {
    state().edit((one) => edits.setSteps(edits.removeRunner(one, 0), 30))
    expect(lab.race().runs).toHaveLength(4)
    expect(lab.race().turns).toBe(30)
    state().edit((one) => edits.addRunner(one))
    expect(lab.race().runs).toHaveLength(5)
  })

  test('applies a change from its step on', () => {
    const before = lab.race().runs[0]
    state().edit((one) => edits.setRunnerSetting(one, 0, 'eta', 1e-4, 11))
    const after = lab.race().runs[0]
    expect(after?.points.subarray(0, 33)).toEqual(before?.points.subarray(0, 33))
    expect(after?.points.subarray(33, 36)).not.toEqual(before?.points.subarray(33, 36))
    expect(after?.eta[10]).toBe(0.0016)
    expect(after?.eta[11]).toBe(1e-4)
  })
})

test('the timeline is as long as the race, and the playhead stays inside', () => {
  lab.timeline.seek(300)
  state().edit((one) => edits.setSteps(one, 200))
  expect(lab.timeline.state.steps).toBe(200)
  expect(lab.timeline.position).toBe(200)
})

test.each([2, 3, 4, 6, 9] as const)('%i panes keep the selected runner', (count) => {
  for (const runner of [0, 1, 2, 3, 4]) {
    lab = createLab(defaultExperiment)
    state().select(runner)
    state().edit((one) => setPaneCount(one, count))
    expect(state().selected).toBe(runner)
    expect(state().experiment.view.panes[state().pane]?.runners).toContain(runner)
    state().edit((one) => setPaneCount(one, 1))
    expect(state().selected).toBe(runner)
  }
})

describe('undo of an edit that moved the playhead', () => {
  const place = (x: number): void => state().edit((one) => edits.setStart(one, [x, 0]), 'start')

  test('brings the playhead back', () => {
    lab.timeline.seek(100)
    state().leaveAt(lab.timeline.position)
    lab.timeline.seek(0)
    for (const x of [1, 2, 3]) place(x)
    state().endGesture()
    lab.timeline.seek(30)
    state().undo()
    expect(state().experiment).toBe(defaultExperiment)
    expect(lab.timeline.position).toBe(100)
    state().redo()
    expect(lab.timeline.position).toBe(100)
  })

  test('is no matter of an edit that moved nothing', () => {
    lab.timeline.seek(100)
    state().leaveAt(100)
    state().endGesture()
    lab.timeline.seek(7)
    place(1)
    state().undo()
    expect(lab.timeline.position).toBe(7)
    state().leaveAt(100)
    place(1)
    state().undo()
    lab.timeline.seek(9)
    state().edit(edits.newSeed)
    state().undo()
    expect(lab.timeline.position).toBe(9)
  })
})

test('the selected runner always exists', () => {
  state().select(4)
  state().edit((one) => edits.removeRunner(one, 4))
  expect(state().selected).toBe(3)
  for (let n = 0; n < 4; n += 1) state().edit((one) => edits.removeRunner(one, 0))
  expect(state().experiment.runners).toEqual([])
  expect(state().selected).toBe(0)
  expect(lab.race().runs).toEqual([])
})

test('notices appear once and are dismissed one by one', () => {
  for (const text of ['a', 'b', 'a']) state().notify(text)
  expect(state().notices).toEqual(['b', 'a'])
  state().dismiss(0)
  expect(state().notices).toEqual(['a'])
})

test('switches change by themselves', () => {
  state().set({ fromHere: true })
  expect(state()).toMatchObject({ fromHere: true, panelsHidden: false })
})

test('an edit that cuts the steps says so, and undo brings them back', () => {
  const runners = Array.from({ length: 20 }, () => ({ optimizer: 'sgd' }))
  const { experiment } = parseExperiment({ runners, steps: 100_000 })
  const { store } = createLab(experiment)
  const { edit, undo } = store.getState()
  edit((now) => edits.addRunner(now))
  expect(store.getState()).toMatchObject({
    experiment: { steps: 95_238 },
    notices: [
      '100000 steps are too many for so many runners and panes: the race has 95238 now. Undo brings them back.',
    ],
  })
  undo()
  expect(store.getState().experiment.steps).toBe(100_000)
})

test('an edit that leaves the steps, or sets them, says nothing', () => {
  const { store } = createLab(defaultExperiment)
  const { edit } = store.getState()
  edit((now) => edits.addRunner(now))
  edit((now) => edits.setSteps(now, 20))
  expect(store.getState().notices).toEqual([])
})

describe('rates that fit', () => {
  const rates = (): (number | undefined)[] =>
    state().experiment.runners.map(({ settings }) => settings['eta'])

  test('come with another surface, in one step of undo', () => {
    const before = rates()
    state().edit((one) => chooseSurface(one, 0, 'himmelblau'))
    expect(state().experiment.runners.every(({ settings, fitted }) => settings['eta'] === fitted)).toBe(true)
    expect(rates()).not.toEqual(before)
    expect(state().past).toHaveLength(1)
    state().undo()
    expect(state().experiment).toBe(defaultExperiment)
  })

  test('come with another shape when its slider is let go, in the same step of undo', () => {
    state().edit((one) => chooseSurface(one, 0, 'bowl'))
    const bowl = rates()
    for (const kappa of [20, 60, 90])
      state().edit((one) => edits.setSurfaceSetting(one, 'kappa', kappa), 'shape')
    expect(rates()).toEqual(bowl)
    state().endGesture()
    expect(rates()).not.toEqual(bowl)
    const fitted = state().experiment
    state().endGesture()
    expect(state().experiment).toBe(fitted)
    expect(state().past).toHaveLength(2)
    state().undo()
    expect(rates()).toEqual(bowl)
    state().redo()
    expect(state().experiment).toBe(fitted)
  })

  test('do not come with a start, a link, a cell of a map, or a pane that shows the same runners', () => {
    const other = edits.setSurface(defaultExperiment, 'bowl')
    state().load(other)
    expect(state().experiment).toBe(other)
    state().edit((one) => edits.setStart(one, [1, 1]), 'start')
    state().endGesture()
    state().edit((one) => edits.setSurfaceSetting(one, 'kappa', 50))
    state().edit((one) => setPaneCount(one, 2))
    state().edit((one) => setPane(one, 0, { runners: undefined }))
    state().activate(1)
    state().edit((one) => setPane(one, 1, { surface: defaultExperiment.surface, start: [0, 1] }))
    state().edit((one) => setPaneCount(one, 1))
    expect(state().experiment.runners).toBe(other.runners)
  })

  test('of a longer race come with a speed at which it takes about as long, until it is undone', () => {
    state().edit((one) => edits.setSteps(one, 50))
    expect(lab.timeline.state).toMatchObject({ steps: 50, speed: 32 })
    state().edit((one) => chooseSurface(one, 0, 'rastrigin'))
    expect(lab.timeline.state).toMatchObject({ steps: 400, speed: 256 })
    state().undo()
    expect(lab.timeline.state).toMatchObject({ steps: 50, speed: 32 })
  })
})
