/** What words light up is seen: every mark changes the view in which all usual marks are shown. */
import { expect, test } from 'vitest'
import { defaultExperiment } from '../../../src/experiment/defaults/defaults'
import { litView } from '../../../src/lab/lit'

const view = {
  ...defaultExperiment.view,
  arrows: { gradient: true, step: true, momentum: true },
}

test.each(['gradient', 'step', 'momentum', 'tangent', 'minimum', 'ellipse'])('%s', (kind) => {
  expect(litView(view, { kind })).not.toEqual(view)
})

test('a ball and a panel leave the view as it is, and so does nothing', () => {
  for (const lit of [undefined, { kind: 'ball', runner: 1 }, { kind: 'chart' }])
    expect(litView(view, lit)).toBe(view)
})
