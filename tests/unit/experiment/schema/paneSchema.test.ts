/** Panes in JSON: what is refused of them, and in which words. */
import { describe, expect, test } from 'vitest'
import { defaultExperiment } from '../../../../src/experiment/defaults/defaults'
import type { Experiment } from '../../../../src/experiment/experiment'
import { setPaneCount } from '../../../../src/experiment/edits/paneEdits'
import { parseExperiment } from '../../../../src/experiment/schema/schema'
import { fillOf } from '../../../helpers/panes'

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
