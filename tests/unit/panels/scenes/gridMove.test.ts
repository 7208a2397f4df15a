/** Arrow keys in a grid of cards. */
import { expect, test } from 'vitest'
import { gridMove } from '../../../../src/panels/scenes/gridMove'

// Eight cards in rows of three: the last row has two.
test.each([
  ['ArrowRight', 0, 1],
  ['ArrowRight', 7, undefined],
  ['ArrowLeft', 3, 2],
  ['ArrowLeft', 0, undefined],
  ['ArrowDown', 1, 4],
  ['ArrowDown', 5, 7],
  ['ArrowDown', 6, undefined],
  ['ArrowUp', 4, 1],
  ['ArrowUp', 2, undefined],
  ['Home', 5, 0],
  ['End', 1, 7],
  ['Tab', 1, undefined],
])('%s from card %i leads to %s', (key, at, to) => {
  expect(gridMove(key, at, 8, 3)).toBe(to)
})
