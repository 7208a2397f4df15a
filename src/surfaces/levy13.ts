/** Lévy's function N. 13: a rippled bowl with its minimum off the centre. */
import type { Surface } from './surface'

export const levy13 = {
  id: 'levy13',
  name: 'Lévy N. 13',
  family: 'many minima',
  parameters: ['x', 'y'],
  formula: 'sin(3 pi x)^2 + (x - 1)^2 (1 + sin(3 pi y)^2) + (y - 1)^2 (1 + sin(2 pi y)^2)',
  domain: [
    [-10, 10],
    [-10, 10],
  ],
  start: [-7, 6.2],
  minima: [[1, 1]],
  height: 'sqrt',
  picture: { azimuth: -12, elevation: 44, stretch: 0.62 },
  source: 'Lévy & Montalvo, 1985',
  note: 'The ripples grow with the distance from the minimum.',
} satisfies Surface
