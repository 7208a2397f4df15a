/** Anscombe’s data set IV of four with one and the same squared loss. One row decides the slope. */
import type { DataSet } from './dataSet'

export const anscombe4 = {
  id: 'anscombe4',
  name: 'Anscombe IV',
  source: 'Anscombe, 1973',
  licence: 'public domain',
  columns: {
    u: [8, 8, 8, 8, 8, 8, 8, 19, 8, 8, 8],
    v: [6.58, 5.76, 7.71, 8.84, 8.47, 7.04, 5.25, 12.5, 5.56, 7.91, 6.89],
  },
} satisfies DataSet
