/** What `npm run soak` understands. */
import { expect, test } from 'vitest'
import { readSoakChoice } from '../../soak/choice'

test('minutes and seed are read in any order, and have defaults', () => {
  expect(readSoakChoice([])).toEqual({ minutes: 30, seed: 1, patience: 20 })
  expect(readSoakChoice(['--seed', '7', '--patience', '60', '--minutes', '0.5'])).toEqual({
    minutes: 0.5,
    seed: 7,
    patience: 60,
  })
})

test.for([
  ['--minutes'],
  ['--minutes', '-1'],
  ['--minutes', 'many'],
  ['--seed', '1.5'],
  ['--hours', '2'],
  ['3'],
])('%s is refused in one line', (words) => {
  expect(readSoakChoice(words)).toMatch(/^.* is not understood: npm run soak -- --minutes 30 --seed 1$/)
})
