/** Anscombe’s data set III of four with one and the same squared loss. A line with one row far off. */
import type { DataSet } from './dataSet'

export const anscombe3 = {
  id: 'anscombe3',
  name: 'Anscombe III',
  source: 'Anscombe, 1973',
  licence: 'public domain',
  columns: {
    u: [10, 8, 13, 9, 11, 14, 6, 4, 12, 7, 5],
    v: [7.46, 6.77, 12.74, 7.11, 7.81, 8.84, 6.08, 5.39, 8.15, 6.42, 5.73],
  },
} satisfies DataSet
