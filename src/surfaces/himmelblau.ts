/** Himmelblau's function: four minima of the same depth. */
import type { Surface } from './surface'

export const himmelblau = {
  id: 'himmelblau',
  name: 'Himmelblau',
  family: 'many minima',
  parameters: ['x', 'y'],
  formula: '(x^2 + y - 11)^2 + (x + y^2 - 7)^2',
  domain: [
    [-5, 5],
    [-5, 5],
  ],
  start: [0.4, -4.6],
  minima: [
    [3, 2],
    [-2.805118086952745, 3.131312518250573],
    [-3.779310253377747, -3.2831859912861696],
    [3.5844283403304917, -1.8481265269644036],
  ],
  height: 'sqrt',
  source: 'Himmelblau, 1972',
  note: 'Four minima of equal depth: which one a run finds depends on its method and its rate.',
} satisfies Surface
