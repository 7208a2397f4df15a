/** Two panes, one of them with noise. */
import type { Scene } from './scene'

export const shaken = {
  id: 'shaken',
  title: 'Shaken out of a well',
  line: 'Calm, both stay in the narrow well. With noise both get out.',
  experiment: {
    version: 1,
    surface: { id: 'gaussianWells' },
    start: [-1.5, 2.1],
    steps: 320,
    seed: 3,
    runners: [
      { optimizer: 'momentum', settings: { eta: 0.02, beta: 0.9 } },
      { optimizer: 'sgd', settings: { eta: 0.1 } },
    ],
    view: { panes: [{ title: 'calm' }, { title: 'noise, σ = 1.2', sigma: 1.2 }] },
  },
  speed: 16,
  shownAt: 200,
} satisfies Scene
