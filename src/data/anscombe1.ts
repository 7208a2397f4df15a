/** Anscombe’s data set I of four with one and the same squared loss. A line with noise. */
import type { DataSet } from './dataSet'

export const anscombe1 = {
  id: 'anscombe1',
  name: 'Anscombe I',
  source: 'Anscombe, 1973',
  licence: 'public domain',
  columns: {
    u: [10, 8, 13, 9, 11, 14, 6, 4, 12, 7, 5],
    v: [8.04, 6.95, 7.58, 8.81, 8.33, 9.96, 7.24, 4.26, 10.84, 4.82, 5.68],
  },
} satisfies DataSet
