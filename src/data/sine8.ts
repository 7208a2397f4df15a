/** Eight rows of a sine with noise: few enough that a fit can follow the noise. */
import type { DataSet } from './dataSet'

export const sine8 = {
  id: 'sine8',
  name: 'eight noisy rows',
  source: 'v = sin(2.1u + 0.6) + 0.25 × noise, numpy, seed 7',
  licence: 'public domain',
  columns: {
    u: [-2.54, -1.66, -0.98, -0.51, 0.27, 1.3, 1.61, 2.76],
    v: [0.88, -0.41, -0.87, -0.36, 0.95, -0.42, -0.75, 0.29],
  },
} satisfies DataSet
