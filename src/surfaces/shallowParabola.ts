/** A wide parabola of curvature 0.3 that tolerates surprisingly large learning rates. */
import { number } from '../math/setting'
import type { Surface } from './surface'

export const shallowParabola = {
  id: 'shallowParabola',
  name: 'Shallow parabola',
  family: 'curve',
  parameters: ['w'],
  formula: '0.15 w^2 + c',
  settings: { c: number(1, 0, 5) },
  domain: [[-10, 10]],
  start: [-8],
  minima: [[0]],
  note: 'Curvature 0.3, so plain descent is stable up to a rate of 2/0.3 ≈ 6.67.',
} satisfies Surface
