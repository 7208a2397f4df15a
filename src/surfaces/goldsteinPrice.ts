/** The Goldstein–Price function: four minima below walls of a million. */
import type { Surface } from './surface'

export const goldsteinPrice = {
  id: 'goldsteinPrice',
  name: 'Goldstein–Price',
  family: 'many minima',
  parameters: ['x', 'y'],
  formula:
    '(1 + (x + y + 1)^2 (19 - 14 x + 3 x^2 - 14 y + 6 x y + 3 y^2))' +
    ' * (30 + (2 x - 3 y)^2 (18 - 32 x + 12 x^2 + 48 y - 36 x y + 27 y^2))',
  domain: [
    [-2, 2],
    [-2, 2],
  ],
  start: [0.2, -1.2],
  minima: [
    [0, -1],
    [-0.6, -0.4],
    [1.8, 0.2],
    [1.2, 0.8],
  ],
  height: 'log',
  source: 'Goldstein & Price, 1971',
  note: 'Values from 3 to a million: a rate that is safe on the walls stands still in the valley.',
} satisfies Surface
