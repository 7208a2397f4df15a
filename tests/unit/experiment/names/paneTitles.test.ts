/** The titles of panes: what tells a pane from the others. */
import { describe, expect, test } from 'vitest'
import { defaultExperiment } from '../../../../src/experiment/defaults/defaults'
import { duplicateRunner } from '../../../../src/experiment/edits/edits'
import type { Pane } from '../../../../src/experiment/experiment'
import { setPane, setPaneCount } from '../../../../src/experiment/edits/paneEdits'
import { paneTitles } from '../../../../src/experiment/names/paneTitles'
import { bowl, withPanes } from '../../../helpers/panes'

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
  test('tells data fits apart by their data', () => {
    const fit = (id: string, data?: string): Pane => ({
      surface: { id, settings: {}, ...(data && { data }) },
    })
    expect(
      paneTitles(withPanes([fit('linearRegression', 'anscombe1'), fit('linearRegression', 'cars')])),
    ).toEqual(['Anscombe I', '398 cars'])
    expect(paneTitles(withPanes([fit('linearRegression'), fit('absoluteRegression', 'anscombe2')]))).toEqual([
      'Linear regression, line with noise',
      'Least absolute deviations, Anscombe II',
    ])
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
