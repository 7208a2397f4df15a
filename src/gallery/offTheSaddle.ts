/** A start exactly on the ridge, and a little noise. */
import type { Scene } from './scene'

export const offTheSaddle = {
  id: 'offTheSaddle',
  title: 'Off the saddle',
  line: 'On a ridge a little noise decides who leaves, and to which side.',
  experiment: {
    version: 1,
    surface: { id: 'saddle' },
    start: [1.5, 0],
    steps: 160,
    seed: 3,
    noise: { sigma: 0.05, shared: true },
    runners: [
      { optimizer: 'momentum', settings: { eta: 0.02, beta: 0.9 } },
      { optimizer: 'sgd', settings: { eta: 0.05 } },
      { optimizer: 'rmsprop', settings: { eta: 0.02 } },
      { optimizer: 'adam', settings: { eta: 0.05 } },
    ],
  },
  speed: 8,
  shownAt: 70,
} satisfies Scene
