/** A runner beside itself: every numeric setting of every optimizer can be compared, with values that make sense. */
import { describe, expect, test } from 'vitest'
import { comparable, fillCompared, nearestTo } from '../../../../src/experiment/edits/comparing'
import { setPaneCount } from '../../../../src/experiment/edits/paneEdits'
import { setRunnerSetting } from '../../../../src/experiment/edits/edits'
import { defaultExperiment, defaultRunner, settingsOf } from '../../../../src/experiment/defaults/defaults'
import { paneCounts } from '../../../../src/experiment/limits'
import { readText, writeText } from '../../../../src/experiment/file/file'
import { createLab } from '../../../../src/lab/store'
import { fillAndSelect } from '../../../../src/panels/controls/compare'
import { boundsOf, isWithin } from '../../../../src/math/bounds'
import { optimizers } from '../../../../src/optimizers/list'

const table = optimizers.flatMap(({ id, settings }) =>
  Object.keys(settings).map((name) => [id, name] as const),
)

describe('comparing a runner with itself', () => {
  test.each(table)('%s, by its %s', (id, name) => {
    for (const panes of [1, 2, 6, 9] as const) {
      const one = { ...defaultExperiment, runners: [defaultRunner('sgd', 0), defaultRunner(id, 1)] }
      const before = setPaneCount(one, panes)
      expect(comparable(before, 1)).toContain(name)
      const filled = fillCompared(before, 1, name)
      if (!filled) throw new Error('nothing to compare')
      const values = filled.runners.map(({ settings }) => settings[name] ?? Number.NaN)
      expect(values).toEqual([...new Set(values)].toSorted((a, b) => a - b))
      expect(paneCounts).toContain(values.length)
      expect(values.length).toBeGreaterThan(1)
      expect(filled.view.panes).toEqual(values.map((_, index) => ({ runners: [index] })))
      const setting = settingsOf(id)[name]
      if (!setting) throw new Error('no such setting')
      for (const value of values) expect(isWithin(value, boundsOf(setting))).toBe(true)
      const own = before.runners[1]?.settings[name] ?? Number.NaN
      expect(values[nearestTo(own, filled, name)]).toBe(own)
      const others = filled.runners.map((each) => ({
        ...each,
        colour: 0,
        settings: { ...each.settings, [name]: 0 },
      }))
      for (const other of others) expect(other).toEqual(others[0])
      expect(readText(writeText(filled)).problems).toEqual([])
    }
  })

  test('keeps a value of four digits as it is', () => {
    const own = setRunnerSetting(defaultExperiment, 4, 'beta2', 0.9876)
    expect(fillCompared(own, 4, 'beta2')?.runners.map(({ settings }) => settings['beta2'])).toEqual([0, 0.5, 0.9, 0.9876]) // prettier-ignore
  })

  test('selects the copy that has the present value, and its pane', () => {
    const lab = createLab(defaultExperiment)
    lab.store.getState().select(1)
    fillAndSelect(lab, 1, (now) => fillCompared(now, 1, 'beta'), 'beta')
    const { experiment, selected, pane } = lab.store.getState()
    expect(experiment.runners[selected]?.settings['beta']).toBe(0.9)
    expect(experiment.view.panes[pane]?.runners).toEqual([selected])
  })

  test('more panes keep the runner that was selected', () => {
    for (const count of [2, 4, 6] as const) {
      const lab = createLab(defaultExperiment)
      lab.store.getState().select(3)
      lab.store.getState().edit((now) => setPaneCount(now, count))
      const { experiment, selected, pane } = lab.store.getState()
      expect(selected).toBe(3)
      expect(experiment.view.panes[pane]?.runners).toContain(3)
    }
  })
})
