/** Domains: which intervals are valid, both in a document and in the editor of a formula. */
import { describe, expect, test } from 'vitest'
import { parseExperiment } from '../../../src/experiment/schema/schema'
import { problemWith } from '../../../src/math/check'
import { factsOf } from '../../../src/surfaces/kinds'
import { interval, startIn } from '../../../src/surfaces/domain'

describe('an interval', () => {
  test.each([
    [[-1, 1], undefined],
    [[0, 1e-12], undefined],
    [[-1e-12, 1e-12], undefined],
    [[-1e12, 1e12], undefined],
    [[0, 9e-13], '[0, 9e-13] does not fit, it must be at least 1e-12 wide'],
    [
      [1000, 1000 + 1e-11],
      '[1000, 1000.00000000001] does not fit, it must be at least 1.00000000000001e-9 wide',
    ],
    [[1, 1], '[1, 1] does not fit, the first number must be the lower one'],
    [[2, 1], '[2, 1] does not fit, the first number must be the lower one'],
    [[0, 1.1e12], '1100000000000 is out of range, -1e12 to 1e12'],
    [[0, Number.POSITIVE_INFINITY], 'Infinity is out of range, -1e12 to 1e12'],
    [[0, Number.NaN], 'NaN is not a number'],
    [[0], '[0] does not fit, [low, high] is expected'],
    ['0', '"0" does not fit, [low, high] is expected'],
  ])('%j: %s', (given, problem) => {
    expect(problemWith(interval, given)).toBe(problem)
    const { experiment, problems } = parseExperiment({ surface: { formula: 'x', domain: [given] } })
    expect(problems).toHaveLength(problem === undefined ? 0 : 1)
    expect(problems[0] ?? '').toContain(problem ?? '')
    expect(factsOf(experiment.surface).domain).toEqual([problem === undefined ? given : [-3, 3]])
  })
})

test('a start lies inside, off the centre and the diagonal', () => {
  expect(startIn([[0, 10], [0, 4]])).toEqual([2, 3]) // prettier-ignore
  expect(startIn([[-5, 5]])).toEqual([-3])
  expect(startIn([[-3, 3], [-3, 3]])).toEqual([-1.8, 1.5]) // prettier-ignore
  expect(startIn([[-5e-13, 5e-13], [-1e12, 1e12]])).toEqual([-3e-13, 5e11]) // prettier-ignore
  expect(startIn([[0.1, 0.4]])).toEqual([0.16])
})
