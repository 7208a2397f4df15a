/** Which runner is ahead, and which has left the map. */
import { describe, expect, test } from 'vitest'
import { offMap, ranking } from '../../../src/run/ranking'

describe('ranking', () => {
  test('lowest loss first', () =>
    expect(ranking([3, 1, 2], [undefined, undefined, undefined])).toEqual([1, 2, 0]))
  test('ties keep runner order', () =>
    expect(ranking([1, 0, 1, 0], [undefined, undefined, undefined, undefined])).toEqual([1, 3, 0, 2]))
  test('diverged runners come last, the ones that lasted longer first', () =>
    expect(ranking([0, 5, 1, 2], [3, undefined, 7, 7])).toEqual([1, 2, 3, 0]))
})

test('a point off the map is outside the domain along any parameter', () => {
  expect(offMap(0, 0, [[-1, 1], [-1, 1]])).toBe(false)
  expect(offMap(0, 2, [[-1, 1], [-1, 1]])).toBe(true)
  expect(offMap(0, 2, [[-1, 1]])).toBe(false)
}) // prettier-ignore
