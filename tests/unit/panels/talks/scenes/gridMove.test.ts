/** Arrow keys among cards in rows. */
import { expect, test } from 'vitest'
import { nextCard } from '../../../../../src/panels/talks/scenes/gridMove'

// Five cards in rows of three, then three more below a heading: the row above has two.
const places = [
  ...[0, 100, 200].map((left) => ({ left, top: 0 })),
  ...[0, 100].map((left) => ({ left, top: 80 })),
  ...[0, 100, 200].map((left) => ({ left, top: 200 })),
]

test.each([
  ['ArrowRight', 0, 1],
  ['ArrowRight', 4, 5],
  ['ArrowRight', 7, undefined],
  ['ArrowLeft', 3, 2],
  ['ArrowLeft', 0, undefined],
  ['ArrowDown', 1, 4],
  ['ArrowDown', 2, 4],
  ['ArrowDown', 3, 5],
  ['ArrowDown', 6, undefined],
  ['ArrowUp', 7, 4],
  ['ArrowUp', 5, 3],
  ['ArrowUp', 2, undefined],
  ['Home', 5, 0],
  ['End', 1, 7],
  ['Tab', 1, undefined],
  ['ArrowDown', -1, undefined],
])('%s from card %i leads to %s', (key, at, to) => {
  expect(nextCard(key, at, places)).toBe(to)
})
