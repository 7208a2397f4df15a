/** The parabola θ²: the smallest thing to descend. */
import type { Surface } from './surface'

export const parabola = {
  id: 'parabola',
  name: 'Parabola',
  family: 'curve',
  parameters: ['theta'],
  formula: 'theta^2',
  domain: [[-8, 8]],
  start: [4],
  minima: [[0]],
  note: 'Plain descent multiplies θ by 1 − 2η at every step, so it is stable below η = 1.',
} satisfies Surface
