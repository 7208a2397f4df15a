/** Rastrigin's function: an egg box in a bowl. */
import type { Surface } from './surface'

export const rastrigin = {
  id: 'rastrigin',
  name: 'Rastrigin',
  family: 'many minima',
  parameters: ['x', 'y'],
  formula: '20 + x^2 - 10 cos(2 pi x) + y^2 - 10 cos(2 pi y)',
  domain: [
    [-5.12, 5.12],
    [-5.12, 5.12],
  ],
  start: [-3.4, 2.6],
  minima: [[0, 0]],
  picture: { azimuth: -30, elevation: 48, stretch: 0.62 },
  source: 'Rastrigin, 1974',
  note: '121 local minima in the domain, one near every pair of whole numbers.',
} satisfies Surface
