/** Matyas' function: a shallow valley along the diagonal. */
import type { Surface } from './surface'

export const matyas = {
  id: 'matyas',
  name: 'Matyas',
  family: 'valley',
  parameters: ['x', 'y'],
  formula: '0.26 (x^2 + y^2) - 0.48 x y',
  domain: [
    [-10, 10],
    [-10, 10],
  ],
  start: [-9, -3],
  minima: [[0, 0]],
  height: 'sqrt',
  picture: { azimuth: -18, elevation: 44, stretch: 0.85 },
  source: 'Jamil & Yang, 2013',
  note: 'Twenty-five times flatter along the diagonal than across it: rates that suit others are far too small here.',
} satisfies Surface
