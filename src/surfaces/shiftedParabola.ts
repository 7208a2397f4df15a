/** A parabola with its minimum away from zero in both directions. */
import type { Surface } from './surface'

export const shiftedParabola = {
  id: 'shiftedParabola',
  name: 'Shifted parabola',
  family: 'curve',
  parameters: ['x'],
  formula: '(x - 1)^2 / 2 + 1/2',
  domain: [[-4, 6]],
  start: [-2.5],
  minima: [[1]],
  note: 'Curvature 1: a rate of 1 lands on the minimum at once, 2 bounces forever, more diverges.',
} satisfies Surface
