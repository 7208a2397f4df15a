/** Schedules under noise. */
import type { Scene } from './scene'

export const coolingDown = {
  id: 'coolingDown',
  title: 'Cooling down',
  line: 'Under noise a constant rate hovers; a falling one settles.',
  experiment: {
    version: 1,
    surface: { id: 'bowl' },
    start: [-2.5, 2],
    steps: 400,
    seed: 7,
    noise: { sigma: 3, shared: true },
    runners: [
      { name: 'constant', optimizer: 'sgd', settings: { eta: 0.15 } },
      {
        name: 'cosine',
        optimizer: 'sgd',
        settings: { eta: 0.15 },
        schedule: { id: 'cosine', settings: { steps: 400 } },
      },
      {
        name: 'in steps',
        optimizer: 'sgd',
        settings: { eta: 0.15 },
        schedule: { id: 'step', settings: { every: 100, factor: 0.3 } },
      },
    ],
  },
  speed: 16,
  shownAt: 250,
} satisfies Scene
