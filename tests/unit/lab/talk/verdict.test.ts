/** What is said of a guess. */
import { expect, test } from 'vitest'
import { guessRange, verdictOn } from '../../../../src/lab/talk/verdict'

const choice = {
  kind: 'choice',
  question: 'Which?',
  options: ['the first', 'the second'],
  answer: '0',
} as const
const amount = { kind: 'number', question: 'How many?', answer: '5', min: 1, max: 12 } as const

test.each([
  [choice, 1, 1, 'Right.'],
  [choice, 0, 1, 'No. The run said: the second.'],
  [choice, undefined, 0, 'The run said: the first.'],
  [choice, 0, undefined, 'The run gave no answer.'],
  [choice, 0, 7, 'The run gave no answer.'],
  [amount, 7, 5, 'Your guess: 7. The run said 5.'],
  [amount, undefined, 5, 'The run said 5.'],
  [amount, 7, undefined, 'Your guess: 7. The run gave no answer.'],
  [{ kind: 'place', runner: 0 } as const, undefined, undefined, ''],
])('%o, guess %s, answer %s', (ask, guess, right, words) => {
  expect(verdictOn(ask, guess, right)).toBe(words)
})

test.each([
  [1, 12, 7, true],
  [0, 1, 0.5, undefined],
  [0.5, 20, 10.25, undefined],
])('a guess from %d to %d begins at %d', (min, max, middle, isWhole) => {
  const range = guessRange({ ...amount, min, max })
  expect([range.default, range.integer]).toEqual([middle, isWhole])
})
