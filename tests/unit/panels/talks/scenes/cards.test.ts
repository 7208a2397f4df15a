/** Which cards have the words that one looks for. */
import { expect, test } from 'vitest'
import { cardsWith } from '../../../../../src/panels/talks/scenes/cards'

const cards = [
  { id: 'one', title: 'Momentum', line: 'It rolls on.' },
  { id: 'two', title: 'Batches', line: 'Momentum meets noise.' },
]

test.each([
  ['', 'one two'],
  ['  ', 'one two'],
  ['MOMENTUM', 'one two'],
  ['noise mom', 'two'],
  ['rolls', 'one'],
  ['*[', ''],
])('%j finds %j', (words, ids) => {
  expect(
    cardsWith(cards, words)
      .map(({ id }) => id)
      .join(' '),
  ).toBe(ids)
})
