/** Anscombe’s data set II of four with one and the same squared loss. A curve. */
import type { DataSet } from './dataSet'

export const anscombe2 = {
  id: 'anscombe2',
  name: 'Anscombe II',
  source: 'Anscombe, 1973',
  licence: 'public domain',
  columns: {
    u: [10, 8, 13, 9, 11, 14, 6, 4, 12, 7, 5],
    v: [9.14, 8.14, 8.74, 8.77, 9.26, 8.1, 6.13, 3.1, 9.13, 7.26, 4.74],
  },
} satisfies DataSet
