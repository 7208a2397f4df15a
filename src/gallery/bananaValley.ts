/** Rosenbrock, as in every book. */
import type { Scene } from './scene'

export const bananaValley = {
  id: 'bananaValley',
  title: 'The banana valley',
  line: 'Rosenbrock: soon in the valley, long on the way. L‑BFGS learns its bend.',
  experiment: {
    version: 1,
    surface: { id: 'rosenbrock' },
    start: [-1.5, 1.5],
    steps: 400,
    runners: [
      { optimizer: 'momentum', settings: { eta: 0.0012, beta: 0.9 } },
      { optimizer: 'sgd', settings: { eta: 0.002 } },
      { optimizer: 'adam', settings: { eta: 0.3 } },
      { optimizer: 'lbfgs' },
    ],
  },
  speed: 16,
  shownAt: 60,
} satisfies Scene
