/** Booth's function: a quadratic valley along a diagonal. */
import type { Surface } from './surface'

export const booth = {
  id: 'booth',
  name: 'Booth',
  family: 'bowl',
  parameters: ['x', 'y'],
  formula: '(x + 2 y - 7)^2 + (2 x + y - 5)^2',
  domain: [
    [-10, 10],
    [-10, 10],
  ],
  start: [-8, -4],
  minima: [[1, 3]],
  height: 'sqrt',
  picture: { azimuth: -18, elevation: 44, stretch: 0.85 },
  source: 'Jamil & Yang, 2013',
  note: 'A plain quadratic, nine times steeper across the diagonal than along it.',
} satisfies Surface
