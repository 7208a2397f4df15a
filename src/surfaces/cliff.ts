/** The cliff: a gentle slope down to the foot of a wall. */
import { number } from '../math/setting'
import type { Surface } from './surface'

export const cliff = {
  id: 'cliff',
  name: 'Cliff',
  family: 'plateau',
  parameters: ['x', 'y'],
  formula: 'wall (x - 1 + sqrt((x - 1)^2 + width^2)) / 2 - slope x + y^2 / 4',
  settings: {
    wall: number(50, 5, 1000, 'log'),
    width: number(0.03, 0.001, 0.3, 'log'),
    slope: number(0.5, 0.1, 2),
  },
  domain: [
    [-2, 2],
    [-2, 2],
  ],
  start: [-1.6, 1.4],
  // where the wall's slope, wall/2 (1 + u/√(u² + width²)) at u = x − 1, equals `slope`
  minima: [['1 + width (2 slope / wall - 1) / (2 sqrt((slope / wall) (1 - slope / wall)))', 0]],
  height: 'sqrt',
  picture: { azimuth: -34, elevation: 42 },
  source: 'Pascanu, Mikolov & Bengio, 2013 (exploding gradient)',
  note: 'One step onto the wall throws plain descent far back; clipping the gradient saves it.',
} satisfies Surface
