/** Panes in the document: what each shows, what edits do to them, how they are filled and titled, what they run. */
import { describe, expect, test } from 'vitest'
import { defaultExperiment } from '../../../../src/experiment/defaults'
import { factsOf } from '../../../../src/surfaces/kinds'
import {
  addRunner,
  duplicateRunner,
  removeRunner,
  setNoise,
  setOptimizer,
  setStart,
  setSurface,
  setSurfaceSetting,
  setView,
} from '../../../../src/experiment/edits/edits'
import { planOfCell } from '../../../../src/ensemble/cell'
import { showStarts } from '../../../../src/experiment/edits/ensembleEdits'
import type { Experiment, Pane, WrittenOptimizer } from '../../../../src/experiment/experiment'
import { paneCounts } from '../../../../src/experiment/limits'
import { paneFills, setPane, setPaneCount } from '../../../../src/experiment/edits/paneEdits'
import {
  editPane,
  experimentOf,
  panesOf,
  runnersBeside,
  runnersOf,
} from '../../../../src/experiment/edits/panes'
import { paneTitles } from '../../../../src/experiment/names/paneTitles'
import { isCloud, switchCloud } from '../../../../src/experiment/edits/raceEdits'
import { parseExperiment, serialize } from '../../../../src/experiment/schema/schema'
import { createLab } from '../../../../src/lab/store'
import { decay, number, rate } from '../../../../src/math/setting'
import { race } from '../../../../src/run/race'
import { surfaces } from '../../../../src/surfaces/list'

const bowl = { id: 'bowl', settings: { kappa: 10 } }

function withPanes(panes: readonly Pane[], experiment = defaultExperiment): Experiment {
  return { ...experiment, view: { ...experiment.view, panes } }
}

function fillOf(id: string): (typeof paneFills)[number] {
  const found = paneFills.find((fill) => fill.id === id)
  if (!found) throw new Error(`no fill "${id}"`)
  return found
}

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

test.each(paneCounts)('%i panes show every runner, and so does one pane again', (count) => {
  const made = setPaneCount(defaultExperiment, count)
  expect(panesOf(made)).toHaveLength(count)
  const shown = new Set(panesOf(made).flatMap((pane) => runnersOf(made, pane)))
  expect([...shown].sort()).toEqual([0, 1, 2, 3, 4])
  expect(panesOf(made).every((pane) => runnersOf(made, pane).length > 0)).toBe(true)
  expect(setPaneCount(made, 1).view.panes).toEqual([])
})

test('panes with a race of their own stay when the number of panes changes', () => {
  const four = fillOf('surfaces').fill(defaultExperiment, 0) as Experiment
  expect(setPaneCount(four, 2).view.panes).toEqual(four.view.panes.slice(0, 2))
  expect(setPaneCount(four, 6).view.panes).toEqual([...four.view.panes, {}, {}])
})

describe('a fill', () => {
  test.each(paneFills.map(({ id }) => id))(
    'by %s fills every layout on every surface, and reads back',
    (id) => {
      for (const { id: surface } of surfaces) {
        for (const count of paneCounts) {
          const base = setPaneCount(setSurface(defaultExperiment, surface), count)
          const filled = fillOf(id).fill(base, 4)
          if (!filled) continue
          expect(paneCounts, `${surface} ${count}`).toContain(filled.view.panes.length)
          expect(parseExperiment(JSON.parse(JSON.stringify(serialize(filled))))).toEqual({
            experiment: filled,
            problems: [],
          })
          const titles = paneTitles(filled)
          // A row of values may repeat one if the slider has only whole numbers.
          expect(
            titles.every((title) => title !== ''),
            titles.join(),
          ).toBe(true)
        }
      }
    },
  )

  test('by optimizer gives each pane its own, and adds what is missing', () => {
    const filled = fillOf('optimizers').fill(defaultExperiment, 0) as Experiment
    expect(filled.view.panes.map(({ runners }) => runners)).toEqual([[0], [1], [2], [3], [4], [5]])
    expect(new Set(paneTitles(filled)).size).toBe(6)
  })

  test('by η is a row of one optimizer, rising past its own rate', () => {
    const filled = fillOf('rates').fill(defaultExperiment, 4) as Experiment
    expect(filled.runners.map(({ settings }) => settings['eta'])).toEqual([0.03, 0.095, 0.3, 0.95])
    expect(new Set(filled.runners.map(({ optimizer }) => optimizer))).toEqual(new Set(['adam']))
    expect(paneTitles(filled)).toEqual(['η = 0.03', 'η = 0.095', 'η = 0.3', 'η = 0.95'])
  })

  test('by β is offered only to rules that have one', () => {
    expect(fillOf('decays').fill(defaultExperiment, 0)).toBeUndefined()
    const filled = fillOf('decays').fill(defaultExperiment, 4) as Experiment
    expect(filled.runners.map(({ settings }) => settings['beta1'])).toEqual([0, 0.5, 0.9, 0.99])
  })

  test('by β finds the decay of a custom rule, whatever its name', () => {
    const rule = 'm = gamma * m + g\ntheta = theta - eta * m'
    const own: WrittenOptimizer = {
      name: 'own',
      settings: { eta: rate(0.01), beta: number(1, 0, 2), gamma: decay(0.9) },
      state: { m: 0 },
      rule,
    }
    const filled = fillOf('decays').fill(setOptimizer(defaultExperiment, 0, own), 0) as Experiment
    expect(filled.runners.map(({ settings }) => settings['gamma'])).toEqual([0, 0.5, 0.9, 0.99])
  })

  test('by shape takes a surface from one end of its first slider to the other', () => {
    const filled = fillOf('shapes').fill(
      setPaneCount(setSurface(defaultExperiment, 'ravine'), 3),
      0,
    ) as Experiment
    expect(paneTitles(filled)).toEqual(['κ = 1', 'κ = 32', 'κ = 1000'])
    expect(fillOf('shapes').fill(setSurface(defaultExperiment, 'himmelblau'), 0)).toBeUndefined()
  })

  test('by noise goes from none to more', () => {
    const filled = fillOf('noise').fill(setNoise(defaultExperiment, { sigma: 1 }), 0) as Experiment
    expect(filled.view.panes.map(({ sigma }) => sigma)).toEqual([0, 0.3, 0.9, 3])
  })
})

describe('a title', () => {
  test('is the user’s own, if there is one', () => {
    const named = setPane(setPaneCount(defaultExperiment, 2), 1, { title: 'Ours' })
    expect(paneTitles(named)[1]).toBe('Ours')
    expect(setPane(named, 1, { title: undefined }).view.panes[1]).not.toHaveProperty('title')
  })
  test('tells equal optimizers apart by their settings', () => {
    const twice = duplicateRunner(defaultExperiment, 4)
    const other = {
      ...twice,
      runners: twice.runners.map((runner, index) =>
        index === 5 ? { ...runner, settings: { ...runner.settings, eta: 0.1 } } : runner,
      ),
    }
    expect(paneTitles(withPanes([{ runners: [4] }, { runners: [5] }], other))).toEqual(['η = 0.3', 'η = 0.1'])
  })
  test('says where a pane starts only while all are on one surface', () => {
    const own: Pane = { surface: bowl, start: [1, 2] }
    expect(paneTitles(withPanes([{}, own]))).toEqual(['Rosenbrock', 'Bowl'])
    expect(paneTitles(withPanes([{}, { start: [0, 1] }]))).toEqual(['from (−1.5, 1.5)', 'from (0, 1)'])
  })
  test('is the surface if nothing differs', () => {
    expect(paneTitles(withPanes([{}, {}]))).toEqual(['Rosenbrock', 'Rosenbrock'])
  })
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

describe('what is wrong with panes', () => {
  const problemsOf = (panes: unknown) => parseExperiment({ version: 1, view: { panes } }).problems
  test.each([
    [[{}, {}, {}, {}, {}], 'view.panes: there is no layout of 5 panes; the first 4 are used'],
    [[{ sigma: 2 }], 'view.panes: there is no layout of 1 pane; it is left out'],
    [
      [{ runners: [0, 9] }, {}],
      'view.panes[0].runners[1]: 9 is out of range, whole numbers, 0 to 4; it is left out',
    ],
    [[{ surface: { id: 'nowhere' } }, {}], 'view.panes[0].surface.id: "nowhere" is not known'],
    [
      [{ title: '' }, {}],
      'view.panes[0].title: "" is not a title of 1 to 60 characters; the automatic title is used',
    ],
    [
      [{ start: [1] }, {}],
      "view.panes[0].start: [1] does not fit, [x, y] is expected; the experiment's own is used",
    ],
    [
      [{}, { colour: 3 }],
      'view.panes[1].colour: not known, one of title, runners, surface, start, sigma, camera is expected',
    ],
    ['four', 'view.panes: "four" is not a list; the default is used'],
  ])('%j', (panes, problem) => {
    expect(problemsOf(panes)).toHaveLength(1)
    expect(problemsOf(panes)[0]).toContain(problem)
  })

  test('a surface that cannot be read is left out', () => {
    const { experiment } = parseExperiment({
      version: 1,
      surface: { id: 'bowl' },
      view: { panes: [{ surface: { formula: 'x^' } }, {}] },
    })
    expect(experiment.view.panes).toEqual([{}, {}])
  })

  test('the number of races limits the steps', () => {
    const panes = Array.from({ length: 9 }, (_, index) => ({ sigma: index }))
    const { experiment, problems } = parseExperiment({ version: 1, steps: 100_000, view: { panes } })
    expect(experiment.steps).toBe(Math.floor(2_000_000 / 50))
    expect(problems).toEqual([`steps: 100000 is too many for these panes; ${experiment.steps} is used`])
    const long = { ...defaultExperiment, steps: 100_000 }
    expect((fillOf('noise').fill(setPaneCount(long, 9), 0) as Experiment).steps).toBe(experiment.steps)
  })
})

/** The experiment after a round trip through a link. */
function reread(experiment: Experiment): { experiment: Experiment; problems: string[] } {
  return parseExperiment(JSON.parse(JSON.stringify(serialize(experiment))))
}

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

test('runners that a fill adds have colours of their own', () => {
  const four = removeRunner(defaultExperiment, 0)
  const filled = fillOf('optimizers').fill(setPaneCount(four, 6), 0) as Experiment
  const colours = filled.runners.map(({ colour }) => colour)
  expect(new Set(colours).size).toBe(colours.length)
})

test('the result of a fill can be stored, however steep the start', () => {
  const steep = setStart(
    setSurface(defaultExperiment, { formula: 'exp(5x) + y^2', domain: [[-4, 4], [-4, 4]], parameters: ['x', 'y'] }),
    [3.5, 0],
  ) // prettier-ignore
  const filled = fillOf('noise').fill(steep, 0) as Experiment
  expect(reread(filled)).toEqual({ experiment: filled, problems: [] })
  const fast = {
    ...defaultExperiment,
    runners: defaultExperiment.runners.map((runner) => ({
      ...runner,
      settings: { ...runner.settings, eta: 9e11 },
    })),
  }
  const rates = fillOf('rates')
  expect(rates.can?.(fast, 0)).toBe(true)
  const { fill } = rates
  expect(fill(fast, 0)).toBeUndefined()
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
