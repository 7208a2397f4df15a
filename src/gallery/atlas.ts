/** An atlas of η and β. */
import type { Scene } from './scene'

export const atlas = {
  id: 'atlas',
  title: 'An atlas of η and β',
  line: 'Every cell is a race with its own η and β, coloured by where it ends.',
  experiment: {
    version: 1,
    surface: { id: 'himmelblau' },
    start: [4.25, 5],
    steps: 240,
    runners: [{ optimizer: 'momentum', settings: { eta: 0.005, beta: 0.9 } }],
    ensemble: {
      runners: [0],
      x: { of: 'setting.eta', from: 0.0005, to: 0.03, scale: 'log' },
      y: { of: 'setting.beta', from: 0, to: 0.99 },
      columns: 256,
      rows: 256,
      map: true,
      mapColours: 'outcome',
    },
  },
  speed: 8,
  shownAt: 60,
} satisfies Scene
