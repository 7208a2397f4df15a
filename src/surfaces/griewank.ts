/** Griewank's function: shallow waves on a very wide bowl. */
import type { Surface } from './surface'

export const griewank = {
  id: 'griewank',
  name: 'Griewank',
  family: 'many minima',
  parameters: ['x', 'y'],
  formula: '(x^2 + y^2) / 4000 - cos(x) cos(y / sqrt(2)) + 1',
  domain: [
    [-10, 10],
    [-10, 10],
  ],
  start: [-7.4, 5.6],
  minima: [[0, 0]],
  picture: { elevation: 48, stretch: 0.55 },
  source: 'Griewank, 1981',
  note: 'Near the middle the bowl hardly tilts the waves: every dimple looks like the deepest.',
} satisfies Surface
