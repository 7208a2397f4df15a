/** How a talk goes against its plan, and how times are said. */
import { expect, test } from 'vitest'
import { clockText } from '../../../../../src/panels/controls/clock'
import { lessonById } from '../../../../../src/lab/talk/talks'
import { paceOf, plannedSeconds } from '../../../../../src/panels/talks/speaker/pace'

const plan = [60, 30, 90]

test.each([
  [0, 10, 10, 0],
  [0, 80, 80, 20],
  [1, 70, 5, 5],
  [1, 50, 5, -15],
  [2, 90, 0, 0],
  [2, 200, 110, 20],
])(
  'in cue %i, %i s after the begin and %i s within the cue, it is %i s behind',
  (cue, elapsed, within, behind) => {
    expect(paceOf(plan, cue, elapsed, within)).toMatchObject({ behind, whole: 180, cue: plan[cue] })
  },
)

test('a cue without a plan is as long as its race', () => {
  const cues = lessonById('momentum')?.talk.cues ?? []
  const seconds = plannedSeconds(cues)
  expect(seconds).toHaveLength(cues.length)
  expect(Math.min(...seconds)).toBeGreaterThan(5)
  expect(plannedSeconds(cues.map((cue) => ({ ...cue, seconds: 12 })))).toEqual(cues.map(() => 12))
})

test.each([
  [0, '0:00'],
  [65.9, '1:05'],
  [3845, '1:04:05'],
  [-12.3, '−0:12'],
  [-0.4, '0:00'],
])('%f seconds are %s', (seconds, text) => {
  expect(clockText(seconds)).toBe(text)
})
