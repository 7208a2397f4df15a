/** The bowl: a quadratic whose condition number is a setting. */
import { number } from '../math/setting'
import type { Surface } from './surface'

export const bowl = {
  id: 'bowl',
  name: 'Bowl',
  family: 'bowl',
  parameters: ['x', 'y'],
  formula: 'x^2 + kappa y^2',
  settings: { kappa: number(2, 0.1, 100, 'log') },
  domain: [
    [-3, 3],
    [-3, 3],
  ],
  start: [-2.6, 2.2],
  minima: [[0, 0]],
  picture: { azimuth: -54, elevation: 36 },
  source: 'Cauchy, 1847',
  note: 'Plain descent is stable up to a rate of 1/max(1, κ).',
} satisfies Surface
