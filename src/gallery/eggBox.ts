/** 4,096 runs of momentum on Rastrigin. */
import type { Scene } from './scene'

export const eggBox = {
  id: 'eggBox',
  title: '4,096 in an egg box',
  line: 'Momentum from 4,096 places, and the dimples that hold it.',
  experiment: {
    version: 1,
    surface: { id: 'rastrigin' },
    start: [-3.4, 2.6],
    steps: 160,
    runners: [{ optimizer: 'momentum', settings: { eta: 0.003, beta: 0.95 } }],
    ensemble: { runners: [0], columns: 64, rows: 64, swarm: true, map: false },
    view: { heightScale: 0.25 },
  },
  speed: 8,
  shownAt: 12,
} satisfies Scene
