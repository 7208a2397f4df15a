/** A saddle that attracts Newton’s method. */
import type { Scene } from './scene'

export const newtonsTrap = {
  id: 'newtonsTrap',
  title: 'A trap for Newton',
  line: 'Newton’s method runs into the saddle and stays; descent slides past it.',
  experiment: {
    version: 1,
    surface: { id: 'monkeySaddle' },
    start: [0.6, 0.03],
    steps: 300,
    runners: [
      { optimizer: 'newton', settings: { eta: 0.5, damping: 0 } },
      { optimizer: 'sgd', settings: { eta: 0.02 } },
      { optimizer: 'momentum', settings: { eta: 0.01, beta: 0.9 } },
      { optimizer: 'adam', settings: { eta: 0.1 } },
    ],
  },
  speed: 8,
  shownAt: 70,
} satisfies Scene
