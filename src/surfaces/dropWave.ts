/** The drop wave: rings around a drop. */
import type { Surface } from './surface'

export const dropWave = {
  id: 'dropWave',
  name: 'Drop-wave',
  family: 'many minima',
  parameters: ['x', 'y'],
  formula: '-(1 + cos(12 sqrt(x^2 + y^2))) / ((x^2 + y^2) / 2 + 2)',
  domain: [
    [-5.12, 5.12],
    [-5.12, 5.12],
  ],
  start: [-2.6, 1.4],
  minima: [[0, 0]],
  picture: { elevation: 46, stretch: 0.7, headroom: 1.25 },
  source: 'Surjanovic & Bingham, 2013',
  note: 'Its local minima are whole circles: the Hessian has a zero eigenvalue all along them.',
} satisfies Surface
