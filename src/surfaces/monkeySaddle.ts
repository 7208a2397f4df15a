/** The monkey saddle: three valleys meet where the whole Hessian is zero. */
import type { Surface } from './surface'

export const monkeySaddle = {
  id: 'monkeySaddle',
  name: 'Monkey saddle',
  family: 'saddle',
  parameters: ['x', 'y'],
  formula: 'x^3 - 3 x y^2 + (x^2 + y^2)^2 / 4',
  domain: [
    [-3.5, 3.5],
    [-3.5, 3.5],
  ],
  start: [2, 0.05],
  minima: [
    [-3, 0],
    [1.5, '1.5 sqrt(3)'],
    [1.5, '-1.5 sqrt(3)'],
  ],
  picture: { azimuth: 18, elevation: 46 },
  source: 'Hilbert & Cohn-Vossen, 1932, bounded by a quartic',
  note: 'At the origin gradient and Hessian both vanish: two legs and a tail lead down.',
} satisfies Surface
