/** Rows on a line but for one, by the squared loss, which it bends, and by the Huber loss. */
import type { Scene } from './scene'

const losses = [
  ['Squared loss', 'linearRegression'],
  ['Huber loss', 'huberRegression'],
] as const

export const oneRowFarOff = {
  id: 'oneRowFarOff',
  title: 'One row far off',
  line: 'The same eleven rows by two losses: one row far off bends the first line alone.',
  experiment: {
    version: 1,
    surface: { id: 'linearRegression', data: 'anscombe3' },
    steps: 480,
    runners: [{ optimizer: 'momentum', settings: { eta: 0.02, beta: 0.9 } }],
    view: {
      card: 'fit',
      panes: losses.map(([title, id]) => ({ title, surface: { id, data: 'anscombe3' } })),
    },
  },
  speed: 16,
  shownAt: 120,
} satisfies Scene
