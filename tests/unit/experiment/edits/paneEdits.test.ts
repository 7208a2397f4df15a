/** How many panes there are, and what fills them. */
import { describe, expect, test } from 'vitest'
import { defaultExperiment } from '../../../../src/experiment/defaults/defaults'
import {
  removeRunner,
  setNoise,
  setOptimizer,
  setStart,
  setSurface,
} from '../../../../src/experiment/edits/edits'
import type { Experiment, WrittenOptimizer } from '../../../../src/experiment/experiment'
import { paneCounts } from '../../../../src/experiment/limits'
import { paneFills, setPaneCount } from '../../../../src/experiment/edits/paneEdits'
import { panesOf, runnersOf } from '../../../../src/experiment/edits/panes'
import { paneTitles } from '../../../../src/experiment/names/paneTitles'
import { parseExperiment, serialize } from '../../../../src/experiment/schema/schema'
import { decay, number, rate } from '../../../../src/math/setting'
import { surfaces } from '../../../../src/surfaces/list'
import { fillOf, reread } from '../../../helpers/panes'

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
  for (const { can, lacks } of paneFills) expect(lacks === undefined).toBe(can === undefined)
  const rates = fillOf('rates')
  expect(rates.can?.(fast, 0)).toBe(true)
  const { fill } = rates
  expect(fill(fast, 0)).toBeUndefined()
})
