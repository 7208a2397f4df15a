/** A formula that a visitor could have typed. */
import type { Scene } from './scene'

export const ownFormula = {
  id: 'ownFormula',
  title: 'A formula of your own',
  line: 'A tilted hat, typed as one line: off the crown, then round the brim.',
  experiment: {
    version: 1,
    surface: {
      formula: '(x^2 + y^2 - 4)^2 / 8 + x / 2 + 1',
      domain: [
        [-3, 3],
        [-3, 3],
      ],
    },
    start: [0.4, 0.15],
    steps: 240,
    runners: [
      { optimizer: 'momentum', settings: { eta: 0.02, beta: 0.9 } },
      { optimizer: 'sgd', settings: { eta: 0.15 } },
      { optimizer: 'rmsprop', settings: { eta: 0.03 } },
      { optimizer: 'adam', settings: { eta: 0.1 } },
    ],
  },
  speed: 8,
  shownAt: 60,
} satisfies Scene
