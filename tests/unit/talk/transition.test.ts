/** The change from one cue to the next. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { defaultExperiment } from '../../../src/experiment/defaults/defaults'
import { parseExperiment } from '../../../src/experiment/schema/schema'
import { transition } from '../../../src/talk/transition'

const { experiment: other } = parseExperiment({
  start: [1.5, -0.5],
  runners: defaultExperiment.runners.map(({ optimizer }) => ({ optimizer, settings: { eta: 0.02 } })),
})
const from = { experiment: defaultExperiment, turns: 40 }
const to = { experiment: other, turns: 0 }

test('it begins at the numbers before and ends exactly at the next cue', () => {
  const begin = transition(from, to, 0)
  expect(begin.turns).toBe(40)
  expect(begin.experiment.start).toEqual(defaultExperiment.start)
  expect(begin.experiment.runners.map(({ settings }) => settings['eta'])).toEqual(
    defaultExperiment.runners.map(({ settings }) => settings['eta']),
  )
  expect(transition(from, to, 1)).toBe(to)
})

test('half of the way is the middle: of a rate the geometric one', () => {
  const half = transition(from, to, 0.5)
  expect(half.turns).toBe(20)
  const [before, after] = [defaultExperiment.runners[0]?.settings['eta'] ?? 0, 0.02]
  expect(half.experiment.runners[0]?.settings['eta']).toBeCloseTo(Math.sqrt(before * after), 12)
  expect(half.experiment.start[0]).toBeCloseTo(((defaultExperiment.start[0] ?? 0) + 1.5) / 2, 12)
})

test('no number leaves what is between its ends, whatever the share (seed 15)', () => {
  const within = (value: number, one: number, two: number): boolean =>
    value >= Math.min(one, two) - 1e-12 && value <= Math.max(one, two) + 1e-12
  fc.assert(
    fc.property(fc.double({ min: 0, max: 1, noNaN: true }), (share) => {
      const { experiment, turns } = transition(from, to, share)
      expect(within(turns, from.turns, to.turns)).toBe(true)
      for (const axis of [0, 1])
        expect(within(experiment.start[axis] ?? NaN, from.experiment.start[axis] ?? 0, other.start[axis] ?? 0)).toBe(true) // prettier-ignore
    }),
    { seed: 15 },
  )
})
