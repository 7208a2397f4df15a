/** Seven cars: the first example of a course. */
import type { DataSet } from './dataSet'

export const crashCars = {
  id: 'crashCars',
  name: 'seven cars',
  source: 'Google, Machine Learning Crash Course',
  licence: 'CC BY 4.0',
  labels: { u: 'weight (1000 lb)', v: 'miles per gallon' },
  columns: {
    u: [3.5, 3.69, 3.44, 3.43, 4.34, 4.42, 2.37],
    v: [18, 15, 18, 16, 15, 14, 24],
  },
} satisfies DataSet
