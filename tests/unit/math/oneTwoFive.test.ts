/** Round numbers at, just below and just above each of them, over all decades of a float64. */
import { expect, test } from 'vitest'
import { roundAbove, roundBelow } from '../../../src/math/oneTwoFive'

const round = Array.from({ length: 600 }, (_, index) => index - 300).flatMap((power) =>
  [1, 2, 5].map((lead) => Number(`${lead}e${power}`)),
)

test('a round number is its own', () => {
  for (const number of round) expect([roundBelow(number), roundAbove(number)]).toEqual([number, number])
})

test('between two of them one is below and the other above', () => {
  for (const [index, high] of round.entries()) {
    const low = round[index - 1]
    if (low === undefined) continue
    for (const value of [low * (1 + 4e-16), (low + high) / 2, high * (1 - 4e-16)])
      expect([roundBelow(value), roundAbove(value)]).toEqual([low, high])
  }
})
