/** Ackley's function: a rippled plain around a sharp funnel. */
import type { Surface } from './surface'

export const ackley = {
  id: 'ackley',
  name: 'Ackley',
  family: 'many minima',
  parameters: ['x', 'y'],
  formula: '-20 exp(-0.2 sqrt((x^2 + y^2) / 2)) - exp((cos(2 pi x) + cos(2 pi y)) / 2) + e + 20',
  domain: [
    [-5, 5],
    [-5, 5],
  ],
  start: [-3.4, 2.6],
  minima: [[0, 0]],
  picture: { elevation: 44, headroom: 1.1 },
  source: 'Ackley, 1987',
  note: 'The minimum is a cusp: the gradient does not shrink on the way to it, so a fixed rate never settles.',
} satisfies Surface
