/** Panes in the document: what each shows, what edits do to them, what they run, and which is active. */
import { describe, expect, test } from 'vitest'
import { defaultExperiment } from '../../../../src/experiment/defaults/defaults'
import { factsOf } from '../../../../src/surfaces/kinds'
import {
  addRunner,
  duplicateRunner,
  removeRunner,
  setNoise,
  setStart,
  setSurface,
  setSurfaceSetting,
  setView,
} from '../../../../src/experiment/edits/edits'
import { planOfCell } from '../../../../src/ensemble/cell'
import { showStarts } from '../../../../src/experiment/edits/ensembleEdits'
import type { Experiment, Pane } from '../../../../src/experiment/experiment'
import { editPane, experimentOf, runnersBeside, runnersOf } from '../../../../src/experiment/edits/panes'
import { isCloud, switchCloud } from '../../../../src/experiment/edits/raceEdits'
import { createLab } from '../../../../src/lab/store'
import { race } from '../../../../src/run/race'
import { bowl, reread, withPanes } from '../../../helpers/panes'

describe('an edit in a pane', () => {
  const two = withPanes([{ surface: bowl, start: [1, 2] }, { sigma: 0.5 }])

  test('of its own surface and start leaves the experiment and the other panes alone', () => {
    const edited = editPane(two, 0, (shown) => setStart(setSurfaceSetting(shown, 'kappa', 50), [2, 2]))
    expect(edited.view.panes[0]).toEqual({ surface: { id: 'bowl', settings: { kappa: 50 } }, start: [2, 2] })
    expect(edited.view.panes[1]).toBe(two.view.panes[1])
    expect({ ...edited, view: two.view }).toEqual(two)
  })

  test('that sets another surface takes its start', () => {
    const edited = editPane(two, 0, (shown) => setSurface(shown, 'himmelblau'))
    expect(edited.view.panes[0]?.start).toEqual(factsOf({ id: 'himmelblau', settings: {} }).start)
    expect(edited.surface).toBe(two.surface)
  })

  test('of a shared part changes the experiment', () => {
    const edited = editPane(two, 1, (shown) => setStart(setNoise(shown, { sigma: 2, shared: false }), [0, 0]))
    expect(edited.view.panes[1]).toEqual({ sigma: 2 })
    expect(edited.noise).toEqual({ sigma: 0, shared: false })
    expect(edited.start).toEqual([0, 0])
  })

  test('keeps the runners’ own starts and the ensemble, even on a surface where they do not apply', () => {
    const base = showStarts(setStart(defaultExperiment, [0, 1], 0), 0)
    const one = withPanes([{ surface: { id: 'parabola', settings: {} }, start: [3] }, {}], base)
    expect(experimentOf(one, one.view.panes[0] ?? {}).runners.every(({ start }) => start === undefined)).toBe(
      true,
    )
    const edited = editPane(one, 0, (shown) => setStart(shown, [2]))
    expect(edited.view.panes[0]?.start).toEqual([2])
    expect(edited.runners).toEqual(base.runners)
    expect(edited.ensemble).toEqual(base.ensemble)
  })
})

describe('lists of runners', () => {
  const dealt = withPanes([{ runners: [0, 2] }, { runners: [1, 3] }, { runners: [4] }])
  const lists = ({ view }: Experiment) => view.panes.map(({ runners }) => runners)

  test('follow a runner that is removed', () =>
    expect(lists(removeRunner(dealt, 2))).toEqual([[0], [1, 2], [3]]))
  test('follow a runner that is copied', () =>
    expect(lists(duplicateRunner(dealt, 0))).toEqual([[0, 1, 3], [2, 4], [5]]))
  test('take in a runner that is added', () =>
    expect(lists(addRunner(dealt, 'lion', 1))).toEqual([[0, 2], [1, 3, 5], [4]]))
  test('a pane without one shows all', () => expect(runnersOf(dealt, {})).toEqual([0, 1, 2, 3, 4]))
})

describe('the race of a pane', () => {
  const noisy: Experiment = { ...defaultExperiment, steps: 50, noise: { sigma: 0.1, shared: false } }

  test('has its runners with the noise that each has among all runners', () => {
    const lab = createLab(withPanes([{ runners: [3, 1] }, {}], noisy))
    const all = race(noisy)
    expect(lab.paneRace(0).runs.map(({ points }) => points)).toEqual([
      all.runs[3]?.points,
      all.runs[1]?.points,
    ])
  })

  test('shares equal runs between panes, and keeps them when others change', () => {
    const lab = createLab(withPanes([{ runners: [0, 1] }, { runners: [1] }], noisy))
    const [run] = lab.paneRace(1).runs
    expect(lab.paneRace(0).runs[1]).toBe(run)
    lab.store.getState().edit((now) => removeRunner(now, 4))
    expect(lab.paneRace(1).runs[0]).toBe(run)
    expect(lab.race().runs[1]).toBe(run)
  })

  test('is on its own surface, from its own start, with its own noise', () => {
    const pane: Pane = { surface: bowl, start: [1, 2], sigma: 0 }
    const lab = createLab(withPanes([{}, pane], noisy))
    const apart = race({ ...noisy, surface: bowl, start: [1, 2], noise: { sigma: 0, shared: false } })
    expect(lab.paneRace(1).runs.map(({ points }) => points)).toEqual(apart.runs.map(({ points }) => points))
    lab.store.getState().activate(1)
    expect(lab.race().surface).toBe(apart.surface)
    expect(lab.ownRace().surface).not.toBe(apart.surface)
  })

  test('is made the active one by selecting a runner that only it shows', () => {
    const { store } = createLab(withPanes([{ runners: [0] }, { runners: [3] }], noisy))
    store.getState().select(3)
    expect(store.getState().pane).toBe(1)
    store.getState().activate(0)
    expect(store.getState().selected).toBe(0)
  })
})

describe('a surface that is chosen in a pane', () => {
  const own = setStart(defaultExperiment, [1, 1], 0)

  test('without its own one becomes that of all panes, with its start and its number of parameters', () => {
    for (const pane of [{ sigma: 0.5 }, { start: [0, 0] }, { start: [0, 0], sigma: 1 }]) {
      for (const id of ['parabola', 'eggholder']) {
        const edited = editPane(withPanes([pane, {}], own), 0, (shown) => setSurface(shown, id))
        expect(edited.surface).toMatchObject({ id })
        expect(edited.start).toEqual(factsOf({ id, settings: {} }).start)
        expect(edited.noise).toEqual(own.noise)
        expect(reread(edited)).toEqual({ experiment: edited, problems: [] })
      }
    }
  })

  test('with its own one keeps the starts of the other panes and of the runners', () => {
    const two = withPanes([{ surface: bowl, start: [1, 2] }, { start: [0, 1] }], own)
    for (const id of ['beale', 'parabola']) {
      const edited = editPane(two, 0, (shown) => setSurface(shown, id))
      expect(edited.view.panes[1]).toEqual({ start: [0, 1] })
      expect(edited.runners).toEqual(own.runners)
      expect(reread(edited)).toEqual({ experiment: edited, problems: [] })
    }
  })

  test('changes the ensemble only if it is the surface of all panes', () => {
    const swarm = showStarts(defaultExperiment, 0)
    const shared = editPane(withPanes([{ sigma: 1 }, { sigma: 2 }], swarm), 0, (shown) =>
      setSurface(shown, 'eggholder'),
    )
    expect(shared.ensemble?.x).toMatchObject({ from: -512, to: 512 })
    const apart = editPane(withPanes([{ surface: bowl, start: [1, 2] }, {}], swarm), 0, (shown) =>
      setSurface(shown, 'eggholder'),
    )
    expect(apart.ensemble).toEqual(swarm.ensemble)
  })
})

test('runners are beside each other if their panes share a race', () => {
  const panes: readonly Pane[] = [
    { runners: [0] },
    { runners: [2] },
    { runners: [1], sigma: 1 },
    { runners: [3], sigma: 1 },
  ]
  const four = withPanes(panes)
  expect(panes.map((pane) => [...runnersBeside(four, pane)])).toEqual([
    [0, 2],
    [0, 2],
    [1, 3],
    [1, 3],
  ])
  expect([...runnersBeside(defaultExperiment, {})]).toEqual([0, 1, 2, 3, 4])
})

test('a camera for all panes replaces their own', () => {
  const free = withPanes([{ camera: 'top' }, { sigma: 1, camera: 'side' }])
  const set = setView(free, { camera: 'default' })
  expect(set.view).toMatchObject({ camera: 'default', panes: [{}, { sigma: 1 }] })
  expect(set.view.panes.some((pane) => 'camera' in pane)).toBe(false)
})

describe('the selected runner', () => {
  const panes: readonly Pane[] = [{ runners: [1] }, { runners: [0] }]

  test('is in the active pane after an experiment is opened, loaded or undone', () => {
    const lab = createLab(withPanes(panes))
    expect(lab.store.getState()).toMatchObject({ pane: 0, selected: 1 })
    lab.store.getState().activate(1)
    lab.store.getState().load(withPanes([{ runners: [2] }, { runners: [0] }]))
    expect(lab.store.getState()).toMatchObject({ pane: 0, selected: 2 })
    lab.store.getState().undo()
    expect(lab.store.getState()).toMatchObject({ pane: 0, selected: 1 })
  })

  test('can be one that no pane shows, and the pane stays', () => {
    const { store } = createLab(withPanes(panes))
    store.getState().activate(1)
    store.getState().select(4)
    expect(store.getState()).toMatchObject({ pane: 1, selected: 4 })
  })
})

test('a start cloud on a curve keeps the noise of the race', () => {
  const cloud = switchCloud(setSurface(defaultExperiment, 'parabola'))
  for (const sigma of [2, 0, 5]) {
    const noisy = setNoise(cloud, { sigma })
    const { ensemble } = noisy
    if (!ensemble) throw new Error('the cloud is gone')
    expect(isCloud(noisy)).toBe(true)
    const { noise, seed } = planOfCell({ race: noisy, runner: 0, ...ensemble }, 3, 0)
    expect(noise.sigma).toBe(sigma)
    if (sigma > 0) expect(seed).toBe(noisy.seed)
  }
})
