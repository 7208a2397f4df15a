/** The ravine: an ill-conditioned quadratic at an angle to the axes. */
import { number } from '../math/setting'
import type { Surface } from './surface'

export const ravine = {
  id: 'ravine',
  name: 'Rotated ravine',
  family: 'ravine',
  parameters: ['x', 'y'],
  formula: '((x cos(angle) + y sin(angle))^2 + kappa (y cos(angle) - x sin(angle))^2) / 2',
  settings: { kappa: number(50, 1, 1000, 'log'), angle: number(0.5, -Math.PI / 2, Math.PI / 2) },
  domain: [
    [-3, 3],
    [-3, 3],
  ],
  start: [-2.6, -0.6],
  minima: [[0, 0]],
  height: 'sqrt',
  source: 'Polyak, 1964',
  note: 'Methods with one rate a coordinate lose their advantage once the ravine is turned.',
} satisfies Surface
