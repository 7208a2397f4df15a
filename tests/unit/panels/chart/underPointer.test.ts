/** The values under the pointer in the chart. */
import { expect, test } from 'vitest'
import { readingsAt } from '../../../../src/panels/chart/underPointer'
import { contentFor, himmelblau } from '../../../helpers/chart'

/** Name, step and value of each. */
function read(against: 'step' | 'gradient', place: number) {
  const content = contentFor(himmelblau, { against })
  return readingsAt(content, place).map(({ line, step, value }) => [
    line.name,
    step,
    value === line.values[step],
  ])
}

test('against steps all lines are read at the same step', () => {
  expect(read('step', 6.9)).toEqual([
    ['SGD', 7, true],
    ['SAM', 7, true],
    ['Adam', 7, true],
  ])
})

test('against gradients a step of SAM counts twice', () => {
  expect(read('gradient', 8)).toEqual([
    ['SGD', 8, true],
    ['SAM', 4, true],
    ['Adam', 8, true],
  ])
})

test('nothing is read before the start or past the end of a line', () => {
  expect(read('step', -0.6)).toEqual([])
  expect(read('step', 1e9)).toEqual([])
})
