/** The saddle, bounded by a quartic so that leaving it ends somewhere. */
import type { Surface } from './surface'

export const saddle = {
  id: 'saddle',
  name: 'Saddle',
  family: 'saddle',
  parameters: ['x', 'y'],
  formula: 'x^2 - y^2 + y^4 / 4',
  domain: [
    [-2, 2],
    [-2, 2],
  ],
  start: [1.5, 0.01],
  minima: [
    [0, 'sqrt(2)'],
    [0, '-sqrt(2)'],
  ],
  note: 'From a start near the ridge, what counts is how soon a method leaves the origin.',
} satisfies Surface
