/** The map of basins, laid over the ground. */
import type { Scene } from './scene'

export const basins = {
  id: 'basins',
  title: 'Where starts lead',
  line: 'Each place is coloured by the minimum found from there. Borders are fractal.',
  experiment: {
    version: 1,
    surface: { id: 'himmelblau' },
    start: [0.4, -4.6],
    steps: 240,
    runners: [{ optimizer: 'momentum', settings: { eta: 0.005, beta: 0.9 } }],
    ensemble: { runners: [0], columns: 256, rows: 256, swarm: false, map: false, draped: true },
    view: { camera: 'top' },
  },
  speed: 8,
  shownAt: 60,
} satisfies Scene
