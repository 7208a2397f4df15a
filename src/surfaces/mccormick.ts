/** McCormick's function: a tilted trough with a sine across it. */
import type { Surface } from './surface'

export const mccormick = {
  id: 'mccormick',
  name: 'McCormick',
  family: 'valley',
  parameters: ['x', 'y'],
  formula: 'sin(x + y) + (x - y)^2 - 1.5 x + 2.5 y + 1',
  domain: [
    [-1.5, 4],
    [-3, 4],
  ],
  start: [3.6, -2.6],
  // x − y = 1 and cos(x + y) = −1/2
  minima: [
    ['1/2 - pi / 3', '-1/2 - pi / 3'],
    ['1/2 + 2 pi / 3', '-1/2 + 2 pi / 3'],
  ],
  picture: { elevation: 44, stretch: 0.85 },
  source: 'McCormick, 1976',
  note: 'Unbounded below outside the frame: the sine repeats down the trough forever.',
} satisfies Surface
