/** Least squares by all rows, by 32 of them and by one. */
import type { Scene } from './scene'

const batches = [
  ['all rows', undefined],
  ['32 rows', { size: 32 }],
  ['one row', { size: 1 }],
] as const

export const threeBatches = {
  id: 'threeBatches',
  title: 'Three batches',
  line: 'A line fitted by all rows, by 32, by one: the fewer a step sees, the more it strays.',
  experiment: {
    version: 1,
    surface: { id: 'linearRegression' },
    start: [-1.2, 0.5],
    steps: 160,
    runners: batches.map(([name, batch]) => ({
      name,
      optimizer: 'sgd',
      settings: { eta: 0.05 },
      ...(batch && { batch }),
    })),
    view: { card: 'fit' },
  },
  speed: 8,
  shownAt: 90,
} satisfies Scene
