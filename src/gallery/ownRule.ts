/** An update rule that a visitor could have written. */
import type { Scene } from './scene'

export const ownRule = {
  id: 'ownRule',
  title: 'A rule of your own',
  line: 'Two lines make an optimizer. This one pushes sideways, and spirals.',
  experiment: {
    version: 1,
    surface: { id: 'bowl' },
    start: [-2.5, 2],
    steps: 320,
    runners: [
      {
        optimizer: {
          name: 'Swirl',
          settings: {
            eta: { default: 0.01, min: 1e-4, max: 1, scale: 'log' },
            swirl: { default: 4, min: -10, max: 10, scale: 'linear' },
          },
          state: {},
          rule: 'side = vec(-g[1], g[0])\ntheta = theta - eta * (g + swirl * side)',
        },
        settings: { eta: 0.02, swirl: 4 },
      },
      { optimizer: 'sgd', settings: { eta: 0.02 } },
    ],
  },
  speed: 16,
  shownAt: 60,
} satisfies Scene
