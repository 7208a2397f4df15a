/** Branin's function: three equal minima along a wave. */
import type { Surface } from './surface'

export const branin = {
  id: 'branin',
  name: 'Branin',
  family: 'many minima',
  parameters: ['x', 'y'],
  formula: '(y - 5.1 x^2 / (4 pi^2) + 5 x / pi - 6)^2 + 10 (1 - 1 / (8 pi)) cos(x) + 10',
  domain: [
    [-5, 10],
    [0, 15],
  ],
  start: [2.5, 11],
  // cos x is −1 and the square is zero
  minima: [
    ['-pi', 12.275],
    ['pi', 2.275],
    ['3 pi', 2.475],
  ],
  height: 'sqrt',
  source: 'Branin, 1972',
  note: 'Three minima of the same depth along one curved valley.',
} satisfies Surface
