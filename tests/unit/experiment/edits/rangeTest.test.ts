/** A range test ends with a rate that it suggests, and the schedule from before it. */
import { expect, test } from 'vitest'
import { setSchedule } from '../../../../src/experiment/edits/edits'
import { endRangeTest, rateFor, scheduleBefore } from '../../../../src/experiment/edits/rangeTest'
import { experiment } from '../../../helpers/chart'

const cosine = { id: 'cosine', settings: { steps: 60, min: 0 } }
const before = experiment({
  turn: 'gradient',
  runners: [{ optimizer: 'sgd' }, { optimizer: 'adam', schedule: cosine }],
})
const tested = setSchedule(before, 1, 'rangeTest')

test('its chart is drawn against η', () => {
  expect(tested.view.against).toBe('eta')
  expect(tested.runners[1]?.schedule).toEqual({
    id: 'rangeTest',
    settings: { low: 1e-5, high: 10, steps: 100 },
  })
})

test('the old schedule comes back with the rate, and the chart counts turns', () => {
  const schedule = scheduleBefore([before, tested, tested], 1)
  expect(schedule).toEqual(cosine)
  const ended = endRangeTest(tested, 1, 0.0071, schedule)
  expect(ended.runners[1]).toMatchObject({ settings: { eta: 0.0071 }, schedule: cosine })
  expect(ended.view.against).toBe('gradient')
  expect(ended.runners[0]).toBe(tested.runners[0])
})

test('while another runner is tested the chart stays', () => {
  const both = setSchedule(tested, 0, 'rangeTest')
  expect(endRangeTest(both, 1, 0.1, cosine).view.against).toBe('eta')
})

test('a link that begins with a test has no schedule from before', () => {
  expect(scheduleBefore([tested], 1)).toEqual({ id: 'constant', settings: {} })
  expect(scheduleBefore([], 1)).toEqual({ id: 'constant', settings: {} })
})

const own = { name: 'fixed', settings: {}, state: {}, rule: 'theta = theta - 0.1 g' }

test('a rate has two digits, and a rule without η none', () => {
  expect(rateFor({ optimizer: 'sgd' }, 0.00705480231)).toBe(0.0071)
  expect(rateFor({ optimizer: own }, 0.01)).toBeUndefined()
})
