/** Which edits make another ensemble. */
import { expect, test } from 'vitest'
import { defaultExperiment } from '../../../../src/experiment/defaults/defaults'
import {
  setLook,
  setNoise,
  setRunnerSetting,
  setSteps,
  setView,
} from '../../../../src/experiment/edits/edits'
import { setAxis, showStarts } from '../../../../src/experiment/edits/ensembleEdits'
import type { Experiment } from '../../../../src/experiment/experiment'
import { entriesOf } from '../../../../src/lab/desk/entry'

const experiment = setNoise(showStarts(defaultExperiment, 0), { sigma: 0.1 })

test.each<[string, boolean, (before: Experiment) => Experiment]>([
  ['another runner’s setting', true, (before) => setRunnerSetting(before, 1, 'eta', 0.123)],
  ['another runner’s recorded change', true, (before) => setRunnerSetting(before, 1, 'eta', 0.123, 5)],
  ['its own colour', true, (before) => setLook(before, 0, { colour: 3 })],
  ['the view', true, (before) => setView(before, { floor: !before.view.floor })],
  ['its own setting', false, (before) => setRunnerSetting(before, 0, 'eta', 0.123)],
  ['its own recorded change', false, (before) => setRunnerSetting(before, 0, 'eta', 0.123, 5)],
  ['an axis', false, (before) => setAxis(before, 'x', { to: 1.5 })],
  ['the number of steps', false, (before) => setSteps(before, before.steps + 1)],
  ['whether noise is shared', false, (before) => setNoise(before, { shared: !before.noise.shared })],
])('after an edit of %s the entry stays the same: %s', (_, isSame, edit) => {
  const before = entriesOf(experiment, [])
  expect(before).toHaveLength(1)
  const [entry] = entriesOf(edit(experiment), before)
  expect(entry === before[0]).toBe(isSame)
})
